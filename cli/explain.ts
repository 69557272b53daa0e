import { Command } from 'commander';
import { monitors } from '../judge/monitors/all';
import { type Erratum, errata, readingsFrom } from '../ledger/errata';
import { type Ledger, loadLedger } from '../ledger/ledger';
import type { Rule } from '../ledger/rule';
import { basisOf } from '../ledger/rule';
import { Terminal, wrapped } from '../reports/terminal';
import { ownSources, selectScenarios } from './cucumber';
import { lastAnswers } from './last-answers';
import { collect } from './option-values';

interface ExplainFlags {
  readonly reading: readonly string[];
  readonly out: string;
  readonly ledger?: string;
}

/** What each class means for the verdict. */
const meanings: Record<Rule['class'], string> = {
  tested: 'Judged by scenarios of its own; a device that breaks it is non-conformant.',
  'implied-by': 'Proved by the scenarios of another rule, whose verdict it shares.',
  advisory: 'Checked like the others, but breaking it only warns.',
  recorded: 'The document leaves it open: the report says what the device does, without judging.',
  'host-obligation': 'For the host application to keep; it says nothing about the device.',
  driver: "Judged below the application, at the host driver's own seam; needs an adapter that offers it.",
  untestable: 'Named, not judged.',
};

/** `provtck explain` */
export function explainCommand(finish: (exitCode: number) => void): Command {
  return new Command('explain')
    .argument('<id>', 'a rule such as PROV-7.5-16, or an erratum such as C12')
    .option('--out <folder>', 'where the last run left its answers', 'out')
    .option('--reading <erratum=reading>', 'under another reading of an erratum (repeatable)', collect, [])
    .option('--ledger <folder>', 'another ledger')
    .action(async (id: string, flags: ExplainFlags) => finish(await explain(id, flags)));
}

async function explain(id: string, flags: ExplainFlags): Promise<number> {
  const readings = readingsFrom(flags.reading);
  const terminal = new Terminal(process.stdout);
  const width = Math.min(terminal.width ?? 100, 100);
  const say = (label: string, text: string) => {
    const lines = wrapped(text, width - 14);
    lines.forEach((line, index) => {
      terminal.line(`${terminal.style('dim', (index === 0 ? label : '').padEnd(13))} ${line}`);
    });
  };
  const erratum = errata().find((each) => each.id === id.toUpperCase());
  if (erratum === undefined) await explainRule(id, flags, readings, terminal, say);
  else {
    terminal.line(terminal.style('bold', `${erratum.id}  ${erratum.title}`));
    for (const [label, text] of erratumFacts(erratum, readings.get(erratum.id)?.id ?? erratum.default))
      say(label, text);
  }
  for (const answer of lastAnswers(flags.out, id.toUpperCase())) say('answer', answer);
  return 0;
}

async function explainRule(
  id: string,
  flags: ExplainFlags,
  readings: ReturnType<typeof readingsFrom>,
  terminal: Terminal,
  say: (label: string, text: string) => void,
): Promise<void> {
  const ledger = loadLedger(flags.ledger).withReadings(readings);
  const rule = ledger.rule(id.toUpperCase());
  terminal.line(terminal.style('bold', `${rule.id}  ${rule.level}`));
  say('', rule.statement);
  terminal.line();
  for (const [label, text] of facts(rule, ledger)) say(label, text);
  for (const erratum of errata().filter(({ rules }) => rules.includes(rule.id)))
    say('erratum', describeErratum(erratum, readings.get(erratum.id)?.id ?? erratum.default));
  for (const scenario of await scenariosOf(rule)) say('scenario', scenario);
  for (const { name, rules } of monitors)
    if (rules.includes(rule.id)) say('watched by', `the monitor "${name}", in every scenario`);
}

function erratumFacts(erratum: Erratum, chosen: string): (readonly [label: string, text: string])[] {
  const { question, readings, rules, resolution, driver, answer } = erratum;
  return [
    ['question', question],
    ...readings.map(({ id, says }): [string, string] => [
      'reading',
      `${id}${id === chosen ? ' (in force)' : ''}: ${says}`,
    ]),
    ['resolution', resolution],
    ["TI's driver", driver],
    ['rules', rules.join(', ')],
    ...('scenarios' in answer ? [['asked by', answer.scenarios.join(', ')] as const] : []),
    ...('judged' in answer ? [['asked by', `the scenarios of ${answer.judged}`] as const] : []),
    ...('none' in answer ? [['no answer', answer.none] as const] : []),
  ];
}

function facts(rule: Rule, ledger: Ledger): (readonly [label: string, text: string])[] {
  const { impliedBy } = rule;
  const implied = ledger.rules.filter((other) => other.impliedBy === rule.id).map((other) => other.id);
  return [
    ['observe', rule.observe],
    ['party', rule.party],
    [
      'sources',
      rule.sources.length === 0 ? 'none: an inference' : `${rule.sources.join(', ')} (rests on ${basisOf(rule)})`,
    ],
    ['class', `${rule.class}. ${meanings[rule.class]}`],
    ...optional(
      'implied by',
      impliedBy === undefined ? undefined : `${impliedBy}: ${ledger.rule(impliedBy).statement}`,
    ),
    ...optional('implies', implied.length === 0 ? undefined : implied.join(', ')),
    ...optional('reason', rule.reason),
    ...optional('question', rule.question),
    ...optional('note', rule.note),
    ...optional('arrangement', rule.arrangement),
    ['needs', rule.needs.length === 0 ? 'nothing beyond a device that answers calls' : rule.needs.join(', ')],
    ['seen from', rule.vantage.length === 0 ? 'nowhere' : rule.vantage.join(', ')],
  ];
}

function optional(label: string, text: string | undefined): (readonly [string, string])[] {
  return text === undefined ? [] : [[label, text]];
}

function describeErratum(erratum: Erratum, chosen: string): string {
  const reading = erratum.readings.find(({ id }) => id === chosen);
  const others = erratum.readings.filter(
    ({ id, effect }) => id !== chosen && (effect !== undefined || id === erratum.default),
  );
  const choices = others.map(({ id }) => `${erratum.id}=${id}`).join(', ');
  const change = choices === '' ? 'No verdict depends on the choice.' : `To choose another: --reading ${choices}.`;
  return `${erratum.id} ${erratum.question} In force: ${chosen}. ${reading?.says ?? ''} ${change}`;
}

async function scenariosOf(rule: Rule): Promise<string[]> {
  const own = await selectScenarios(ownSources, `@${rule.id}`);
  const found =
    own.length === 0 && rule.impliedBy !== undefined ? await selectScenarios(ownSources, `@${rule.impliedBy}`) : own;
  if (found.length === 0) return [rule.planned ? 'none yet: planned' : 'none'];
  return found.map(({ name, uri, location }) => `${name}  (${uri}:${location.line})`);
}
