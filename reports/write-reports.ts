import { writeAllureResults } from './allure';
import { junitXml } from './junit';
import type { ReportFolder } from './report-folder';
import type { Result } from './result-schema';
import { mergeTranscripts } from './transcript-merge';

/**
 * Writes the result and every view of it. The result comes last: where it lies, these do too.
 *
 * @throws ProvtckError `OUT_UNWRITABLE`
 */
export function writeReports(result: Result, folder: ReportFolder): void {
  // Scenarios of a result are in document order, and a transcript calls them by name.
  const order = result.scenarios.map(({ name }) => name);
  folder.attempt(() => mergeTranscripts(folder.path('transcript'), order));
  folder.write('junit', junitXml(result));
  folder.attempt(() => writeAllureResults(result, folder.allureResults()));
  folder.write('result', `${JSON.stringify(result, undefined, 2)}\n`);
}
