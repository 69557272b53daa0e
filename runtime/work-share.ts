import type { ScenarioRecord } from '../judge/scenario-record';

/** Distributes the scenarios of a run among several devices, or among several parts of a run. */
export interface WorkShare {
  /** Whether this device executes the scenario. */
  take(id: string): boolean;
  /** A scenario has finished. Returns whether the device executes more scenarios. */
  finished(record: ScenarioRecord): boolean;
}
