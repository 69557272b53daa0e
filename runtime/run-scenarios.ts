import type { Outcome } from '../judge/outcome';
import { type ScenarioVerdict, scenarioVerdict } from '../judge/verdict';
import { DeviceFault } from './faults';
import type { LoadedScenario, LoadedSuite } from './loaded-suite';
import type { RunParameters } from './run-parameters';
import type { ProvisioningWorld } from './world';

/** What became of one scenario. */
export interface ScenarioExecution {
  readonly scenario: LoadedScenario;
  readonly verdict: ScenarioVerdict;
  readonly outcome: Outcome | undefined;
  /** What the step that did not pass has thrown. */
  readonly error?: string;
}

/**
 * Carries scenarios out one after the other, without the runner: no messages, no reports, no async context. Verdicts
 * are those of a run, which a test holds it to.
 *
 * @param enough ends it early, asked after every scenario
 */
export async function runScenarios(
  script: LoadedSuite,
  scenarios: readonly LoadedScenario[],
  parameters: RunParameters,
  enough: (performance: ScenarioExecution) => boolean = () => false,
): Promise<readonly ScenarioExecution[]> {
  const performances: ScenarioExecution[] = [];
  try {
    for (const scenario of scenarios) {
      const performance = await performOne(script, scenario, parameters);
      performances.push(performance);
      if (enough(performance)) break;
    }
  } finally {
    for (const code of script.afterAll) await code.call({ parameters });
  }
  return performances;
}

async function performOne(
  script: LoadedSuite,
  scenario: LoadedScenario,
  parameters: RunParameters,
): Promise<ScenarioExecution> {
  let outcome: Outcome | undefined;
  const world = script.world({ parameters, attach: () => {} }) as ProvisioningWorld;
  world.conclude = (reached) => {
    outcome = reached;
  };
  let status: 'PASSED' | 'FAILED' | 'SKIPPED' = 'PASSED';
  let assertionFailed = true;
  let message: string | undefined;
  const attempt = async (work: () => unknown): Promise<void> => {
    try {
      if ((await work()) === 'skipped' && status === 'PASSED') status = 'SKIPPED';
    } catch (error) {
      status = 'FAILED';
      assertionFailed &&= error instanceof DeviceFault;
      message ??= error instanceof Error ? error.message : String(error);
    }
  };
  const about = { pickle: scenario.pickle };
  for (const code of script.before) if (status === 'PASSED') await attempt(() => code.call(world, about));
  for (const { code, parameters: given, readAgain } of scenario.steps)
    if (status === 'PASSED')
      await attempt(async () => code.call(world, ...(parameters.ixit === undefined ? given : await readAgain())));
  for (const code of script.after) await attempt(() => code.call(world, about));
  const notApplicable = outcome?.notApplicable !== undefined;
  const verdict = scenarioVerdict({ status, assertionFailed, notApplicable });
  return { scenario, verdict, outcome, ...(message !== undefined && { error: message }) };
}
