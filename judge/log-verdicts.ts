import type { Line } from '../transcript/record';
import { LogJudge, type LogVerdict } from './log-judge';

/**
 * Verdicts over what a captured console says, for every rule a monitor watches. A rule passes where something has
 * put it to the test; where nothing has, a log says nothing about it.
 *
 * @param boots the records from each boot of the device on
 * @param resolution how exact the times are, in ms; undefined where only the order is known
 */
export function logVerdicts(
  boots: readonly (readonly Line[])[],
  resolution: number | undefined,
): readonly LogVerdict[] {
  const judge = new LogJudge('all');
  judge.resolution = resolution;
  for (const lines of boots) {
    for (const line of lines) judge.record(line);
    judge.boot();
  }
  return judge.end().verdicts;
}
