/**
 * Writes plan/data/kills.json, from which the plans by minutes select their scenarios: for each scenario the mutants
 * of its own rules that it kills. out/kill-matrix.json of `provtck mutants --full` gives the kills.
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

const kills: Record<string, string[]> = {};
for (const { identity } of indexScenarios()) {
  const killed = matrix.mutants.filter(({ killedBy }) => killedBy.includes(identity.name)).map(({ id }) => id);
  if (killed.length > 0) kills[identity.id] = killed;
}
// One scenario on each line, so that a change of one scenario changes one line.
const lines = Object.entries(kills).map(([id, mutants]) => `  ${JSON.stringify(id)}: ${JSON.stringify(mutants)}`);
writeFileSync(join(packageRoot(), 'plan', 'data', 'kills.json'), `{\n${lines.join(',\n')}\n}\n`);
