import type { PlannedScenario } from './planned-scenario';

/** Ids in the order of a farm: the longest first, so that all boards finish at nearly the same time. */
export const farmOrder = (scenarios: readonly PlannedScenario[]): readonly string[] =>
  [...scenarios].sort((a, b) => b.benchMs - a.benchMs).map(({ id }) => id);
