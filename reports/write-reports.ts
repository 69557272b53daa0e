import type { Result } from '../judge/result-schema';
import { endTranscript, mergeTranscripts } from '../transcript/merge';
import { type AllureAttachment, writeAllureResults } from './allure';
import { escapedMessages, escapedResult } from './escape-control-chars';
import { withDeviations } from './html-note';
import { type JUnitForm, junitXml } from './junit';
import { runPage } from './page/run-page';
import type { ReportFolder } from './report-folder';

/** The default reports of a run. */
export const writtenReports = ['result', 'page', 'junit', 'allure', 'transcript'] as const;
export type WrittenReport = (typeof writtenReports)[number];

/** What the user chose about the reports. */
export interface ReportChoice {
  readonly reports?: readonly WrittenReport[];
  readonly junit?: JUnitForm;
  /** Pages for scenarios in Allure, by their ids. The transcript is complete when they are asked for. */
  readonly attachments?: (result: Result, transcript: string) => ReadonlyMap<string, AllureAttachment>;
}

/**
 * Writes the result and every view of it. The result is written last: if it exists, the other reports exist too.
 *
 * @param choice the views to write, and the form of JUnit XML
 * @param ended wall-clock time of the end of the run, in ms since 1970; undefined if the run was cut short
 * @throws ProvtckError `OUT_UNWRITABLE`
 */
export function writeReports(
  result: Result,
  folder: ReportFolder,
  { reports = writtenReports, junit = 'strict', attachments }: ReportChoice = {},
  ended?: number,
): void {
  // Scenarios of a result are in document order; a transcript refers to them by name.
  const order = result.scenarios.map(({ name }) => name);
  folder.attempt(() => {
    mergeTranscripts(folder.path('transcript'), order);
    if (ended !== undefined) endTranscript(folder.path('transcript'), ended);
  });
  const json = JSON.stringify(result, undefined, 2);
  const shown = escapedResult(result, json);
  if (result.run.deviations.length > 0) folder.rewrite('html', (page) => withDeviations(page, shown));
  if (shown !== result) folder.rewrite('html', escapedMessages);
  if (reports.includes('page')) folder.write('page', runPage(shown));
  if (reports.includes('junit')) folder.write('junit', junitXml(shown, junit));
  if (reports.includes('allure')) {
    // A transcript that is cut short may not be readable.
    const pages = ended === undefined ? undefined : attachments?.(shown, folder.path('transcript'));
    folder.attempt(() => writeAllureResults(shown, folder.allureResults(), pages));
  }
  if (reports.includes('result')) folder.write('result', `${json}\n`);
}
