/**
 * Writes plan/data/kills.json, from which the plan `smoke` and the plans by minutes select their scenarios: for each scenario
 * the mutants for which it shows a broken rule. out/kill-matrix.json of `provtck mutants --full` gives them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { packageRoot } from '../ledger/package-root';
import { indexScenarios } from '../runtime/scenario-index';

const matrix = v.parse(
  KillMatrixSchema,
  JSON.parse(readFileSync(join(packageRoot(), 'out', 'kill-matrix.json'), 'utf8')),
);
if (!matrix.full || matrix.partial)
  throw new Error('out/kill-matrix.json is not the result of a full run. Run provtck mutants --full first.');

const places = new Map<string, number[]>();
for (const [place, { condemnedBy }] of matrix.mutants.entries())
  for (const name of condemnedBy) places.set(name, [...(places.get(name) ?? []), place]);
const rows = indexScenarios().flatMap(({ identity: { id, name } }) => {
  const found = places.get(name);
  return found === undefined ? [] : [`    ${JSON.stringify(id)}: ${JSON.stringify(found)}`];
});
// One scenario on each line, so that a change of one scenario changes one line.
const mutants = JSON.stringify(matrix.mutants.map(({ id }) => id));
writeFileSync(
  join(packageRoot(), 'plan', 'data', 'kills.json'),
  `{\n  "mutants": ${mutants},\n  "scenarios": {\n${rows.join(',\n')}\n  }\n}\n`,
);
