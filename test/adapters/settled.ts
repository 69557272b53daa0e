import type { Result } from '../../judge/result-schema';

const ATTEMPTS = 4;

/** Whether a busy machine has left a scenario without a verdict. */
const isUndecided = ({ scenarios }: Result): boolean => scenarios.some(({ verdict }) => verdict === 'inconclusive');

/**
 * Whether a conforming device has failed. A delay of this process is multiplied by the time scale, and looks like one
 * of the device.
 */
export const isAccused = ({ scenarios }: Result): boolean => scenarios.some(({ verdict }) => verdict === 'fail');

/** Whether a busy machine can be the reason why a conforming device does not pass. */
export const isDelayed = (result: Result): boolean => isUndecided(result) || isAccused(result);

/**
 * Runs scenarios in real time. On a busy machine a time can be too inexact to judge. The run repeats at half the speed
 * as long as its result is open, three times at most.
 *
 * @param timeScale device time ÷ real time of the first attempt
 * @param isOpen whether the result can be a consequence of the busy machine
 * @returns the result of the last attempt
 */
export async function settled(
  timeScale: number,
  run: (timeScale: number) => Promise<Result>,
  isOpen: (result: Result) => boolean = isUndecided,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await run(timeScale / 2 ** (attempt - 1));
    if (attempt === ATTEMPTS || !isOpen(result)) return result;
  }
}
