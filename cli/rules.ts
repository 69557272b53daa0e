import { Command, Option } from 'commander';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { type Rule, RuleClass } from '../ledger/rule';
import { counted, Terminal, wrapped } from '../reports/terminal';

interface RulesFlags {
  readonly section?: string;
  readonly class?: string;
  readonly ledger?: string;
  readonly json?: true;
}

/** Below this many columns a statement is not worth wrapping. */
const narrowest = 24;

/** `provtck rules` */
export function rulesCommand(finish: (exitCode: number) => void): Command {
  return new Command('rules')
    .option('--section <number>', 'only this section of SWRA513C and what is below it, such as 7.5')
    .addOption(new Option('--class <class>', 'only rules of this class').choices(RuleClass.options))
    .option('--ledger <folder>', 'another ledger')
    .option('--json', 'the rules as JSON, with everything the ledger holds')
    .action((flags: RulesFlags) => finish(listRules(flags)));
}

function listRules({ section, class: ruleClass, ledger: folder, json }: RulesFlags): number {
  const ledger = loadLedger(folder);
  const inSection = section === undefined ? ledger.rules : ledger.bySection(section);
  if (section !== undefined && inSection.length === 0) {
    const sections = [...new Set(ledger.rules.map((rule) => rule.section))];
    throw new ProvtckError(
      'SECTION_UNKNOWN',
      `no rule is in section ${section}`,
      `There are rules in ${sections.join(', ')}.`,
    );
  }
  const rules = inSection.filter((rule) => ruleClass === undefined || rule.class === ruleClass);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(rules, undefined, 2)}\n`);
  else printTable(rules, terminal);
  return 0;
}

function printTable(rules: readonly Rule[], terminal: Terminal): void {
  const rows = rules.map((rule) => [rule.id, rule.level, classWord(rule)] as const);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const indent = widths.reduce((sum, width) => sum + width + 2, 0);
  const room = terminal.width === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowest, terminal.width - indent);
  rules.forEach((rule, index) => {
    const cells = (rows[index] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const [first = '', ...rest] = wrapped(rule.statement, room);
    const head = `${cells.join('  ')}  `;
    terminal.line(`${rule.planned ? terminal.style('dim', head) : head}${first}`);
    for (const line of rest) terminal.line(`${' '.repeat(indent)}${line}`);
  });
  const planned = rules.filter((rule) => rule.planned).length;
  terminal.line(`${counted(rules.length, 'rule')}, ${planned} of them not covered by a scenario yet`);
}

const classWord = (rule: Rule): string => (rule.planned ? `${rule.class}, planned` : rule.class);
