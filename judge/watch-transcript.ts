import type { Line } from '../transcript/record';
import type { Held } from './monitor';
import { type Sighting, Watcher } from './watcher';

/** What the monitors have found in one scenario. */
export interface ScenarioSightings {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly sightings: readonly Sighting[];
}

/**
 * What the monitors find in a transcript, scenario by scenario; scenarios without a finding are left out. Pure, and
 * never holds more than the lines of one scenario.
 *
 * @param lines the records of a transcript, in its order
 * @param held gets the rules that were put to the test and kept
 */
export function* watchTranscript(lines: Iterable<Line>, held?: Held): Generator<ScenarioSightings> {
  const watcher = new Watcher(held);
  let scenario: string | undefined;
  for (const line of lines) {
    if (line.kind === 'scenario') {
      yield* ended(scenario, watcher);
      scenario = line.scenario;
    }
    watcher.take(line);
  }
  yield* ended(scenario, watcher);
}

function* ended(scenario: string | undefined, watcher: Watcher): Generator<ScenarioSightings> {
  const sightings = watcher.end();
  if (scenario !== undefined && sightings.length > 0) yield { scenario, sightings };
}
