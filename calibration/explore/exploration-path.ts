import { createHash } from 'node:crypto';
import { ProvtckError } from '../../ledger/error';
import type { ActionCatalogue } from './action-catalogue';

/** What sessions are drawn from. A path means another session, or none, where anything of it is different. */
interface PathSource {
  readonly seed: number;
  /** Most acts in a session. */
  readonly length: number;
  readonly catalogue: ActionCatalogue;
}

/** Identity of the complaint about a path that was not printed for these sessions. */
export const PATH_UNKNOWN = 'PATH_UNKNOWN';

const MARK = 6;

/** Where a session was found, with a mark that tells what it was drawn from: `81:10:7-3fa2c1`. */
export const markedPath = (path: string, source: PathSource): string => `${path}-${markOf(path, source)}`;

/**
 * The path without its mark.
 *
 * @throws ProvtckError `PATH_UNKNOWN` when it was not printed for sessions that are drawn so
 */
export function unmarkedPath(text: string, source: PathSource): string {
  const [path = '', mark] = text.split('-');
  if (mark === markOf(path, source)) return path;
  throw new ProvtckError(
    PATH_UNKNOWN,
    `--path ${text} was not printed for seed ${source.seed}, length ${source.length} and what this device offers`,
    'Repeat the whole line that was printed above the scenario, with the same version of provtck, or leave --path out.',
  );
}

function markOf(path: string, { seed, length, catalogue }: PathSource): string {
  const names = [catalogue.initialStates, catalogue.actions].map((actions) => actions.map(({ name }) => name));
  return createHash('sha256')
    .update(JSON.stringify([path, seed, length, names]))
    .digest('hex')
    .slice(0, MARK);
}
