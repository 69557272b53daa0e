import { join } from 'node:path';
import { readErrata } from '../../ledger/errata';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { type Decision, decisions, readUndecided } from '../../ledger/trace';
import { ownSources } from '../../runtime/cucumber';
import { readSuite } from '../lint/suite-text';
import { buildMatrix, type Matrix } from './matrix';

/**
 * The matrix of the suite itself.
 *
 * @param collected the decisions, if they are not read from docs/decisions.json
 */
export async function loadMatrix(collected: readonly Decision[] = decisions()): Promise<Matrix> {
  const folder = join(packageRoot(), 'ledger');
  return buildMatrix({
    ledger: loadLedger(folder),
    pickles: (await readSuite(ownSources)).pickles,
    decisions: collected,
    undecided: readUndecided(folder),
    errata: readErrata(folder),
  });
}
