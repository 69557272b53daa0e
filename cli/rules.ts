import { Command, Option } from 'commander';
import { ProvtckError } from '../ledger/error';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { type Rule, RuleClass } from '../ledger/rule';
import { counted, Terminal, wrapped } from '../reports/terminal';
import { narrowed } from './matrix/matrix';

interface RulesFlags {
  readonly section?: string;
  readonly class?: string;
  readonly ledger?: string;
  readonly matrix?: true;
  readonly markdown?: true;
  readonly json?: true;
}

/** Minimum width of a statement that is wrapped, in columns. */
const narrowest = 24;

/** `provtck rules` */
export function rulesCommand(finish: (exitCode: number) => void): Command {
  return new Command('rules')
    .option('--section <number>', 'only the rules of this section of SWRA513C and its subsections, such as 7.5')
    .addOption(new Option('--class <class>', 'only rules of this class').choices(RuleClass.options))
    .option('--ledger <folder>', 'folder of another ledger')
    .option('--matrix', 'list scenarios, decisions of the reference device and errata of each rule')
    .option('--json', 'print the rules as JSON with all members of the ledger; with --matrix, print the matrix')
    .addOption(new Option('--markdown', 'with --matrix: print the matrix as Markdown').conflicts('json'))
    .action(async (flags: RulesFlags) => finish(flags.matrix ? await showMatrix(flags) : listRules(flags)));
}

async function showMatrix(flags: RulesFlags): Promise<number> {
  if (flags.ledger !== undefined)
    throw new ProvtckError(
      'MATRIX_FOREIGN',
      '--matrix covers the ledger, features and reference device of the suite only',
      'Leave --ledger out.',
    );
  const wanted = new Set(selected(loadLedger(), flags).map(({ id }) => id));
  const { loadMatrix } = await import('./matrix/load');
  const { matrixMarkdown } = await import('./matrix/markdown');
  const matrix = narrowed(await loadMatrix(), wanted);
  const terminal = new Terminal(process.stdout);
  if (flags.json) terminal.write(`${JSON.stringify(matrix, undefined, 2)}\n`);
  else if (flags.markdown) terminal.write(matrixMarkdown(matrix));
  else (await import('./matrix/table')).printMatrix(matrix, terminal);
  return 0;
}

function listRules(flags: RulesFlags): number {
  const rules = selected(loadLedger(flags.ledger), flags);
  const terminal = new Terminal(process.stdout);
  if (flags.json) terminal.write(`${JSON.stringify(rules, undefined, 2)}\n`);
  else printTable(rules, terminal);
  return 0;
}

/** @throws ProvtckError `SECTION_UNKNOWN` */
function selected(ledger: Ledger, { section, class: ruleClass }: RulesFlags): readonly Rule[] {
  const inSection = section === undefined ? ledger.rules : ledger.bySection(section);
  if (section !== undefined && inSection.length === 0) {
    const sections = [...new Set(ledger.rules.map((rule) => rule.section))];
    throw new ProvtckError(
      'SECTION_UNKNOWN',
      `section ${section} has no rule`,
      `These sections have rules: ${sections.join(', ')}.`,
    );
  }
  return inSection.filter((rule) => ruleClass === undefined || rule.class === ruleClass);
}

function printTable(rules: readonly Rule[], terminal: Terminal): void {
  const rows = rules.map((rule) => [rule.id, rule.level, classWord(rule)] as const);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const indent = widths.reduce((sum, width) => sum + width + 2, 0);
  const available =
    terminal.width === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowest, terminal.width - indent);
  rules.forEach((rule, index) => {
    const cells = (rows[index] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const [first = '', ...rest] = wrapped(rule.statement, available);
    const head = `${cells.join('  ')}  `;
    terminal.line(`${rule.planned ? terminal.style('dim', head) : head}${first}`);
    for (const line of rest) terminal.line(`${' '.repeat(indent)}${line}`);
  });
  const planned = rules.filter((rule) => rule.planned).length;
  terminal.line(`${counted(rules.length, 'rule')}, ${planned} of them without a scenario yet`);
}

const classWord = (rule: Rule): string => (rule.planned ? `${rule.class}, planned` : rule.class);
