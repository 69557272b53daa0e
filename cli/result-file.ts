import { statSync } from 'node:fs';
import { type Result, ResultSchema } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { ReportFolder } from '../reports/report-folder';
import { clipped, printable } from '../reports/terminal';

/** Maximum length of the error line about an invalid file. */
const maxLength = 300;

/** The file that the user names; for the folder of a run, its result. */
export const resultFile = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? new ReportFolder(path).path('result') : path;

/**
 * Reads a result.
 *
 * @param hint the files that the user can give instead
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
      // Another kind of file can contain anything, including terminal control codes.
      cause.message
        .split('\n')
        .map((line) => printable(clipped(line, maxLength)))
        .join('\n'),
      hint,
      { cause },
    );
  }
}
