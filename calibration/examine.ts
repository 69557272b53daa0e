import type { MonitorViolation } from '../judge/monitor-runner';
import { loadLedger } from '../ledger/ledger';
import type { RuleId } from '../ledger/rule';
import { collateralRules } from '../mutants/collateral-failures';
import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import type { Mutant } from '../mutants/mutant';
import type { LoadedSuite } from '../runtime/loaded-suite';
import { defaultParameters, type RunParameters } from '../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../runtime/run-scenarios';
import type { MutantResult, VariantResult } from './kill-matrix';

/** What the suite makes of a device, and which scenarios had a part in it. */
export interface ExaminedMutant<Found> {
  readonly found: Found;
  /** Names of the scenarios that failed. */
  readonly kills: readonly string[];
  /** What monitors saw. */
  readonly monitorViolations: readonly Pick<MonitorViolation, 'monitor' | 'rule'>[];
}

/**
 * Puts a device that breaks a rule through the suite.
 *
 * @param full goes on after the first kill, to see everything that fails with it
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
  const performed = await runScenarios(
    script,
    scenarios,
    { ...defaultParameters, adapter: `mutant:${id}` },
    (performance) =>
      !full && ((own(performance) && failed(performance)) || violated(performance).some(({ rule }) => rule === breaks)),
  );
  const red = performed.filter(failed);
  const counts: Record<string, number> = {};
  const monitorViolations = performed.flatMap(violated);
  for (const rule of [...red.flatMap(({ scenario }) => scenario.rules), ...monitorViolations.map(({ rule }) => rule)])
    counts[rule] = (counts[rule] ?? 0) + 1;
  const killedBy = red.filter(own).map(nameOf);
  const monitors = [...new Set(monitorViolations.flatMap(({ rule, monitor }) => (rule === breaks ? [monitor] : [])))];
  const inconclusive = performed.filter(({ verdict }) => verdict === 'inconclusive');
  const error = killedBy.length + monitors.length > 0 ? undefined : inconclusive.find(own)?.error;
  const declared = new Set([breaks, ...collateralRules(mutant)]);
  const found: MutantResult = {
    id,
    breaks,
    story,
    killedBy,
    monitors,
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

/** How a device that keeps every rule is opened and judged. */
export const parametersOf = ({ id, options, judged }: ConformingVariant): RunParameters => ({
  ...defaultParameters,
  ...options,
  ...judged,
  adapter: `variant:${id}`,
});

/** Puts a device that keeps every rule through the whole suite. */
export async function examineVariant(script: LoadedSuite, variant: ConformingVariant): Promise<VariantResult> {
  const { id, story } = variant;
  const performed = await runScenarios(script, script.scenarios, parametersOf(variant));
  const isAgainst = (rule: RuleId): boolean => variant.against?.includes(rule) === true;
  const isRed = ({ verdict, outcome, scenario }: ScenarioExecution): boolean =>
    (['fail', 'inconclusive'].includes(verdict) && !scenario.rules.every(isAgainst)) ||
    outcome?.monitorViolations.some((violation) => binds(violation) && !isAgainst(violation.rule)) === true;
  const red = performed.filter(isRed).map((performance) => ({
    scenario: nameOf(performance),
    verdict: performance.verdict,
    reason: reasonOf(performance),
  }));
  return { id, story, red };
}

/** What a monitor sees against a rule whose answers are only recorded convicts nobody. */
const binds = ({ rule }: MonitorViolation): boolean => loadLedger().rule(rule).class !== 'recorded';

const nameOf = ({ scenario }: ScenarioExecution): string => scenario.pickle.name;

function reasonOf({ outcome, error }: ScenarioExecution): string {
  const violation = outcome?.violation ?? outcome?.monitorViolations[0];
  return violation === undefined ? (error ?? '') : `expected ${violation.expected}; seen ${violation.seen}`;
}
