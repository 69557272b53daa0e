import type { MonitorViolation } from '../judge/monitor-violation';
import type { Tested } from '../judge/outcome';
import { loadLedger } from '../ledger/ledger';
import type { RuleId } from '../ledger/rule';
import { collateralRules } from '../mutants/collateral-failures';
import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import type { Mutant } from '../mutants/mutant';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { defaultParameters, type RunParameters } from '../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../runtime/run-scenarios';
import type { MutantResult, VariantResult } from './kill-matrix';

/** The results of a mutant, and the scenarios and monitors that failed with it. */
export interface ExaminedMutant<Found> {
  readonly found: Found;
  /** Names of the scenarios that failed. */
  readonly kills: readonly string[];
  /** Violations that monitors reported, with their rules. */
  readonly monitorViolations: readonly Pick<MonitorViolation, 'monitor' | 'rule'>[];
}

/**
 * Runs the suite with a mutant.
 *
 * @param full runs all scenarios to find every rule that fails; otherwise stops at the first kill
 */
export async function examineMutant(
  script: LoadedSuite,
  mutant: Mutant,
  full: boolean,
): Promise<ExaminedMutant<MutantResult>> {
  const { id, breaks, story } = mutant;
  const own = ({ scenario }: ScenarioExecution): boolean => scenario.rules.includes(breaks);
  const failed = ({ verdict }: ScenarioExecution): boolean => verdict === 'fail';
  const violated = ({ outcome }: ScenarioExecution): readonly MonitorViolation[] => outcome?.monitorViolations ?? [];
  const scenarios = full ? script.scenarios : script.scenarios.filter(({ rules }) => rules.includes(breaks));
  const executions = await runScenarios(
    script,
    scenarios,
    { ...defaultParameters, adapter: `mutant:${id}` },
    (execution) =>
      !full && ((own(execution) && failed(execution)) || violated(execution).some(({ rule }) => rule === breaks)),
  );
  const violatesJudgedRule = countsAsViolation();
  const red = executions.filter(failed);
  const counts: Record<string, number> = {};
  const monitorViolations = executions.flatMap(violated);
  for (const rule of [...red.flatMap(({ scenario }) => scenario.rules), ...monitorViolations.map(({ rule }) => rule)])
    counts[rule] = (counts[rule] ?? 0) + 1;
  const killedBy = red.filter(own).map(nameOf);
  const monitors = [...new Set(monitorViolations.flatMap(({ rule, monitor }) => (rule === breaks ? [monitor] : [])))];
  const inconclusive = executions.filter(({ verdict }) => verdict === 'inconclusive');
  const error = killedBy.length + monitors.length > 0 ? undefined : inconclusive.find(own)?.error;
  const declared = new Set([breaks, ...collateralRules(mutant)]);
  const found: MutantResult = {
    id,
    breaks,
    story,
    killedBy,
    monitors,
    condemnedBy: executions.filter((each) => failed(each) || violated(each).some(violatesJudgedRule)).map(nameOf),
    failed: counts,
    exceeded: full
      ? Object.keys(counts)
          .filter((rule) => !declared.has(rule))
          .sort()
      : [],
    missed: full ? [...declared].filter((rule) => counts[rule] === undefined) : [],
    inconclusive: inconclusive.length,
    ...(error !== undefined && { error }),
  };
  return {
    found,
    kills: red.map(nameOf),
    monitorViolations: monitorViolations.map(({ monitor, rule }) => ({ monitor, rule })),
  };
}

/** Parameters of a run with a conforming variant. */
export const parametersOf = ({ id, options, judged }: ConformingVariant): RunParameters => ({
  ...defaultParameters,
  ...options,
  ...judged,
  adapter: `variant:${id}`,
});

/** The results of a conforming variant, and how often its run tested the rules of the monitors. */
export interface ExaminedVariant {
  readonly found: VariantResult;
  readonly tested: Tested;
}

/**
 * Runs the suite with a conforming variant.
 *
 * @param scenarios the whole suite by default
 */
export async function examineVariant(
  script: LoadedSuite,
  variant: ConformingVariant,
  scenarios: readonly LoadedScenario[] = script.scenarios,
): Promise<ExaminedVariant> {
  const { id, story } = variant;
  const executions = await runScenarios(script, scenarios, parametersOf(variant));
  const violatesJudgedRule = countsAsViolation();
  const isAgainst = (rule: RuleId): boolean => variant.against?.includes(rule) === true;
  const counts = (violation: MonitorViolation): boolean => violatesJudgedRule(violation) && !isAgainst(violation.rule);
  const isOpen = (execution: ScenarioExecution): boolean =>
    execution.verdict === 'inconclusive' &&
    (variant.open === 'any' || variant.open?.includes(serialOf(execution)) === true);
  const isRed = (execution: ScenarioExecution): boolean => !isOpen(execution) && isWrong(execution);
  const isWrong = ({ verdict, outcome, scenario }: ScenarioExecution): boolean =>
    (['fail', 'inconclusive'].includes(verdict) && !scenario.rules.every(isAgainst)) ||
    outcome?.monitorViolations.some(counts) === true;
  const red = executions.filter(isRed).map((execution) => ({
    scenario: nameOf(execution),
    verdict: execution.verdict,
    reason: reasonOf(execution, counts),
  }));
  const tested: Record<RuleId, number> = {};
  for (const { outcome } of executions)
    for (const [rule, times] of Object.entries(outcome?.tested ?? {})) tested[rule] = (tested[rule] ?? 0) + times;
  return { found: { id, story, red }, tested };
}

/** Whether a violation counts, by the ledger that is read here. A rule whose answers are only recorded cannot fail. */
function countsAsViolation(): (violation: MonitorViolation) => boolean {
  const ledger = loadLedger();
  return ({ rule }) => ledger.rule(rule).class !== 'recorded';
}

/** `PROV-7.5-30/1`, the beginning of the name. */
const serialOf = (execution: ScenarioExecution): string => nameOf(execution).split(' ')[0] ?? '';

const nameOf = ({ scenario }: ScenarioExecution): string => scenario.pickle.name;

function reasonOf({ outcome, error }: ScenarioExecution, counts: (violation: MonitorViolation) => boolean): string {
  const violation = outcome?.violation ?? outcome?.monitorViolations.find(counts);
  return violation === undefined ? (error ?? '') : `expected ${violation.expected}; seen ${violation.seen}`;
}
