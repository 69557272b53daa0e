import type { TextLayout } from '../reports/text-layout';
import { questionsAbout } from '../site/questions';
import type { Spec } from '../site/spec';
import { timelineOf } from '../site/timeline/build-timeline';
import { timelineInText } from '../site/timeline/in-text';
import { overlaid, single } from '../site/timeline/overlay';
import { shownProcesses } from '../site/timeline/process-kinds';

/** Maximum number of answers. */
const MOST = 3;

/**
 * Prints the answers to a question, in words or by a name in it, and the timeline of the first answer.
 *
 * @returns whether there is an answer
 */
export function printAnswers(spec: Spec, asked: string, sheet: TextLayout): boolean {
  const found = questionsAbout(asked).slice(0, MOST);
  for (const { question, answer, rules, timeline } of found) {
    sheet.heading(question);
    sheet.paragraph(answer.join(' '));
    for (const id of rules) sheet.item(`${id}: ${spec.ledger.rule(id).statement}`);
    if (question === found[0]?.question) printTimeline(spec, timeline, sheet);
  }
  return found.length > 0;
}

function printTimeline({ model, recording }: Spec, kind: string | undefined, sheet: TextLayout): void {
  const shown = shownProcesses(model ?? new Map()).find(({ id }) => id === kind);
  if (shown === undefined) return;
  const meant = timelineOf(shown.lines);
  const recorded = recording?.scenarios.get(shown.scenario);
  sheet.heading(`In time: ${shown.title}`);
  const overlay = recorded === undefined ? single(meant) : overlaid(meant, timelineOf(recorded));
  for (const { head, text } of timelineInText(overlay)) sheet.row(head, text);
}
