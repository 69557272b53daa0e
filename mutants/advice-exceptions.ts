import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import type { RuleId } from '../ledger/rule';

/** Rules without their common beginning, with blanks between: `4-01 7.5-02`. */
const Rules = v.pipe(
  v.string(),
  v.regex(/^\d[\d.]*-\d+( \d[\d.]*-\d+)*$/, 'has to be rules like 4-01 7.5-02'),
  v.transform((text): readonly RuleId[] => text.split(' ').map((rule) => `PROV-${rule}`)),
);

/** Why a device that breaks advice fails rules that decide conformance, or cannot be judged by some scenarios. */
const AdviceException = v.strictObject({
  because: v.pipe(v.string(), v.minLength(1)),
  rules: v.optional(Rules, undefined),
  /** Whether some scenarios end inconclusive. */
  inconclusive: v.optional(v.boolean(), false),
});
export type AdviceException = v.InferOutput<typeof AdviceException>;

/** Those of the mutants that break a SHOULD, SHOULD NOT or MAY rule, by the id of the mutant. */
export function adviceExceptions(): ReadonlyMap<string, AdviceException> {
  const file = join(packageRoot(), 'mutants', 'data', 'advice-exceptions.yaml');
  return new Map(Object.entries(readData(file, v.record(v.string(), AdviceException))));
}
