import { writeAllureResults } from './allure';
import { junitXml } from './junit';
import type { ReportFolder } from './report-folder';
import type { Result } from './result-schema';
import { mergeTranscripts } from './transcript-merge';

/** Writes the result and every view of it. The result comes last: where it lies, the rest does too. */
export function writeReports(result: Result, folder: ReportFolder): void {
  // Scenarios of a result are in document order, and a transcript calls them by name.
  mergeTranscripts(
    folder.path('transcript'),
    result.scenarios.map(({ name }) => name),
  );
  folder.write('junit', junitXml(result));
  writeAllureResults(result, folder.allureResults());
  folder.write('result', `${JSON.stringify(result, undefined, 2)}\n`);
}
