import type { RuleResult, ScenarioResult } from '../judge/result-schema';
import type { Erratum } from '../ledger/errata';
import { basisOf, type Rule, type RuleId } from '../ledger/rule';
import type { Decision } from '../ledger/trace';
import { classWords, levelWords, partyWords } from './display-words';
import { inForce, readingOf } from './readings';
import { type KnownMutant, type PlacedScenario, resultOf, runsOf, type Spec, scenariosOf, shownResult } from './spec';

/** A fact about a rule: text, or names of rules or documents, which a page can link. */
export type Fact = { readonly name: string } & (
  | { readonly text: string }
  | { readonly rules: readonly RuleId[] }
  | { readonly sources: readonly string[] }
);

/** The observations of the run for points that the documents leave open. */
interface Answers {
  readonly question: string;
  /** Without repetitions. */
  readonly answers: readonly string[];
}

/** A scenario of a rule with its results; an outline has one run for every row. */
export interface RunScenario {
  readonly scenario: PlacedScenario;
  readonly runs: readonly ScenarioResult[];
}

/** Everything about one rule, for its page of the site and for `provtck explain`. */
export interface RuleView {
  readonly rule: Rule;
  /** The result of the rule, if there is one. */
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

/** Collects everything about a rule. */
export function viewOf(spec: Spec, rule: Rule): RuleView {
  const result = shownResult(spec);
  const index = spec.ledger.rules.indexOf(rule);
  const own = scenariosOf(spec, rule.id);
  // A rule that another rule implies has the scenarios of that rule.
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

/** Observations by their question, in the order of the result. */
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
    { name: 'how it shows', text: rule.observe },
    { name: 'bound party', text: partyWords[rule.party] },
    { name: 'section', sources: [`SWRA513C ${rule.section}`] },
    rule.sources.length === 0
      ? { name: 'sources', text: 'none: an inference' }
      : { name: 'sources', sources: rule.sources },
    { name: 'basis', text: basisOf(rule) },
    { name: 'class', text: `${rule.class}: ${classWords[rule.class]}` },
    ...(rule.impliedBy === undefined ? [] : [{ name: 'implied by', rules: [rule.impliedBy] }]),
    ...(implied.length === 0 ? [] : [{ name: 'implies', rules: implied }]),
    ...optional('question', rule.question),
    ...optional('note', rule.note),
    ...optional('arrangement', rule.arrangement),
    { name: 'needs', text: rule.needs.join(', ') || 'only a device that answers calls' },
  ];
}

/** Number of occurrences of each verdict, the best first, without zeros. */
export const tally = (runs: readonly ScenarioResult[]): readonly (readonly [ScenarioResult['verdict'], number])[] =>
  (['pass', 'fail', 'inconclusive', 'not-applicable'] as const)
    .map((verdict) => [verdict, runs.filter((run) => run.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);

/** The runs that did not pass. */
export const troubled = (runs: readonly ScenarioResult[]): readonly ScenarioResult[] =>
  runs.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');

/** Maximum number of named scenarios and monitors; the others are counted. */
const named = 3;

/** Whether the suite detects that a device breaks the rule, in a sentence; undefined without a calibration. */
export function killsOf({
  monitorViolations,
}: KnownMutant): { readonly seen: boolean; readonly says: string } | undefined {
  if (monitorViolations === undefined) return undefined;
  const by = [...monitorViolations.killedBy, ...monitorViolations.monitors.map((name) => `monitor "${name}"`)];
  if (by.length === 0) return { seen: false, says: 'The suite does not detect it.' };
  const others = by.length > named ? ` and ${by.length - named} more` : '';
  return { seen: true, says: `Detected by ${by.slice(0, named).join('; ')}${others}.` };
}
