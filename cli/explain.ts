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
import { printRule } from './explained-rule';
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
    .argument('<id>', 'a rule such as PROV-7.5-16, or an erratum such as C12')
    .option('--out <folder>', 'folder of the reports of the last run', 'out')
    .option('--matrix <file>', `kill matrix of \`provtck mutants\` (default: ${usualMatrix}, if it exists)`)
    .option('--reading <erratum=reading>', 'another interpretation of an erratum (repeatable)', collect, [])
    .option('--ledger <folder>', 'folder of another ledger')
    .action(async (id: string, flags: ExplainFlags) => {
      await explain(id.toUpperCase(), flags);
      finish(0);
    });
}

/** Prints the same facts about a rule as its page on the site, or about an erratum as its section. */
async function explain(id: string, { out, reading, matrix, ledger }: ExplainFlags): Promise<void> {
  const given = await withResultIn(out, {
    transcript: false,
    ...(reading.length > 0 && { readings: reading }),
    ...(matrix !== undefined && { matrix }),
    ...(ledger !== undefined && { ledger }),
  });
  const spec = { ...given, results: displayText(given.results) };
  const sheet = new TextLayout(new Terminal(process.stdout));
  const erratum = spec.errata.find((each) => each.id === id);
  if (erratum === undefined) printRule(spec, viewOf(spec, spec.ledger.rule(id)), sheet);
  else printErratum(spec, erratum, sheet);
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
