import type { Ledger } from '../ledger/ledger';
import { partyOfRule } from '../ledger/parties';
import { basisOf, isMandatory, type Rule, type RuleId } from '../ledger/rule';
import type { MonitorViolation } from './monitor-violation';
import type { RuleCounts, RuleResult, RuleViolation } from './result-schema';
import type { ScenarioRecord } from './scenario-record';
import { type RuleVerdict, ruleVerdict } from './verdict';

/** The selection of a run. */
export interface Selection {
  /** Rules that the user named; empty if rules do not limit the selection. */
  readonly rules: readonly RuleId[];
  /** An additional tag expression. */
  readonly tags?: string;
  /** An additional limit to single scenarios. */
  readonly scenarios?: ScenarioChoice;
}

/** Scenarios that are chosen by their ids. */
export interface ScenarioChoice {
  /** The limits that gave the choice, such as `plan smoke` or `shard 2/3`. */
  readonly limits: readonly string[];
  /** The share of a run that was divided: number `index` (from 1) of `count`. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly ids: readonly string[];
}

/** Why a rule has no verdict. */
type MissingVerdict = 'planned' | 'untestable' | 'hostObligation' | 'notSelected' | 'missing';

/** A rule with its result in the run. */
export interface JudgedRule {
  readonly rule: Rule;
  readonly result: RuleResult;
  /** Present if the verdict is `not-judged`. */
  readonly silence?: MissingVerdict;
}

/** The input of rule verdicts. */
interface RunEvidence {
  readonly selection: Selection;
  readonly scenarios: readonly ScenarioRecord[];
  /** Scenarios of the whole suite by rule, selected or not. */
  readonly scenariosByRule: ReadonlyMap<RuleId, number>;
  /** The command that repeats the run on the same device, without its selection. */
  readonly repeat: string;
  /** Random sessions in which a monitor has found a broken rule. */
  readonly sessions?: readonly ViolatingSession[];
}

/** A random session in which a monitor has found a broken rule. */
export interface ViolatingSession {
  /** Number of the session, from 1. */
  readonly session: number;
  /** The command that repeats it. */
  readonly command: string;
  readonly monitorViolations: readonly MonitorViolation[];
}

/** The verdict of every rule of the ledger, in its order. */
export function judgeRules(ledger: Ledger, evidence: RunEvidence): readonly JudgedRule[] {
  const executed = new Map<RuleId, ScenarioRecord[]>();
  for (const scenario of evidence.scenarios)
    for (const id of scenario.ruleIds) executed.get(id)?.push(scenario) ?? executed.set(id, [scenario]);
  // Few scenarios, if any; every rule asks them.
  const monitored = [
    ...evidence.scenarios.filter(({ monitorViolations }) => monitorViolations.length > 0),
    ...(evidence.sessions ?? []).map(sessionAsScenario),
  ];
  return ledger.rules.map((rule) => judge(rule, ledger, executed, monitored, evidence));
}

function judge(
  rule: Rule,
  ledger: Ledger,
  executed: ReadonlyMap<RuleId, readonly ScenarioRecord[]>,
  monitored: readonly MonitoredScenario[],
  evidence: RunEvidence,
): JudgedRule {
  // An implied rule has no scenarios itself if the scenarios of its target prove both.
  const borrowed = executed.has(rule.id) || rule.planned ? undefined : rule.impliedBy;
  const source = borrowed === undefined ? rule : ledger.rule(borrowed);
  const own = executed.get(source.id) ?? [];
  const total = evidence.scenariosByRule.get(source.id) ?? 0;
  const verdict = ruleVerdict(
    rule.class,
    own.map((scenario) => scenario.verdict),
  );
  const base = { rule, own, repeat: evidence.repeat, ...(borrowed !== undefined && { impliedBy: borrowed }) };

  const seen = monitorViolationsOf(rule, borrowed, monitored);
  if (seen.length > 0) return broken(rule, own, seen, base);
  if (rule.reason !== undefined && own.length === 0)
    return silent(base, rule.class === 'untestable' ? 'untestable' : 'hostObligation', rule.reason);
  if (own.length === 0) return notExecuted(base, source, total, evidence.selection);
  // A part of the scenarios can fail a device, but cannot pass it.
  if (own.length < total && verdict !== 'fail') return partlyExecuted(base, total, evidence.selection);
  return { rule, result: resultOf(base, verdict, reasonOf(verdict, own)) };
}

/** A scenario, or a random session, with its monitor violations. */
interface MonitoredScenario extends Pick<ScenarioRecord, 'id' | 'ruleIds' | 'verdict' | 'monitorViolations'> {
  /** Number of the random session, and the command that repeats it. */
  readonly session?: number;
  readonly command?: string;
}

const sessionAsScenario = ({ session, command, monitorViolations }: ViolatingSession): MonitoredScenario => ({
  id: `random session ${session}`,
  ruleIds: [],
  verdict: 'pass',
  monitorViolations,
  session,
  command,
});

/** A scenario, and its monitor violation. */
interface Seen {
  readonly scenario: MonitoredScenario;
  readonly monitorViolation: MonitorViolation;
}

/** Classes of the rules that a device must follow. */
const BINDING: readonly Rule['class'][] = ['tested', 'implied-by', 'advisory', 'driver'];

/**
 * The monitor violations of the rule, or of the rule whose verdict it shares. If a scenario of the rule has failed,
 * they only repeat that failure.
 */
function monitorViolationsOf(
  rule: Rule,
  borrowed: RuleId | undefined,
  scenarios: readonly MonitoredScenario[],
): Seen[] {
  if (!BINDING.includes(rule.class)) return [];
  const meant = (id: RuleId): boolean => id === rule.id || id === borrowed;
  return scenarios
    .filter(({ verdict, ruleIds }) => verdict !== 'fail' || !ruleIds.some(meant))
    .flatMap((scenario) =>
      scenario.monitorViolations
        .filter((monitorViolation) => meant(monitorViolation.rule))
        .map((monitorViolation) => ({ scenario, monitorViolation })),
    );
}

/** A rule is broken wherever the violation was found. The violations of its own scenarios come first. */
function broken(rule: Rule, own: readonly ScenarioRecord[], seen: readonly Seen[], base: Base): JudgedRule {
  const { impliedBy, ...rest } = base;
  // A violation of the rule itself takes precedence over the shared verdict.
  const isOwn = seen.some(({ monitorViolation }) => monitorViolation.rule === rule.id);
  const result = resultOf(isOwn ? rest : base, 'fail', reasonOf('fail', own) ?? reasonOfMonitorViolation(seen));
  const violations = seen.map(({ scenario, monitorViolation: { rule: _rule, ...monitorViolation } }) => ({
    scenario: scenario.id,
    ...monitorViolation,
    lines: [...monitorViolation.lines],
    evidence: [...monitorViolation.evidence],
    command: scenario.command ?? `${base.repeat} --rule ${scenario.ruleIds[0] ?? impliedBy ?? rule.id}`,
    ...(scenario.session !== undefined && { session: scenario.session }),
  }));
  return { rule, result: { ...result, violations: [...result.violations, ...violations] } };
}

const reasonOfMonitorViolation = ([first]: readonly Seen[]): string | undefined =>
  first && `expected ${first.monitorViolation.expected}; seen ${first.monitorViolation.seen}, in ${first.scenario.id}`;

interface Base {
  readonly rule: Rule;
  readonly own: readonly ScenarioRecord[];
  readonly impliedBy?: RuleId;
  readonly repeat: string;
}

function notExecuted(base: Base, source: Rule, total: number, selection: Selection): JudgedRule {
  const { rule } = base;
  if (rule.planned || source.planned)
    return silent(base, 'planned', `planned: the suite has no scenario for ${rule.planned ? 'it' : source.id} yet`);
  if (total === 0) return silent(base, 'missing', 'the suite has no scenario for it');
  if (isPartial(selection) && !requested(rule, selection))
    return silent(base, 'notSelected', 'not selected in this run');
  return silent(base, 'missing', 'none of its scenarios was executed');
}

function partlyExecuted(base: Base, total: number, selection: Selection): JudgedRule {
  const silence = requested(base.rule, selection) ? 'missing' : 'notSelected';
  return silent(base, silence, `only ${base.own.length} of its ${total} scenarios were selected`);
}

function silent(base: Base, silence: MissingVerdict, reason: string): JudgedRule {
  return { rule: base.rule, silence, result: resultOf(base, 'not-judged', reason) };
}

function resultOf(
  { rule, own, impliedBy, repeat }: Base,
  verdict: RuleVerdict,
  reason: string | undefined,
): RuleResult {
  const bound = partyOfRule(rule);
  return {
    id: rule.id,
    level: rule.level,
    class: rule.class,
    ...(bound !== undefined && { party: bound.name }),
    statement: rule.statement,
    sources: [...rule.sources],
    basis: basisOf(rule),
    verdict,
    scenarios: own.map(({ id }) => id),
    counts: countVerdicts(own),
    violations: own.flatMap((scenario) => violationOf(scenario, `${repeat} --rule ${impliedBy ?? rule.id}`)),
    ...(reason !== undefined && { reason }),
    ...(impliedBy !== undefined && { impliedBy }),
  };
}

function countVerdicts(own: readonly ScenarioRecord[]): RuleResult['counts'] {
  const of = (verdict: ScenarioRecord['verdict']): number => own.filter((each) => each.verdict === verdict).length;
  return {
    pass: of('pass'),
    fail: of('fail'),
    inconclusive: of('inconclusive'),
    notApplicable: of('not-applicable'),
  };
}

function violationOf({ id, violation }: ScenarioRecord, command: string): RuleViolation[] {
  if (violation === undefined) return [];
  const { expected, seen, at, last } = violation;
  return [{ scenario: id, expected, seen, at, ...(last !== undefined && { last }), command }];
}

function reasonOf(verdict: RuleVerdict, own: readonly ScenarioRecord[]): string | undefined {
  if (verdict === 'pass' || verdict === 'recorded') return gaps(own);
  return own.find((scenario) => scenario.verdict === verdict)?.reason;
}

/** Limits of a verdict: functions of the rule that the adapter cannot call. */
function gaps(own: readonly ScenarioRecord[]): string | undefined {
  const names = [...new Set(own.flatMap(({ notIssued }) => notIssued))].sort();
  if (names.length === 0) return undefined;
  return `not shown for ${names.length} functions that the adapter cannot issue: ${names.join(', ')}`;
}

/** Whether a selection excludes a part of the suite. */
export const isPartial = ({ rules, tags, scenarios }: Selection): boolean =>
  rules.length > 0 || tags !== undefined || scenarios !== undefined;

const requested = (rule: Rule, { rules }: Selection): boolean => rules.includes(rule.id);

/** Whether a verdict on the rule can make a device non-conformant. */
export const isDecisive = (rule: Rule): boolean => isMandatory(rule) && rule.class !== 'recorded';

/** Number of rules with each verdict. */
export function countRules(judged: readonly JudgedRule[]): RuleCounts {
  const verdicts = (verdict: RuleVerdict) => judged.filter(({ result }) => result.verdict === verdict);
  const silences = (silence: MissingVerdict) => judged.filter((rule) => rule.silence === silence).length;
  const failed = verdicts('fail').filter(({ result }) => result.deviation === undefined);
  const fail = failed.filter(({ rule }) => isDecisive(rule)).length;
  return {
    pass: verdicts('pass').length,
    fail,
    warnings: failed.length - fail,
    deviations: verdicts('fail').length - failed.length,
    inconclusive: verdicts('inconclusive').length,
    notApplicable: verdicts('not-applicable').length,
    recorded: verdicts('recorded').length,
    planned: silences('planned'),
    notJudged: verdicts('not-judged').length - silences('planned'),
    total: judged.length,
    notJudgedBecause: {
      untestable: silences('untestable'),
      hostObligation: silences('hostObligation'),
      notSelected: silences('notSelected'),
      missing: silences('missing'),
    },
  };
}
