import type { Figure } from '../plan/bench-costs';
import { byHand } from '../plan/hand-time';
import { type CountedScenario, type PlannedScenario, timed } from '../plan/planned-scenario';
import { isManual } from './manual-plan';
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
