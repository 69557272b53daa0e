import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';
import { FaultCoverageSchema, undecidableFaults } from '../fault-coverage';
import type { ComposedFault } from './composed-faults';
import { type History, historyNames } from './histories';

const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Composed faults that no source decides, that cannot occur, or that have no effect, grouped by reason. */
const ExplainedFaults = v.array(
  v.strictObject({
    /** Why no scenario can fail. */
    because: text,
    verdict: v.picklist(['equivalent', 'open']),
    rules: v.optional(v.array(RuleId)),
    /** Prefixes of the names of sites. */
    sites: v.pipe(v.array(text), v.minLength(1)),
    /** All histories, unless given. */
    histories: v.optional(v.array(v.picklist(historyNames))),
  }),
);
type ExplainedFaults = v.InferOutput<typeof ExplainedFaults>;

/** The explained composed faults. */
export const explainedFaults = (): ExplainedFaults =>
  readData(join(packageRoot(), 'mutants', 'data', 'explained-composed-faults.yaml'), ExplainedFaults);

export const COMPOSED_VERDICTS = ['killed', 'equivalent', 'open', 'surviving', 'not reached'] as const;
export type ComposedVerdict = (typeof COMPOSED_VERDICTS)[number];

const counts = v.record(v.picklist(COMPOSED_VERDICTS), v.optional(count));

/** `composed-faults.json`: how many of the composed faults the suite kills, by history and by kind of site. */
export const ComposedCoverageSchema = v.strictObject({
  schema: v.literal(1),
  /** Number of sites and of composed faults. */
  sites: count,
  faults: count,
  /** The random selection that was examined; absent if each fault was examined. */
  sample: v.optional(v.strictObject({ count, seed: count })),
  byHistory: v.array(v.strictObject({ history: v.picklist(historyNames), counts })),
  byKind: v.array(v.strictObject({ kind: text, counts })),
  /** Number of faults by the reason why no scenario fails. */
  explained: v.array(v.strictObject({ because: text, verdict: v.picklist(['equivalent', 'open']), faults: count })),
  /** Names of the faults that a scenario reaches and none kills. */
  surviving: v.array(text),
  /** Sites that no scenario reaches in a history, by history. */
  notReached: v.array(v.strictObject({ history: v.picklist(historyNames), sites: v.array(text) })),
});
export type ComposedCoverage = v.InferOutput<typeof ComposedCoverageSchema>;

/** The kinds of sites, for the tables. */
export const kindOf = ({ site: { kind, site } }: Pick<ComposedFault, 'site'>): string =>
  kind === 'row' ? site.kind : site.half === 'hostDriver' ? 'decision of the host driver' : decisionKind(site.decision);

const STORED = [
  'profileToStore',
  'profileToTry',
  'startToKeep',
  'forgetsProfile',
  'firstResult',
  'policyToStore',
  'nameToStore',
  'keepsPolicy',
  'keepsProfiles',
  'storesProfile',
];
const TIMERS = ['inactivityTimeout', 'postponesTimeout', 'stopsTimer', 'noProfileDelay', 'disconnectionDelay'];

const decisionKind = (decision: string): string => {
  if (STORED.includes(decision)) return 'stored field';
  return TIMERS.includes(decision) ? 'timer' : 'decision of the network processor';
};

/** A reason why no scenario fails with a fault. */
export interface Explanation {
  readonly because: string;
  readonly verdict: 'equivalent' | 'open';
}

/**
 * Finds the reason for a fault: among the explained composed faults, or among the single faults, which occur in every
 * history. A single fault without effect has no effect in one history either.
 */
export function explainer(
  single: v.InferOutput<typeof FaultCoverageSchema>['faults'],
): (site: string, history: History) => Explanation | undefined {
  const explained = explainedFaults();
  const undecidable = undecidableFaults();
  const equivalent = new Set(single.flatMap(({ name, verdict }) => (verdict === 'equivalent' ? [name] : [])));
  return (site, history) => {
    const own = explained.find(
      ({ sites, histories }) =>
        sites.some((prefix) => site.startsWith(prefix)) && (histories === undefined || histories.includes(history)),
    );
    if (own !== undefined) return { because: own.because, verdict: own.verdict };
    const open = undecidable.find(({ faults }) => faults.some((prefix) => site.startsWith(prefix)));
    if (open !== undefined) return { because: open.because, verdict: open.verdict ?? 'open' };
    return equivalent.has(site)
      ? { because: 'The single fault of the transition table is equivalent in each history.', verdict: 'equivalent' }
      : undefined;
  };
}

/** The measured single faults of docs/. */
export const singleFaults = (): v.InferOutput<typeof FaultCoverageSchema>['faults'] =>
  readData(join(packageRoot(), 'docs', 'model-faults.json'), FaultCoverageSchema).faults;
