import { BENCH_NEEDS } from '../adapters/bench/bench-driver';
import { indexScenarios } from '../runtime/scenario-index';

/** Ids of the scenarios that need a part of a bench, by their tags. */
export function scenariosWithBench(): readonly string[] {
  const tags = new Set<string>(BENCH_NEEDS.map((need) => `needs-${need}`));
  return indexScenarios().flatMap(({ identity }) => (identity.tags.some((tag) => tags.has(tag)) ? [identity.id] : []));
}
