import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KillMatrix, KillMatrixSchema } from '../calibration/kill-matrix';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { mutants } from '../mutants/catalogue';
import { printable } from '../reports/terminal';
import type { Spec } from '../site/spec';

/** Default path of the kill matrix. */
export const usualMatrix = join('out', 'kill-matrix.json');

/**
 * The mutants with their kills from a kill matrix. A matrix of another suite names other scenarios: the function ignores
 * such a matrix at the default path with a message, and refuses it if the user named it.
 *
 * @param named path of the matrix that the user named
 * @throws ProvtckError `MATRIX_OTHER_SUITE`, and what `readData` throws
 */
export function knownMutants(suite: Spec['suite'], named: string | undefined): Spec['mutants'] {
  const matrix = matrixOf(suite, named);
  const kills = new Map(
    (matrix?.mutants ?? []).map(({ id, killedBy, monitors }) => [id, { killedBy, monitors }] as const),
  );
  return mutants.map(({ id, breaks, story }) => {
    const seen = kills.get(id);
    return { id, breaks, story, ...(seen !== undefined && { monitorViolations: seen }) };
  });
}

function matrixOf({ ledgerSha256, featuresSha256 }: Spec['suite'], named: string | undefined): KillMatrix | undefined {
  const file = named ?? [usualMatrix].find(existsSync);
  if (file === undefined) return undefined;
  const matrix = readData(file, KillMatrixSchema);
  if (matrix.suite.ledgerSha256 === ledgerSha256 && matrix.suite.featuresSha256 === featuresSha256) return matrix;
  const message = `${file} was measured with other rules or scenarios`;
  if (named !== undefined)
    throw new ProvtckError('MATRIX_OTHER_SUITE', message, 'Measure it again with `provtck mutants`.');
  process.stderr.write(`${printable(message)}; it is ignored.\n`);
  return undefined;
}
