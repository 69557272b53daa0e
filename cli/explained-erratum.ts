import type { Erratum } from '../ledger/errata';
import type { TextLayout } from '../reports/text-layout';
import { readingOf } from '../site/readings';
import { answersIn } from '../site/rule-view';
import { type Spec, shownResult } from '../site/spec';

/** Prints everything about an erratum, as the site does. */
export function printErratum(spec: Spec, erratum: Erratum, sheet: TextLayout): void {
  const { id, title, question, readings, rules, resolution, driver, answer } = erratum;
  const chosen = readingOf(erratum, spec.readings);
  sheet.title(`${id}  ${title}`);
  sheet.fact('question', question);
  for (const reading of readings)
    sheet.fact('reading', `${reading.id}${reading.id === chosen ? ' (in force)' : ''}: ${reading.says}`);
  sheet.fact('why', resolution);
  sheet.fact("TI's driver", driver);
  sheet.fact('rules', rules.join(', '));
  if ('scenarios' in answer) sheet.fact('checked by', answer.scenarios.join(', '));
  if ('judged' in answer) sheet.fact('checked by', `the scenarios of ${answer.judged}`);
  if ('none' in answer) sheet.fact('no scenario', answer.none);
  const result = shownResult(spec);
  if (result === undefined) return;
  const given = result.observations.filter((each) => each.erratum === id);
  // A scenario has its own question, which often covers a part of the erratum only.
  for (const { question: asked, answers } of answersIn(given)) {
    const scenarios = new Set(given.filter((each) => each.question === asked).map(({ scenario }) => scenario));
    sheet.fact('asked', `${asked} (${[...scenarios].join(', ')})`);
    sheet.fact('this device', ...answers);
  }
}
