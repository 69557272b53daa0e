import { codeName, statusName } from '../ledger/constants';
import { publicFunctions } from '../ledger/functions';
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
 * Prints the answers to a question, in words, by a return code, a status or a function.
 *
 * @param timeline whether the timeline of the first answer is printed
 * @returns whether there is an answer
 */
export function printAnswers(spec: Spec, asked: string, sheet: TextLayout): boolean {
  const named = nameOf(asked);
  const found = questionsAbout(asked).slice(0, MOST);
  if (named !== undefined) {
    sheet.title(`${asked}  ${named.name}`);
    for (const fact of named.facts) sheet.paragraph(fact);
    for (const rule of rulesAbout(spec, named.words)) sheet.item(`${rule.id} ${rule.level}: ${rule.statement}`);
  }
  for (const { question, answer, rules, timeline } of found) {
    sheet.heading(question);
    sheet.paragraph(answer.join(' '));
    for (const id of rules) sheet.item(`${id}: ${spec.ledger.rule(id).statement}`);
    if (question === found[0]?.question) printTimeline(spec, timeline, sheet);
  }
  return named !== undefined || found.length > 0;
}

interface Named {
  readonly name: string;
  readonly facts: readonly string[];
  /** Words by which rules name it. */
  readonly words: readonly string[];
}

/** What a number or a function is; undefined for other texts. */
function nameOf(asked: string): Named | undefined {
  const text = asked.trim();
  const code = /^-\d+$/.test(text) ? codeName(Number(text)) : undefined;
  if (code !== undefined) return { name: code, facts: ['A return code.'], words: [text] };
  const status = /^\d+$/.test(text) ? statusName(Number(text)) : undefined;
  if (status !== undefined)
    return { name: status, facts: ['A status of the provisioning process.'], words: [`Status ${text},`] };
  const called = publicFunctions().find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (called === undefined) return undefined;
  return { name: called.silo, facts: [treatmentOf(called.kind)], words: [called.name] };
}

/** How the device treats a function while the APIs are blocked. */
function treatmentOf(kind: string): string {
  switch (kind) {
    case 'allowed':
      return 'The device allows this function during a process (PROV-7.5-03, PROV-7.5-04).';
    case 'command':
      return 'The device refuses this function with -2014 while the APIs are blocked (PROV-7.5-01).';
    case 'lifecycle':
      return 'On a started device this function returns -2012, also during a process (PROV-7.5-32).';
    default:
      return 'This function sends no command of its own, so the document does not cover it.';
  }
}

/** Maximum number of rules of a name. */
const RULES = 8;

const rulesAbout = ({ ledger }: Spec, words: readonly string[]) =>
  ledger.rules.filter(({ statement }) => words.some((word) => statement.includes(word))).slice(0, RULES);

function printTimeline({ model, recording }: Spec, kind: string | undefined, sheet: TextLayout): void {
  const shown = shownProcesses(model ?? new Map()).find(({ id }) => id === kind);
  if (shown === undefined) return;
  const meant = timelineOf(shown.lines);
  const recorded = recording?.scenarios.get(shown.scenario);
  sheet.heading(`In time: ${shown.title}`);
  const overlay = recorded === undefined ? single(meant) : overlaid(meant, timelineOf(recorded));
  for (const { head, text } of timelineInText(overlay)) sheet.row(head, text);
}
