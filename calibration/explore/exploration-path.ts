import { createHash } from 'node:crypto';
import { ProvtckError } from '../../ledger/error';
import type { ActionCatalogue } from './action-catalogue';

/** The source of sessions. If any part of it differs, a path means another session, or none. */
interface PathSource {
  readonly seed: number;
  /** Maximum number of actions in a session. */
  readonly length: number;
  readonly catalogue: ActionCatalogue;
}

/** Code of the error about a path that was printed for other sessions. */
export const PATH_UNKNOWN = 'PATH_UNKNOWN';

const MARK = 6;

/** The path of a session, with a mark of its source: `81:10:7-3fa2c1`. */
export const markedPath = (path: string, source: PathSource): string => `${path}-${markOf(path, source)}`;

/**
 * The path without its mark.
 *
 * @throws ProvtckError `PATH_UNKNOWN` if it was printed for another source of sessions
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
  const { initialStates, actions, suite = [] } = catalogue;
  const names = [initialStates, actions, suite].map((of) => of.map(({ name }) => name));
  return createHash('sha256')
    .update(JSON.stringify([path, seed, length, names]))
    .digest('hex')
    .slice(0, MARK);
}
