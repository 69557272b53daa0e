import { createHash } from 'node:crypto';
import { ProvtckError } from '../../ledger/error';
import type { Alphabet } from './alphabet';

/** What sessions are drawn from. A path means another session, or none, where anything of it is different. */
export interface Source {
  readonly seed: number;
  /** Most acts in a session. */
  readonly length: number;
  readonly alphabet: Alphabet;
}

/** Identity of the complaint about a path that was not printed for these sessions. */
export const PATH_UNKNOWN = 'PATH_UNKNOWN';

const MARK = 6;

/** Where a session was found, with a mark that tells what it was drawn from: `81:10:7-3fa2c1`. */
export const marked = (path: string, source: Source): string => `${path}-${markOf(path, source)}`;

/**
 * The path without its mark.
 *
 * @throws ProvtckError `PATH_UNKNOWN` when it was not printed for sessions that are drawn so
 */
export function unmarked(text: string, source: Source): string {
  const [path = '', mark] = text.split('-');
  if (mark === markOf(path, source)) return path;
  throw new ProvtckError(
    PATH_UNKNOWN,
    `--path ${text} was not printed for seed ${source.seed}, length ${source.length} and what this device offers`,
    'Repeat the whole line that was printed above the scenario, with the same version of provtck, or leave --path out.',
  );
}

function markOf(path: string, { seed, length, alphabet }: Source): string {
  const names = [alphabet.openings, alphabet.acts].map((acts) => acts.map(({ name }) => name));
  return createHash('sha256')
    .update(JSON.stringify([path, seed, length, names]))
    .digest('hex')
    .slice(0, MARK);
}
