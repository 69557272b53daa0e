import type { RuleResult, ScenarioResult } from '../judge/result-schema';
import type { Erratum } from '../ledger/errata';
import { basisOf, type Rule, type RuleId } from '../ledger/rule';
import type { Decision } from '../ledger/trace';
import { classWords, levelWords, partyWords } from './display-words';
import { inForce, readingOf } from './readings';
import { type KnownMutant, type PlacedScenario, resultOf, runsOf, type Spec, scenariosOf, shownResult } from './spec';

/** Something that is known of a rule: in words, or as names of rules or documents, which a page can link. */
export type Fact = { readonly name: string } & (
  | { readonly text: string }
  | { readonly rules: readonly RuleId[] }
  | { readonly sources: readonly string[] }
);

/** What the run has learnt where the documents leave something open. */
interface Answers {
  readonly question: string;
  /** Each once. */
  readonly answers: readonly string[];
}

/** A scenario of a rule, and what became of it; an outline has one run for every row. */
export interface RunScenario {
  readonly scenario: PlacedScenario;
  readonly runs: readonly ScenarioResult[];
}

/** Everything about one rule, as the page of the site and `provtck explain` show it. */
export interface RuleView {
  readonly rule: Rule;
  /** What the result says of it, where there is one. */
  readonly found: RuleResult | undefined;
  readonly answers: readonly Answers[];
  readonly facts: readonly Fact[];
  readonly errata: readonly { readonly erratum: Erratum; readonly chosen: string; readonly says: string }[];
  readonly scenarios: readonly RunScenario[];
  readonly monitors: readonly string[];
  readonly decisions: readonly Decision[];
  readonly breaking: readonly KnownMutant[];
  readonly before: Rule | undefined;
  readonly after: Rule | undefined;
}

/** Looks up everything about a rule. */
export function viewOf(spec: Spec, rule: Rule): RuleView {
  const result = shownResult(spec);
  const index = spec.ledger.rules.indexOf(rule);
  const own = scenariosOf(spec, rule.id);
  // What another rule proves has that rule's scenarios.
  const shown = own.length > 0 || rule.impliedBy === undefined ? own : scenariosOf(spec, rule.impliedBy);
  return {
    rule,
    found: resultOf(result, rule.id),
    answers: answersIn(result?.observations.filter((each) => each.rule === rule.id) ?? []),
    facts: factsOf(spec, rule),
    errata: spec.errata
      .filter(({ rules }) => rules.includes(rule.id))
      .map((erratum) => ({
        erratum,
        chosen: readingOf(erratum, spec.readings),
        says: inForce(erratum, spec.readings),
      })),
    scenarios: shown.map((scenario) => ({ scenario, runs: runsOf(result, scenario.feature, scenario) })),
    monitors: spec.monitors.filter(({ rules }) => rules.includes(rule.id)).map(({ name }) => name),
    decisions: spec.decisions.filter(({ rules }) => rules.includes(rule.id)),
    breaking: spec.mutants.filter(({ breaks }) => breaks === rule.id),
    before: spec.ledger.rules[index - 1],
    after: spec.ledger.rules[index + 1],
  };
}

/** Answers by their question, in the order in which they were given. */
export function answersIn(
  given: readonly { readonly question: string; readonly answer: string }[],
): readonly Answers[] {
  const questions = [...new Set(given.map(({ question }) => question))];
  return questions.map((question) => ({
    question,
    answers: [...new Set(given.filter((each) => each.question === question).map(({ answer }) => answer))],
  }));
}

function factsOf({ ledger }: Spec, rule: Rule): readonly Fact[] {
  const implied = ledger.rules.filter((other) => other.impliedBy === rule.id).map(({ id }) => id);
  const optional = (name: string, text: string | undefined): Fact[] => (text === undefined ? [] : [{ name, text }]);
  return [
    { name: 'level', text: `${rule.level}: ${levelWords[rule.level]}` },
    { name: 'one sees', text: rule.observe },
    { name: 'who can break it', text: partyWords[rule.party] },
    { name: 'section', sources: [`SWRA513C ${rule.section}`] },
    rule.sources.length === 0
      ? { name: 'sources', text: 'none: an inference' }
      : { name: 'sources', sources: rule.sources },
    { name: 'rests on', text: basisOf(rule) },
    { name: 'treated as', text: `${rule.class}: ${classWords[rule.class]}` },
    ...(rule.impliedBy === undefined ? [] : [{ name: 'implied by', rules: [rule.impliedBy] }]),
    ...(implied.length === 0 ? [] : [{ name: 'implies', rules: implied }]),
    ...optional('question', rule.question),
    ...optional('note', rule.note),
    ...optional('arrangement', rule.arrangement),
    { name: 'needs', text: rule.needs.join(', ') || 'nothing beyond a device that answers calls' },
  ];
}

/** How often each verdict occurs, the best first; those that do not occur are left out. */
export const tally = (runs: readonly ScenarioResult[]): readonly (readonly [ScenarioResult['verdict'], number])[] =>
  (['pass', 'fail', 'inconclusive', 'not-applicable'] as const)
    .map((verdict) => [verdict, runs.filter((run) => run.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);

/** The runs that did not go well. */
export const troubled = (runs: readonly ScenarioResult[]): readonly ScenarioResult[] =>
  runs.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');

/** Scenarios and monitors named; of more than these only the number is told. */
const named = 3;

/** Whether the suite sees that a device breaks the rule, in a sentence; undefined where nobody has examined it. */
export function killsOf({
  monitorViolations,
}: KnownMutant): { readonly seen: boolean; readonly says: string } | undefined {
  if (monitorViolations === undefined) return undefined;
  const by = [...monitorViolations.killedBy, ...monitorViolations.monitors.map((name) => `the monitor "${name}"`)];
  if (by.length === 0) return { seen: false, says: 'The suite does not see it.' };
  const others = by.length > named ? ` and ${by.length - named} more` : '';
  return { seen: true, says: `Seen by ${by.slice(0, named).join('; ')}${others}.` };
}
