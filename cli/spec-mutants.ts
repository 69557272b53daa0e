import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KillMatrix, KillMatrixSchema } from '../calibration/kill-matrix';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { mutants } from '../mutants/catalogue';
import { printable } from '../reports/terminal';
import type { Spec } from '../site/spec';

/** Where a calibration leaves its matrix. */
export const usualMatrix = join('out', 'kill-matrix.json');

/**
 * The catalogue of devices that break a rule, with what a calibration has found. A matrix of another suite names
 * scenarios that are no more: one that lies where it is usually left is passed over with a word, one that is named has
 * to be right.
 *
 * @param named the matrix the user names
 * @throws ProvtckError `MATRIX_OTHER_SUITE`, and what `readData` throws
 */
export function knownMutants(suite: Spec['suite'], named: string | undefined): Spec['mutants'] {
  const matrix = matrixOf(suite, named);
  const monitorViolations = new Map(
    (matrix?.mutants ?? []).map(({ id, killedBy, monitors }) => [id, { killedBy, monitors }] as const),
  );
  return mutants.map(({ id, breaks, story }) => {
    const seen = monitorViolations.get(id);
    return { id, breaks, story, ...(seen !== undefined && { monitorViolations: seen }) };
  });
}

function matrixOf({ ledgerSha256, featuresSha256 }: Spec['suite'], named: string | undefined): KillMatrix | undefined {
  const file = named ?? [usualMatrix].find(existsSync);
  if (file === undefined) return undefined;
  const matrix = readData(file, KillMatrixSchema);
  if (matrix.suite.ledgerSha256 === ledgerSha256 && matrix.suite.featuresSha256 === featuresSha256) return matrix;
  const message = `${file} was measured with other rules or scenarios than these`;
  if (named !== undefined)
    throw new ProvtckError('MATRIX_OTHER_SUITE', message, 'Measure it anew with `provtck mutants`.');
  process.stderr.write(`${printable(message)}; it is left out.\n`);
  return undefined;
}
