import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KillMatrix, KillMatrixSchema } from '../calibration/kill-matrix';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { mutants } from '../mutants/catalogue';
import { printable } from '../reports/terminal';
import type { Spec } from '../site/spec';

/** Usual place of the kill matrix. */
export const usualMatrix = join('out', 'kill-matrix.json');

/**
 * The catalogue of devices that break a rule, with the results of a calibration. A matrix of another suite
 * can name scenarios that no longer exist. If it is at the usual place, it is skipped with a warning; if the
 * user names it, it is an error.
 *
 * @param named the matrix that the user names
 * @throws ProvtckError `MATRIX_OTHER_SUITE`, and what `readData` throws
 */
export function knownMutants(suite: Spec['suite'], named: string | undefined): Spec['mutants'] {
  const matrix = matrixOf(suite, named);
  const monitorViolations = new Map(
    (matrix?.mutants ?? []).map(({ id, killedBy, monitors }) => [id, { killedBy, monitors }] as const),
  );
  return mutants.map(({ id, breaks, story }) => {
    const detected = monitorViolations.get(id);
    return { id, breaks, story, ...(detected !== undefined && { monitorViolations: detected }) };
  });
}

function matrixOf({ ledgerSha256, featuresSha256 }: Spec['suite'], named: string | undefined): KillMatrix | undefined {
  const file = named ?? [usualMatrix].find(existsSync);
  if (file === undefined) return undefined;
  const matrix = readData(file, KillMatrixSchema);
  if (matrix.suite.ledgerSha256 === ledgerSha256 && matrix.suite.featuresSha256 === featuresSha256) return matrix;
  const message = `${file} was measured with other rules or scenarios`;
  if (named !== undefined)
    throw new ProvtckError('MATRIX_OTHER_SUITE', message, 'Measure again with `provtck mutants`.');
  process.stderr.write(`${printable(message)}; the site does not use it.\n`);
  return undefined;
}
