import type { PlannedScenario } from './planned-scenario';

/** When a cover is complete. */
interface CoverLimits {
  /** Time that the selection may take, ms; unlimited by default. */
  readonly budgetMs?: number;
  /** Number of goals that are enough; all by default. */
  readonly enough?: number;
}

/**
 * Selects scenarios that together reach every goal, cheapest first: each next scenario has the most goals that are
 * not reached yet for its time. The order of the scenarios decides between equals, so the selection is repeatable.
 *
 * @param goals what a scenario reaches, such as its rules
 * @returns the selected scenarios, in the order of selection
 */
export function cover(
  scenarios: readonly PlannedScenario[],
  goals: (scenario: PlannedScenario) => readonly string[],
  { budgetMs = Number.POSITIVE_INFINITY, enough = Number.POSITIVE_INFINITY }: CoverLimits = {},
): readonly PlannedScenario[] {
  const selected: PlannedScenario[] = [];
  const reached = new Set<string>();
  let left = budgetMs;
  let candidates = scenarios.map((scenario) => ({ scenario, goals: goals(scenario) }));
  while (reached.size < enough) {
    let best: { readonly scenario: PlannedScenario; readonly value: number } | undefined;
    candidates = candidates.filter(({ scenario, goals: own }) => {
      const gain = Math.min(own.filter((goal) => !reached.has(goal)).length, enough - reached.size);
      if (gain === 0 || scenario.benchMs > left) return false;
      const value = gain / Math.max(1, scenario.benchMs);
      if (best === undefined || value > best.value) best = { scenario, value };
      return true;
    });
    if (best === undefined) break;
    const { scenario } = best;
    selected.push(scenario);
    left -= scenario.benchMs;
    for (const goal of goals(scenario)) reached.add(goal);
  }
  return withoutRedundant(selected, goals, Number.isFinite(enough) ? reached.size - enough : 0);
}

/**
 * The selection without scenarios that the others make unnecessary, the longest first.
 *
 * @param spare number of goals that need not be reached
 */
function withoutRedundant(
  selected: readonly PlannedScenario[],
  goals: (scenario: PlannedScenario) => readonly string[],
  spare: number,
): readonly PlannedScenario[] {
  const times = new Map<string, number>();
  for (const goal of selected.flatMap((scenario) => [...new Set(goals(scenario))]))
    times.set(goal, (times.get(goal) ?? 0) + 1);
  const dropped = new Set<PlannedScenario>();
  let left = Math.max(0, spare);
  for (const scenario of [...selected].sort((a, b) => b.benchMs - a.benchMs)) {
    const own = [...new Set(goals(scenario))];
    const alone = own.filter((goal) => times.get(goal) === 1).length;
    if (alone > left) continue;
    left -= alone;
    dropped.add(scenario);
    for (const goal of own) times.set(goal, (times.get(goal) ?? 0) - 1);
  }
  return selected.filter((scenario) => !dropped.has(scenario));
}
