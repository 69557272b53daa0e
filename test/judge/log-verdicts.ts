import { LogJudge, type LogVerdict } from '../../judge/log-judge';
import type { Line } from '../../transcript/record';

/**
 * Verdicts on a captured console, for every rule of a monitor. A rule passes if the log tested it; otherwise the log
 * has no verdict on it.
 *
 * @param boots the records from each boot of the device on
 * @param resolution accuracy of the times, in ms; undefined if only the order is known
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
