import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { referenceResult } from './reference-result';

let choice: Promise<ScenarioChoice> | undefined;
let result: Promise<Result> | undefined;

/** The kind of a step of a result, which has no table. */
const kindOf = (text: string): string =>
  (stepCatalogue.find({ text }) ?? stepCatalogue.find({ text, rows: [] }))?.kind ?? '';

/**
 * The first scenario of each rule and with each kind of step: about a tenth of the suite. For tests that run the suite over
 * a slow path.
 */
export function firstScenarios(): Promise<ScenarioChoice> {
  choice ??= referenceResult().then(({ scenarios }) => {
    const reached = new Set<string>();
    const ids = scenarios
      .filter(({ rules, steps }) => {
        const parts = [...rules, ...steps.map(({ text }) => kindOf(text))];
        const isFirst = parts.some((part) => !reached.has(part));
        for (const part of parts) reached.add(part);
        return isFirst;
      })
      .map(({ id }) => id);
    return { limits: ['first scenarios'], ids };
  });
  return choice;
}

/** These scenarios of a loaded suite. */
export async function loadedFirstScenarios({ scenarios }: LoadedSuite): Promise<readonly LoadedScenario[]> {
  const ids = new Set((await firstScenarios()).ids);
  const names = new Set((await referenceResult()).scenarios.filter(({ id }) => ids.has(id)).map(({ name }) => name));
  return scenarios.filter(({ pickle }) => names.has(pickle.name));
}

/** The result of these scenarios on the reference device; they run for the first test that asks. */
export function firstScenariosResult(): Promise<Result> {
  result ??= firstScenarios().then((scenarios) => runSuite({ scenarios }));
  return result;
}
