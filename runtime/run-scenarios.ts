import type { Outcome } from '../judge/outcome';
import { type ScenarioVerdict, scenarioVerdict } from '../judge/verdict';
import { DeviceFault } from './faults';
import type { LoadedScenario, LoadedSuite } from './loaded-suite';
import { Run, type RunValues } from './run';
import type { RunParameters } from './run-parameters';
import { headOf, ScenarioExecutor, type StepEnd } from './scenario-executor';

/** What became of one scenario. */
export interface ScenarioExecution {
  readonly scenario: LoadedScenario;
  readonly verdict: ScenarioVerdict;
  readonly outcome: Outcome | undefined;
  /** What the step that did not pass has thrown. */
  readonly error?: string;
}

/**
 * Carries scenarios out one after the other and keeps their verdicts: no reports, no times.
 *
 * @param enough ends it early, asked after every scenario
 */
export async function runScenarios(
  script: LoadedSuite,
  scenarios: readonly LoadedScenario[],
  parameters: RunParameters,
  enough: (performance: ScenarioExecution) => boolean = () => false,
  values: RunValues = {},
): Promise<readonly ScenarioExecution[]> {
  const performances: ScenarioExecution[] = [];
  const run = new Run(parameters, values);
  try {
    for (const scenario of scenarios) {
      const performance = await runScenario(script, scenario, run);
      performances.push(performance);
      if (enough(performance)) break;
    }
  } finally {
    await run.close();
  }
  return performances;
}

async function runScenario(script: LoadedSuite, scenario: LoadedScenario, run: Run): Promise<ScenarioExecution> {
  const { pickle, steps } = scenario;
  const executor = new ScenarioExecutor(run, headOf(script.catalogue, pickle));
  const ends: StepEnd[] = [await executor.begin()];
  for (const { text, step, arranges } of steps) {
    if (ends.at(-1)?.status !== 'PASSED') break;
    ends.push(await executor.execute(text, (world) => script.catalogue.run(world, step), arranges));
  }
  const { outcome, end } = await executor.end();
  ends.push(end);
  const errors = ends.flatMap((each) => (each.status === 'FAILED' ? [each.error] : []));
  const verdict = scenarioVerdict({
    status: errors.length > 0 ? 'FAILED' : ends.some(({ status }) => status === 'SKIPPED') ? 'SKIPPED' : 'PASSED',
    assertionFailed: errors.every((error) => error instanceof DeviceFault),
    notApplicable: outcome.notApplicable !== undefined,
  });
  const [error] = errors;
  const message = error instanceof Error ? error.message : String(error);
  return { scenario, verdict, outcome, ...(errors.length > 0 && { error: message }) };
}
