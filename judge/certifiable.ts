import { certificateClasses, classNameOf } from '../ledger/certificate-classes';
import { type Lack, named } from '../ledger/lack';
import type { PartyProfile } from '../ledger/parties';
import { gapsBetween } from './completeness';
import type { SuiteScenario } from './required-scenarios';
import type { Result, RunPartResult } from './result-schema';
import { isDecisive, isPartial, type JudgedRule, type Selection } from './rule-results';
import type { ScenarioRecord } from './scenario-record';

/** Requirements for a certificate besides the verdicts. */
export interface CertificateRequest {
  /** Every scenario of the suite. */
  readonly suite: readonly SuiteScenario[];
  /** Stated missing features of the device and its bench. */
  readonly stated: readonly Lack[];
  /** Times of the device statement, in ms. */
  readonly ixit: { readonly [quantity: string]: number };
  /** The part that the user names. */
  readonly part: string;
  /** The party under test, if it has a statement of its own and no device statement. */
  readonly party?: PartyProfile;
}

/** The data that the requirements are checked against. */
interface CertifyingRun {
  readonly adapter: Result['adapter'];
  readonly selection: Selection;
  readonly scenarios: readonly ScenarioRecord[];
  /** Present if the run was not made in one piece. */
  readonly parts?: readonly RunPartResult[];
}

/** Whether a device is one of the suite's own mutants or conforming variants. */
export const isOwnDevice = (adapter: string): boolean => /^(mutant|variant):/.test(adapter);

/** A sentence if no class of certificates covers a device and a bench with these missing features. */
function withoutClass({ stated, party }: CertificateRequest): readonly string[] {
  if (classNameOf(stated, party) !== undefined) return [];
  const { mayLack = [], mustCall = [] } = certificateClasses().at(-1) ?? {};
  const missing = [
    ...named('need', stated).filter((need) => !(mayLack as readonly string[]).includes(need)),
    ...named('function', stated).filter((name) => mustCall.includes(name)),
  ];
  return [`A bench without ${missing.join(' and ')} cannot certify a device.`];
}

/** A sentence for each scenario's device that reports another part than the user names; one is enough. */
function otherPart({ part }: CertificateRequest, { scenarios }: CertifyingRun): readonly string[] {
  const other = scenarios.find(({ device }) => device !== undefined && device.part !== part)?.device;
  if (other === undefined) return [];
  return [`The device reports the part ${other.part}, and the run is of a ${part}. Name its part with --device.`];
}

/** The reasons why a run cannot be certified, whatever its verdicts, as sentences. */
export function obstacles(
  claim: CertificateRequest,
  run: CertifyingRun,
  judged: readonly JudgedRule[],
): readonly string[] {
  const { name, timeScale } = run.adapter;
  const planned = judged.filter(({ rule, silence }) => silence === 'planned' && isDecisive(rule));
  const [first] = planned;
  return [
    ...(isPartial(run.selection) ? ['Only a part of the suite was selected.'] : []),
    ...(run.parts === undefined ? [] : [`The run was made in ${run.parts.length} parts and not in one piece.`]),
    ...(timeScale === undefined ? [] : [`Device time ran at scale ${timeScale} and not in real time.`]),
    ...(isOwnDevice(name) ? [`The device was ${name}, which exists to calibrate the suite.`] : []),
    ...gapsBetween(claim.suite, run.scenarios),
    ...withoutClass(claim),
    ...otherPart(claim, run),
    ...(first === undefined
      ? []
      : [
          `${planned.length} mandatory rule${planned.length === 1 ? ' has' : 's have'} no scenario yet, first ${first.rule.id}.`,
        ]),
  ];
}
