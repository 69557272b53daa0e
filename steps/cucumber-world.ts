import { World } from '@cucumber/cucumber';
import { BenchFault } from '../runtime/faults';
import type { RunParameters } from '../runtime/run-parameters';
import type { ScenarioExecutor, StepEnd } from '../runtime/scenario-executor';

/** Cucumber's view of a scenario: the executor that carries it out. */
export class CucumberWorld extends World<Partial<RunParameters>> {
  /** Set by the Before hook. */
  executor: ScenarioExecutor | undefined;

  get scenario(): ScenarioExecutor {
    if (this.executor === undefined) throw new BenchFault('the scenario has not begun');
    return this.executor;
  }
}

/**
 * What a hook or a step returns to cucumber for a result of the executor.
 *
 * @throws the error of a result that failed
 */
export function cucumberStatus(end: StepEnd): 'skipped' | undefined {
  if (end.status === 'FAILED') throw end.error;
  return end.status === 'SKIPPED' ? 'skipped' : undefined;
}
