import type { Figure } from '../plan/bench-costs';
import { byHand } from '../plan/hand-time';
import { type CountedScenario, type PlannedScenario, timed } from '../plan/planned-scenario';
import { isManual } from './manual-plan';
import { countScenarios } from './scenario-costs';
import type { SuiteOptions } from './suite-options';

/** Scenarios with their times on the bench of these options. */
export function timedOn(
  options: SuiteOptions,
  counted: readonly CountedScenario[],
  figure: Figure,
  measured: ReadonlyMap<string, number>,
): readonly PlannedScenario[] {
  const scenarios = timed(counted, figure, measured);
  return isManual(options) ? byHand(scenarios, figure, measured) : scenarios;
}

/**
 * The scenarios that the options select, with their times on the bench.
 *
 * @param measured times that replace the estimates, ms by id
 * @throws ProvtckError what `countScenarios` throws
 */
export async function plannedScenarios(
  options: SuiteOptions,
  measured: ReadonlyMap<string, number> = new Map(),
): Promise<readonly PlannedScenario[]> {
  return selectedOf(options, await countScenarios(options), measured);
}

/** Those of the counted scenarios that the options select, with their times on the bench. */
export function selectedOf(
  options: SuiteOptions,
  counted: readonly CountedScenario[],
  measured: ReadonlyMap<string, number>,
): readonly PlannedScenario[] {
  const ids = options.scenarios && new Set(options.scenarios.ids);
  return timedOn(options, counted, 'middle', measured).filter(({ id }) => ids?.has(id) ?? true);
}
