import type { Figure } from './bench-costs';
import type { PlannedScenario } from './planned-scenario';

/** Time of an operator for one action, in s. Estimates, which were not measured. */
const HAND: Readonly<Record<Figure, number>> = { low: 10, middle: 25, high: 60 };

/**
 * Scenarios on a bench that a person operates: each action adds the time of the person. A cover of them is then a cover
 * with few actions.
 *
 * @param measured scenarios whose time was measured with a person, by id
 */
export const byHand = (
  scenarios: readonly PlannedScenario[],
  figure: Figure,
  measured: ReadonlyMap<string, number> = new Map(),
): readonly PlannedScenario[] =>
  scenarios.map((scenario) =>
    measured.has(scenario.id)
      ? scenario
      : { ...scenario, benchMs: scenario.benchMs + scenario.cost.manualActions * HAND[figure] * 1_000 },
  );
