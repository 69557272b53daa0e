import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { rowOf } from '../plan/planned-scenario';
import { referenceResult } from './reference-result';

let choice: Promise<ScenarioChoice> | undefined;
let result: Promise<Result> | undefined;

/**
 * The scenarios without the further rows of outlines: about a fifth of the suite, with each rule and step. For tests
 * that run the suite over a slow path.
 */
export function firstRows(): Promise<ScenarioChoice> {
  choice ??= referenceResult().then(({ scenarios }) => ({
    limits: ['first rows'],
    ids: scenarios.map(({ id }) => id).filter((id) => (rowOf({ id }) ?? 1) === 1),
  }));
  return choice;
}

/** The result of these scenarios on the reference device; they run for the first test that asks. */
export function firstRowsResult(): Promise<Result> {
  result ??= firstRows().then((scenarios) => runSuite({ scenarios }));
  return result;
}
