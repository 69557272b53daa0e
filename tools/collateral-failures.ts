/**
 * Writes the measured collateral failures into the mutants: out/kill-matrix.json of `provtck mutants --full` gives the
 * rules, and the mutant keeps its reason. Prints the mutants whose reason a developer has to add or remove.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { packageRoot } from '../ledger/package-root';
import { sortedRules } from '../mutants/collateral-failures';
import { replaceCollateral } from './replace-collateral';

const matrix = v.parse(
  KillMatrixSchema,
  JSON.parse(readFileSync(join(packageRoot(), 'out', 'kill-matrix.json'), 'utf8')),
);
if (!matrix.full || matrix.partial)
  throw new Error('out/kill-matrix.json is not the result of a full run. Run provtck mutants --full first.');

const measured = new Map(
  matrix.mutants.map(({ id, breaks, failed }) => [
    id,
    sortedRules(Object.keys(failed).filter((rule) => rule !== breaks)),
  ]),
);
const folder = join(packageRoot(), 'mutants');
for (const name of readdirSync(folder).filter((each) => each.endsWith('.ts'))) {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const { text, problems } = replaceCollateral(before, measured);
  if (text !== before) writeFileSync(file, text);
  for (const problem of problems) process.stderr.write(`mutants/${name}: ${problem}\n`);
}
