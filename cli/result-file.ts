import { statSync } from 'node:fs';
import { type Result, ResultSchema } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { ReportFolder } from '../reports/report-folder';
import { clipped, printable } from '../reports/terminal';

/** Longest line about a file that does not fit. */
const longest = 300;

/** The file the user means: the folder of a run stands for its result. */
export const resultFile = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? new ReportFolder(path).path('result') : path;

/**
 * Reads a result.
 *
 * @param hint what else could be given
 * @throws ProvtckError `RESULT_UNREADABLE`
 */
export function readResult(
  file: string,
  hint = 'Give a result.json of this version of the suite, or the folder of a run.',
): Result {
  try {
    return readData(file, ResultSchema);
  } catch (cause) {
    if (!(cause instanceof ProvtckError)) throw cause;
    throw new ProvtckError(
      'RESULT_UNREADABLE',
      // A file of another kind may hold anything, codes that steer a terminal too.
      cause.message
        .split('\n')
        .map((line) => printable(clipped(line, longest)))
        .join('\n'),
      hint,
      { cause },
    );
  }
}
