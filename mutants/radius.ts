import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId } from '../ledger/rule';

/** The rules that fail with a device besides the one it breaks, and why they cannot help it. */
const Radius = v.strictObject({
  because: v.pipe(v.string(), v.minLength(1)),
  rules: v.pipe(v.array(RuleId), v.minLength(1)),
});
export type Radius = v.InferOutput<typeof Radius>;

/** Declared blast radii by the id of the mutant; one that is not named breaks its own rule and no other. */
export function radii(): ReadonlyMap<string, Radius> {
  const file = join(packageRoot(), 'mutants', 'data', 'radii.yaml');
  return new Map(Object.entries(readData(file, v.record(v.string(), Radius))));
}
