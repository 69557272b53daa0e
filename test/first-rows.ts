import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { rowOf } from '../plan/planned-scenario';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { referenceResult } from './reference-result';

let choice: Promise<ScenarioChoice> | undefined;
let result: Promise<Result> | undefined;

/**
 * The first row of each outline, and the first scenario of each rule: about a quarter of the suite. For tests that run
 * the suite over a slow path.
 */
export function firstRows(): Promise<ScenarioChoice> {
  choice ??= referenceResult().then(({ scenarios }) => {
    const reached = new Set<string>();
    const ids = scenarios
      .filter(({ id, rules }) => {
        const isFirst = (rowOf({ id }) ?? 1) === 1 || rules.some((rule) => !reached.has(rule));
        if (isFirst) for (const rule of rules) reached.add(rule);
        return isFirst;
      })
      .map(({ id }) => id);
    return { limits: ['first rows'], ids };
  });
  return choice;
}

/** These scenarios of a loaded suite. */
export async function loadedFirstRows({ scenarios }: LoadedSuite): Promise<readonly LoadedScenario[]> {
  const ids = new Set((await firstRows()).ids);
  const names = new Set((await referenceResult()).scenarios.filter(({ id }) => ids.has(id)).map(({ name }) => name));
  return scenarios.filter(({ pickle }) => names.has(pickle.name));
}

/** The result of these scenarios on the reference device; they run for the first test that asks. */
export function firstRowsResult(): Promise<Result> {
  result ??= firstRows().then((scenarios) => runSuite({ scenarios }));
  return result;
}
