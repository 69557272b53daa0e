import type { Line } from '../transcript/record';
import type { Held } from './monitor';
import { MonitorRunner } from './monitor-runner';
import type { MonitorViolation } from './monitor-violation';

/** The monitor violations of one scenario. */
export interface ScenarioViolations {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly monitorViolations: readonly MonitorViolation[];
}

/**
 * The monitor violations of a transcript, for each scenario with a violation. Pure, and stores the lines of one
 * scenario only.
 *
 * @param lines the records of a transcript, in its order
 * @param held receives the rules that were tested and followed
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
