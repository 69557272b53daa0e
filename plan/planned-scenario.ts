import type { RuleId } from '../ledger/rule';
import { benchCosts, type Figure } from './bench-costs';
import { estimatedMs, type ScenarioCost } from './scenario-cost';

/** A scenario that a run can execute, with what it does. */
export interface CountedScenario {
  /** `PROV-7.5-01/2`, for the third row of an outline `PROV-7.5-01/2.3`. */
  readonly id: string;
  readonly name: string;
  readonly ruleIds: readonly RuleId[];
  readonly cost: ScenarioCost;
}

/** A scenario with its time on a bench. */
export interface PlannedScenario extends CountedScenario {
  /** Estimated or measured time on this bench, ms. */
  readonly benchMs: number;
}

/** The number of the row in an outline, from 1; undefined outside outlines. */
export function rowOf({ id }: Pick<PlannedScenario, 'id'>): number | undefined {
  const row = /\.(\d+)(?:~\d+)?$/.exec(id.slice(id.indexOf('/')))?.[1];
  return row === undefined ? undefined : Number(row);
}

/** Sum of the times of scenarios, ms. */
export const benchTime = (scenarios: readonly PlannedScenario[]): number =>
  scenarios.reduce((sum, { benchMs }) => sum + benchMs, 0);

/** The times of scenarios by their ids, ms. */
export const timesOf = (scenarios: readonly PlannedScenario[]): ReadonlyMap<string, number> =>
  new Map(scenarios.map(({ id, benchMs }) => [id, benchMs]));

/** Number of actions by hand of scenarios. */
export const manualActions = (scenarios: readonly CountedScenario[]): number =>
  scenarios.reduce((sum, { cost }) => sum + cost.manualActions, 0);

/**
 * Adds the time on a bench to scenarios.
 *
 * @param measured ms by the id of a scenario; they replace the estimates
 */
export function timed(
  scenarios: readonly CountedScenario[],
  figure: Figure,
  measured: ReadonlyMap<string, number>,
): readonly PlannedScenario[] {
  const costs = benchCosts();
  return scenarios.map((scenario) => ({
    ...scenario,
    benchMs: measured.get(scenario.id) ?? estimatedMs(scenario.cost, costs, figure),
  }));
}
