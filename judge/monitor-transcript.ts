import type { Line } from '../transcript/record';
import type { Held } from './monitor';
import { MonitorRunner, type MonitorViolation } from './monitor-runner';

/** What the monitors have found in one scenario. */
export interface ScenarioViolations {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly monitorViolations: readonly MonitorViolation[];
}

/**
 * What the monitors find in a transcript, scenario by scenario; scenarios without a finding are left out. Pure, and
 * never holds more than the lines of one scenario.
 *
 * @param lines the records of a transcript, in its order
 * @param held gets the rules that were put to the test and kept
 */
export function* watchTranscript(lines: Iterable<Line>, held?: Held): Generator<ScenarioViolations> {
  const runner = new MonitorRunner(held);
  let scenario: string | undefined;
  for (const line of lines) {
    if (line.kind === 'scenario') {
      yield* ended(scenario, runner);
      scenario = line.scenario;
    }
    runner.take(line);
  }
  yield* ended(scenario, runner);
}

function* ended(scenario: string | undefined, runner: MonitorRunner): Generator<ScenarioViolations> {
  const monitorViolations = runner.end();
  if (scenario !== undefined && monitorViolations.length > 0) yield { scenario, monitorViolations };
}
