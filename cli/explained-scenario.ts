import type { Result, ScenarioResult } from '../judge/result-schema';
import { counted } from '../reports/terminal';
import type { TextLayout } from '../reports/text-layout';
import { provingLines } from '../site/offending';
import { displayText } from '../site/plain';
import { type Spec, shownResult } from '../site/spec';
import { timelineOf } from '../site/timeline/build-timeline';
import { timelineInText } from '../site/timeline/in-text';
import { overlaid, single } from '../site/timeline/overlay';

/** The scenarios of a result with this id; without the number of a row, all rows of an outline. */
export const scenariosWithId = (result: Result | undefined, id: string): readonly ScenarioResult[] =>
  (result?.scenarios ?? []).filter((scenario) => scenario.id === id || scenario.id.startsWith(`${id}.`));

/** Prints what the last run recorded in a scenario, in time: of a row that failed, if there is one. */
export function printRecordedTimeline(spec: Spec, id: string, sheet: TextLayout): void {
  const recorded = scenariosWithId(shownResult(spec), id).flatMap((scenario) => {
    const lines = spec.recording?.scenarios.get(scenario.name);
    return lines === undefined ? [] : [{ scenario, lines }];
  });
  const shown = recorded.find(({ scenario }) => scenario.verdict === 'fail') ?? recorded[0];
  if (shown === undefined) return;
  const { scenario, lines } = shown;
  const violations = (shownResult(spec)?.rules ?? []).flatMap((rule) => rule.violations);
  const offending = violations
    .filter((violation) => violation.scenario === scenario.id)
    .flatMap((violation) => provingLines(lines, violation));
  sheet.heading(`In time, as recorded: ${scenario.id}`);
  const timeline = timelineOf(displayText(lines));
  const meant = spec.recording?.meant?.get(scenario.name);
  const overlay = meant === undefined || meant === 'agrees' ? single(timeline) : overlaid(displayText(meant), timeline);
  if (meant === 'agrees') sheet.paragraph('As the document means it, times aside.');
  if (overlay.differences > 0)
    sheet.paragraph(`The record differs from the document in ${counted(overlay.differences, 'place')}.`);
  for (const { head, text } of timelineInText(overlay, offending)) sheet.row(head, text);
}
