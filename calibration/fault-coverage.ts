import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId } from '../ledger/rule';

const text = v.pipe(v.string(), v.minLength(1));

/** Faults that no source decides, or that have no effect in a way that no exploration shows, grouped by reason. */
const UndecidableFaults = v.array(
  v.strictObject({
    /** Why the suite does not judge them. */
    because: text,
    /** `open`, unless given. */
    verdict: v.optional(v.literal('equivalent')),
    /** The rules that limit what scenarios can judge. */
    rules: v.pipe(v.array(RuleId), v.minLength(1)),
    /** Prefixes of the fault names of `model-faults.ts`. */
    faults: v.pipe(v.array(text), v.minLength(1)),
  }),
);
type UndecidableFaults = v.InferOutput<typeof UndecidableFaults>;

/** The faults that no scenario can fail with, by reason. */
export const undecidableFaults = (): UndecidableFaults =>
  readData(join(packageRoot(), 'mutants', 'data', 'undecidable-faults.yaml'), UndecidableFaults);

const about = { name: text, kind: text };

/** The verdict of one fault in the transition table of the reference device. */
const FaultResult = v.variant('verdict', [
  v.strictObject({
    ...about,
    verdict: v.literal('killed'),
    scenario: text,
    monitor: v.optional(text),
    rule: RuleId,
  }),
  v.strictObject({ ...about, verdict: v.literal('equivalent'), proof: text }),
  v.strictObject({
    ...about,
    verdict: v.literal('open'),
    because: text,
    /** A session in which host or phone receive another answer, if the comparison found one. */
    witness: v.optional(v.array(text)),
  }),
  v.strictObject({ ...about, verdict: v.literal('surviving'), witness: v.optional(v.array(text)) }),
]);
export type FaultResult = v.InferOutput<typeof FaultResult>;

/** `model-faults.json`: each single fault of the transition table, with its verdict. */
export const FaultCoverageSchema = v.strictObject({
  schema: v.literal(1),
  /** Extent of the exploration of the reference device, for the faults that survive all scenarios. */
  explored: v.strictObject({ contexts: v.number(), sessions: v.number() }),
  faults: v.array(FaultResult),
});
export type FaultCoverage = v.InferOutput<typeof FaultCoverageSchema>;

export const FAULT_VERDICTS = ['killed', 'equivalent', 'open', 'surviving'] as const;

/** Number of faults by kind and verdict. */
export function tally(faults: readonly FaultResult[]): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>();
  for (const { kind, verdict } of faults) {
    const row = counts.get(kind) ?? {};
    row[verdict] = (row[verdict] ?? 0) + 1;
    counts.set(kind, row);
  }
  return counts;
}
