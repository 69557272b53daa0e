import fc from 'fast-check';
import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import type { ProcessTimer } from '../../adapters/simulator/network-processor/process';
import type { DecisionOverrides } from '../../adapters/simulator/simulator';
import type { RuleId } from '../../ledger/rule';
import { HISTORIES, type History, historyNames, idleHistories } from './histories';
import { hostDriverSites } from './host-driver-sites';
import { networkProcessorSites } from './network-processor-sites';
import { type RowSite, rowSites } from './row-sites';
import type { AnyDecision, DecisionSite } from './site';

/** A place at which a device can be faulty. */
export type Site =
  | { readonly kind: 'decision'; readonly site: DecisionSite }
  | { readonly kind: 'row'; readonly site: RowSite };

/** A device with one fault, which occurs in one history only. */
export interface ComposedFault {
  /** Unique name: `<site> [<history>]`. */
  readonly name: string;
  readonly site: Site;
  readonly history: History;
  readonly rules: readonly RuleId[];
  readonly deviation: DecisionOverrides;
}

const reference: Readonly<Record<DecisionSite['half'], Readonly<Record<string, AnyDecision>>>> = {
  networkProcessor: referenceDecisions as unknown as Readonly<Record<string, AnyDecision>>,
  hostDriver: referenceDriverDecisions as unknown as Readonly<Record<string, AnyDecision>>,
};

/** The right decision of a site. */
export const rightDecision = ({ half, decision }: DecisionSite): AnyDecision => {
  const right = reference[half][decision];
  if (right === undefined) throw new Error(`decision ${decision} does not exist`);
  return right;
};

/** All sites: the decisions of both halves, the rows of the table, and the inputs after the end. */
export const allSites = (): readonly Site[] => [
  ...[...networkProcessorSites, ...hostDriverSites].map((site): Site => ({ kind: 'decision', site })),
  ...rowSites().map((site): Site => ({ kind: 'row', site })),
];

/** Decisions that an idle device makes. */
const OF_AN_IDLE_DEVICE: readonly string[] = [
  'noProfileDelay',
  'startsWithoutProfile',
  'disconnectionDelay',
  'startsDisconnected',
  'reconnectionEndsWait',
  'autoStartMode',
  'factoryPolicy',
  'policyToStore',
  'keepsPolicy',
  'absentPolicyIsOff',
  'accessPointNameToShow',
  'stopWhenIdle',
  'reportsStoppedWhenIdle',
];

/** The histories with which a site is composed. */
const historiesOf = ({ kind, site }: Site): readonly History[] =>
  kind === 'decision' && OF_AN_IDLE_DEVICE.includes(site.decision) ? idleHistories : historyNames;

/** Each site with each of its histories. */
export const composedFaults = (): readonly ComposedFault[] =>
  allSites().flatMap((site) => historiesOf(site).map((history) => composedFault(site, history)));

/** Name of a fault. */
export const faultName = (site: string, history: History): string => `${site} [${history}]`;

function composedFault(site: Site, history: History): ComposedFault {
  return {
    name: faultName(site.site.name, history),
    site,
    history,
    rules: site.kind === 'row' ? site.site.rules : [],
    deviation: { ...deviationOf(site), only: HISTORIES[history] },
  };
}

function deviationOf({ kind, site }: Site): DecisionOverrides {
  if (kind === 'decision') return { [site.half]: { [site.decision]: site.wrong(rightDecision(site)) } };
  const { table, timer } = site;
  return {
    transitions: () => table,
    ...(timer !== undefined && { networkProcessor: { stopsTimer: (name: ProcessTimer) => name !== timer } }),
  };
}

/** A random selection of `count` faults, in their order. The same seed selects the same faults. */
export function sampleOf<Fault>(faults: readonly Fault[], count: number, seed: number): readonly Fault[] {
  const length = Math.min(count, faults.length);
  const [sample = []] = fc.sample(fc.subarray([...faults], { minLength: length, maxLength: length }), {
    seed,
    numRuns: 1,
  });
  return sample;
}
