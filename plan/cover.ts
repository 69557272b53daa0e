import type { PlannedScenario } from './planned-scenario';

/**
 * Selects scenarios that together reach every goal, cheapest first: each next scenario has the most goals that are
 * not reached yet for its time. The order of the scenarios decides between equals, so the selection is repeatable.
 *
 * @param goals what a scenario reaches, such as its rules
 * @param budgetMs the time that the selection may take; unlimited by default
 * @returns the selected scenarios, in the order of selection
 */
export function cover(
  scenarios: readonly PlannedScenario[],
  goals: (scenario: PlannedScenario) => readonly string[],
  budgetMs = Number.POSITIVE_INFINITY,
): readonly PlannedScenario[] {
  const selected: PlannedScenario[] = [];
  const reached = new Set<string>();
  let left = budgetMs;
  let candidates = scenarios.map((scenario) => ({ scenario, goals: goals(scenario) }));
  for (;;) {
    let best: { readonly scenario: PlannedScenario; readonly value: number } | undefined;
    candidates = candidates.filter(({ scenario, goals: own }) => {
      const gain = own.filter((goal) => !reached.has(goal)).length;
      if (gain === 0 || scenario.benchMs > left) return false;
      const value = gain / Math.max(1, scenario.benchMs);
      if (best === undefined || value > best.value) best = { scenario, value };
      return true;
    });
    if (best === undefined) return withoutRedundant(selected, goals);
    const { scenario } = best;
    selected.push(scenario);
    left -= scenario.benchMs;
    for (const goal of goals(scenario)) reached.add(goal);
  }
}

/** The selection without scenarios that the others make unnecessary, the longest first. */
function withoutRedundant(
  selected: readonly PlannedScenario[],
  goals: (scenario: PlannedScenario) => readonly string[],
): readonly PlannedScenario[] {
  const times = new Map<string, number>();
  for (const goal of selected.flatMap((scenario) => [...new Set(goals(scenario))]))
    times.set(goal, (times.get(goal) ?? 0) + 1);
  const dropped = new Set<PlannedScenario>();
  for (const scenario of [...selected].sort((a, b) => b.benchMs - a.benchMs)) {
    const own = [...new Set(goals(scenario))];
    if (own.some((goal) => times.get(goal) === 1)) continue;
    dropped.add(scenario);
    for (const goal of own) times.set(goal, (times.get(goal) ?? 0) - 1);
  }
  return selected.filter((scenario) => !dropped.has(scenario));
}
