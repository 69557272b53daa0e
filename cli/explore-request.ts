import { ProvtckError } from '../ledger/error';
import { wholeFrom } from './option-values';

/** Random sessions after the scenarios of a run. */
export interface ExploreRequest {
  readonly sessions: number;
  readonly seed: number;
}

/** Seed without `--explore-seed`. */
const SEED = '1';

/**
 * The request of the options `--explore` and `--explore-seed`.
 *
 * @throws ProvtckError `NUMBER_INVALID`, `OPTIONS_CONTRADICT`
 */
export function exploreRequest(sessions: string | undefined, seed: string | undefined): ExploreRequest | undefined {
  if (sessions === undefined && seed !== undefined)
    throw new ProvtckError(
      'OPTIONS_CONTRADICT',
      '--explore-seed is the seed of random sessions, and the run has none',
      'Add --explore with the number of sessions, or omit --explore-seed.',
    );
  if (sessions === undefined) return undefined;
  const wanted = wholeFrom('--explore', sessions);
  if (wanted === 0)
    throw new ProvtckError('NUMBER_INVALID', '--explore 0 explores nothing', 'Give a number above 0, or omit it.');
  return { sessions: wanted, seed: wholeFrom('--explore-seed', seed ?? SEED) };
}
