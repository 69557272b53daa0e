import type { Result } from '../../judge/result-schema';

const ATTEMPTS = 4;

/**
 * Runs scenarios in real time. On a busy machine a time can be too inexact to judge, and a scenario is inconclusive
 * then. The run repeats at half the speed until every scenario is decided, three times at most.
 *
 * @param timeScale device time ÷ real time of the first attempt
 * @returns the result of the last attempt
 */
export async function settled(timeScale: number, run: (timeScale: number) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await run(timeScale / 2 ** (attempt - 1));
    const isOpen = result.scenarios.some(({ verdict }) => verdict === 'inconclusive');
    if (!isOpen || attempt === ATTEMPTS) return result;
  }
}
