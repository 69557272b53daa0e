import type { TextLayout } from '../reports/text-layout';
import { questionsAbout, rulesAbout } from '../site/questions';
import type { Spec } from '../site/spec';
import { timelineOf } from '../site/timeline/build-timeline';
import { timelineInText } from '../site/timeline/in-text';
import { overlaid, single } from '../site/timeline/overlay';
import { shownProcesses } from '../site/timeline/process-kinds';

/** Maximum number of answers, and of rules where no question is about a text. */
const MOST = 3;
const MOST_RULES = 8;

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

/**
 * Prints the rules that a text is about, for a text without an answer.
 *
 * @returns whether there are any
 */
export function printRulesAbout(spec: Spec, asked: string, sheet: TextLayout): boolean {
  const found = rulesAbout(spec.ledger.rules, asked).slice(0, MOST_RULES);
  if (found.length === 0) return false;
  sheet.heading('No answer is about this question. Rules about it:');
  for (const { id, statement } of found) sheet.item(`${id}: ${statement}`);
  return true;
}

/** The codes, statuses and functions that a text names: `-2014`, `status 16`, `sl_Socket`. */
export const namesIn = (asked: string): readonly string[] => [
  ...new Set(asked.match(/(?<!\w)(?:status \d+|-\d{3,}|sl_\w+)/gi) ?? []),
];

function printTimeline({ model, recording }: Spec, kind: string | undefined, sheet: TextLayout): void {
  const shown = shownProcesses(model ?? new Map()).find(({ id }) => id === kind);
  if (shown === undefined) return;
  const meant = timelineOf(shown.lines);
  const recorded = recording?.scenarios.get(shown.scenario);
  sheet.heading(`In time: ${shown.title}`);
  const overlay = recorded === undefined ? single(meant) : overlaid(meant, timelineOf(recorded));
  for (const { head, text } of timelineInText(overlay)) sheet.row(head, text);
}
