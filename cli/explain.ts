import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { ProvtckError } from '../ledger/error';
import { ReportFolder } from '../reports/report-folder';
import { Terminal } from '../reports/terminal';
import { TextLayout } from '../reports/text-layout';
import { displayText } from '../site/plain';
import { viewOf } from '../site/rule-view';
import type { Spec } from '../site/spec';
import { printErratum } from './explained-erratum';
import { namesIn, printAnswers, printRulesAbout } from './explained-question';
import { printRule, printScenarios } from './explained-rule';
import { printRecordedTimeline } from './explained-scenario';
import { printTerm } from './explained-term';
import { collect } from './option-values';
import { type SpecFiles, specFrom } from './spec-data';
import { usualMatrix } from './spec-mutants';

interface ExplainFlags {
  readonly reading: readonly string[];
  readonly out: string;
  readonly matrix?: string;
  readonly ledger?: string;
}

/** `provtck explain` */
export function explainCommand(finish: (exitCode: number) => void): Command {
  return new Command('explain')
    .argument(
      '<name...>',
      'a rule (PROV-7.5-16), scenario (PROV-7.5-16/2), erratum (C12), return code (-2014), status (16), function (sl_Socket), constant, term of the glossary, or a question',
    )
    .option('--out <folder>', 'folder of the reports of the last run', 'out')
    .option('--matrix <file>', `kill matrix of \`provtck mutants\` (default: ${usualMatrix}, if it exists)`)
    .option('--reading <erratum=reading>', 'another interpretation of an erratum (repeatable)', collect, [])
    .option('--ledger <folder>', 'folder of another ledger')
    .action(async (words: readonly string[], flags: ExplainFlags) => {
      await explain(words.join(' ').trim(), flags);
      finish(0);
    });
}

/**
 * Prints the same facts about a rule as its page on the site, or about an erratum as its section. A scenario is printed
 * by itself, with its recorded timeline. Other names are explained from the ledger and the glossary, and questions by
 * the answers of the site.
 */
async function explain(asked: string, { out, reading, matrix, ledger }: ExplainFlags): Promise<void> {
  const id = asked.toUpperCase();
  // Everything that is no id can be a question, and its answer has a timeline.
  const isId = /^(?:PROV-.*|C\d+)$/.test(id);
  const [rule = '', serial] = id.split('/');
  const isScenario = isId && serial !== undefined;
  const given = await withResultIn(out, {
    ...(isScenario ? { scenario: id } : isId ? { transcript: false } : { timelines: true }),
    ...(reading.length > 0 && { readings: reading }),
    ...(matrix !== undefined && { matrix }),
    ...(ledger !== undefined && { ledger }),
  });
  const spec = { ...given, results: displayText(given.results) };
  const sheet = new TextLayout(new Terminal(process.stdout));
  const erratum = spec.errata.find((each) => each.id === id);
  if (erratum !== undefined) printErratum(spec, erratum, sheet);
  else if (!isId) explainName(spec, asked, sheet);
  else if (serial === undefined) printRule(spec, viewOf(spec, spec.ledger.rule(id)), sheet);
  else {
    printScenarios(viewOf(spec, spec.ledger.rule(rule)), id, sheet);
    printRecordedTimeline(spec, id, sheet);
  }
}

/**
 * Explains a name, and answers the questions about it. A text that is no name is a question: its answers come first,
 * then the names in it. Without both, the rules about it are printed.
 *
 * @throws ProvtckError `EXPLAIN_UNKNOWN` if there is nothing about it
 */
function explainName(spec: Spec, asked: string, sheet: TextLayout): void {
  const unknown = termError(spec, asked, sheet);
  if (unknown === undefined) {
    printAnswers(spec, asked, sheet);
    return;
  }
  // One word is a name. Answers to a similar one would hide that the name is unknown.
  if (!/\s/.test(asked)) throw unknown;
  const isAnswered = printAnswers(spec, asked, sheet);
  const named = namesIn(asked).filter((name) => termError(spec, name, sheet) === undefined);
  if (!isAnswered && named.length === 0 && !printRulesAbout(spec, asked, sheet)) throw unknown;
}

/** Prints the meaning of a name; the error if it has none. */
function termError(spec: Spec, name: string, sheet: TextLayout): ProvtckError | undefined {
  try {
    printTerm(spec, name, sheet);
    return undefined;
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
}

/** The explanation does not need a result: an unreadable result is left out with a warning. */
async function withResultIn(out: string, files: Omit<SpecFiles, 'result'>): Promise<Spec> {
  const result = [new ReportFolder(out).path('result')].filter(existsSync);
  try {
    return await specFrom({ ...files, result });
  } catch (error) {
    if (!(error instanceof ProvtckError) || error.code !== 'RESULT_UNREADABLE') throw error;
    const [first = ''] = error.message.split('\n');
    process.stderr.write(`${first}; the explanation shows no result.\n`);
    return specFrom({ ...files, result: [] });
  }
}
