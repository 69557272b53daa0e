import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId } from '../ledger/rule';

const text = v.pipe(v.string(), v.minLength(1));

/** Faults that the sources leave open, in groups of one reason. */
const UndecidableFaults = v.array(
  v.strictObject({
    /** Why no device may be blamed for them. */
    because: text,
    /** The rules that say so, or that no scenario may go beyond. */
    rules: v.pipe(v.array(RuleId), v.minLength(1)),
    /** Beginnings of the names of the faults, as `model-faults.ts` gives them. */
    faults: v.pipe(v.array(text), v.minLength(1)),
  }),
);
export type UndecidableFaults = v.InferOutput<typeof UndecidableFaults>;

/** The faults that are known to be left open. */
export const undecidableFaults = (): UndecidableFaults =>
  readData(join(packageRoot(), 'mutants', 'data', 'undecidable-faults.yaml'), UndecidableFaults);

const about = { name: text, kind: text };

/** What the suite makes of one fault of the reference's transition table. */
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
    /** A session in which host or phone could tell, where one was looked for and found. */
    witness: v.optional(v.array(text)),
  }),
  v.strictObject({ ...about, verdict: v.literal('surviving'), witness: v.optional(v.array(text)) }),
]);
export type FaultResult = v.InferOutput<typeof FaultResult>;

/** `model-faults.json`: every single fault of the reference's transition table, and what became of it. */
export const FaultCoverageSchema = v.strictObject({
  schema: v.literal(1),
  /** Extent of the comparison with the reference, for the faults that no scenario sees. */
  explored: v.strictObject({ contexts: v.number(), sessions: v.number() }),
  faults: v.array(FaultResult),
});
export type FaultCoverage = v.InferOutput<typeof FaultCoverageSchema>;

export const VERDICTS = ['killed', 'equivalent', 'open', 'surviving'] as const;

/** How many faults of each kind came to each verdict. */
export function tally(faults: readonly FaultResult[]): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>();
  for (const { kind, verdict } of faults) {
    const row = counts.get(kind) ?? {};
    row[verdict] = (row[verdict] ?? 0) + 1;
    counts.set(kind, row);
  }
  return counts;
}
