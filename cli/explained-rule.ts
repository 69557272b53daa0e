import type { Result, RuleViolation } from '../judge/result-schema';
import { violationLine } from '../judge/violation-text';
import type { Erratum } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { counted } from '../reports/terminal';
import type { TextLayout } from '../reports/text-layout';
import { verdictWords } from '../reports/verdict-words';
import { moment } from '../site/display-words';
import { failureFacts } from '../site/failure-facts';
import { addressOf } from '../site/links';
import { type Fact, killsOf, type RuleView, type RunScenario, tally, troubled } from '../site/rule-view';
import { type Spec, shownResult, suiteMismatch } from '../site/spec';

/** Number of failures that are printed; the others are only counted. */
const maxPrinted = 3;

/** Prints everything about a rule, in the order of its page on the site. */
export function printRule(spec: Spec, view: RuleView, sheet: TextLayout): void {
  const { rule, facts, errata, scenarios, monitors, decisions, breaking, before, after } = view;
  sheet.title(`${rule.id}  ${rule.level}`);
  sheet.paragraph(rule.statement);
  const result = shownResult(spec);
  if (result !== undefined) printVerdict(result, suiteMismatch(spec, result), view, sheet);
  sheet.heading('About the rule');
  for (const fact of facts) sheet.fact(fact.name, inWords(fact));
  const inForce = errata.map(
    ({ erratum, chosen, says }) =>
      `${erratum.id} ${erratum.title}. In force: ${chosen}. ${says}${choices(erratum, chosen)}`,
  );
  printItems('Errata', inForce, sheet);
  sheet.heading('Scenarios');
  if (scenarios.length === 0) sheet.paragraph(`None${rule.reason === undefined ? '.' : `: ${rule.reason}`}`);
  for (const scenario of scenarios) printScenario(scenario, sheet);
  printItems('Monitors that check it in every scenario', monitors, sheet);
  const places = decisions.map(({ decision, file }) => `${decision} (${file})`);
  printItems('Decisions of the reference device that satisfy it', places, sheet);
  printItems('Devices that break it', breaking.map(deviceInWords), sheet);
  sheet.heading('Neighbours');
  for (const each of [before, after]) if (each !== undefined) sheet.item(`${each.id}: ${each.statement}`);
}

/** Prints a list under its heading, if there is anything to list. */
function printItems(heading: string, items: readonly string[], sheet: TextLayout): void {
  if (items.length > 0) sheet.heading(heading);
  for (const item of items) sheet.item(item);
}

function deviceInWords(mutant: RuleView['breaking'][number]): string {
  const kills = killsOf(mutant);
  return `${mutant.id}: ${mutant.story}${kills === undefined ? '' : ` ${kills.says}`}`;
}

function printVerdict(
  result: Result,
  mismatch: string | undefined,
  { found, answers }: RuleView,
  sheet: TextLayout,
): void {
  if (found === undefined) return;
  const { verdict, impliedBy, reason, violations, deviation } = found;
  sheet.heading(`Verdict: ${verdictWords[verdict]}`);
  sheet.paragraph(`${result.device.part} by ${result.adapter.name}, ${moment(result.run.startedAt)}`);
  if (mismatch !== undefined) sheet.paragraph(mismatch);
  if (impliedBy !== undefined) sheet.paragraph(`Shares the scenarios of ${impliedBy}.`);
  if (reason !== undefined && violations.length === 0) sheet.paragraph(reason);
  if (deviation !== undefined)
    sheet.paragraph(
      `Known and accepted until ${deviation.expires}: ${deviation.reason} (${deviation.owner}; ${deviation.source})`,
    );
  for (const violation of violations.slice(0, maxPrinted)) printFailure(result, violation, sheet);
  if (violations.length > maxPrinted)
    sheet.paragraph(`… and ${counted(violations.length - maxPrinted, 'more failure')} in the result.`);
  if (answers.length > 0) sheet.heading('Observations of this device');
  for (const each of answers) {
    sheet.paragraph(each.question);
    for (const answer of each.answers) sheet.item(answer);
  }
}

function printFailure(result: Result, violation: RuleViolation, sheet: TextLayout): void {
  sheet.heading('Failure');
  for (const { name, lines } of failureFacts(result, violation)) if (name !== 'to repeat') sheet.fact(name, ...lines);
  sheet.fact('before', ...(violation.last ?? []).map(violationLine));
  sheet.verbatim(violation.command);
}

function inWords(fact: Fact): string {
  if ('rules' in fact) return fact.rules.join(', ');
  if ('text' in fact) return fact.text;
  const addresses = [...new Set(fact.sources.flatMap((source) => addressOf(source) ?? []))];
  return `${fact.sources.join(', ')}${addresses.length > 0 ? ` (${addresses.join(', ')})` : ''}`;
}

/** The other interpretations, where a verdict depends on the choice. */
function choices({ id, readings, default: usual }: Erratum, chosen: string): string {
  const others = readings.filter((each) => each.id !== chosen && (each.effect !== undefined || each.id === usual));
  if (others.length === 0) return ' No verdict depends on this interpretation.';
  return ` To choose another interpretation: --reading ${others.map((each) => `${id}=${each.id}`).join(' or ')}.`;
}

/**
 * Prints the scenario of an id, `PROV-7.5-16/2`. The id of a row, `PROV-7.5-16/2.3`, prints the outline of the row.
 *
 * @throws ProvtckError `SCENARIO_UNKNOWN`
 */
export function printScenarios({ rule, scenarios }: RuleView, id: string, sheet: TextLayout): void {
  const idOf = ({ scenario }: RunScenario): string => scenario.name.split(' ')[0] ?? '';
  const wanted = id.replace(/(\/\d+)\.\d+$/, '$1');
  const found = scenarios.filter((each) => idOf(each) === wanted);
  if (found.length === 0)
    throw new ProvtckError(
      'SCENARIO_UNKNOWN',
      `${rule.id} has no scenario ${id}`,
      `Choose one of: ${scenarios.map(idOf).join(', ') || 'none'}.`,
    );
  sheet.title(`${rule.id}  ${rule.level}`);
  sheet.paragraph(rule.statement);
  sheet.heading('Scenario');
  for (const scenario of found) printScenario(scenario, sheet);
}

/** The text of a scenario and its result. */
function printScenario({ scenario, runs }: RunScenario, sheet: TextLayout): void {
  sheet.item(scenario.name);
  for (const { keyword, text, table } of scenario.steps) {
    sheet.paragraph(`${keyword.padStart(5)} ${text}`, 4, 6);
    if (table !== undefined) sheet.table(table, 10);
  }
  for (const { name, rows } of scenario.examples) {
    sheet.paragraph(`Examples${name === '' ? '' : `: ${name}`}`, 4);
    sheet.table(rows, 6);
  }
  sheet.paragraph(`(${scenario.feature.uri}:${scenario.line})`, 4);
  if (runs.length > 0)
    sheet.paragraph(
      `=> ${tally(runs)
        .map(([verdict, count]) => `${count} ${verdictWords[verdict]}`)
        .join(', ')}`,
      4,
    );
  for (const run of troubled(runs)) sheet.paragraph(`${run.name}: ${run.reason ?? ''}`, 7, 2);
}
