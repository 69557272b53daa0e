import { adviceErrors } from './advice-errors';
import type { KillMatrix } from './kill-matrix';

/** Why the suite is not calibrated, in full sentences, one list for each kind of trouble that there is. */
export function calibrationErrorsByKind(matrix: KillMatrix): readonly (readonly string[])[] {
  return [
    matrix.mutants
      .filter(({ id }) => matrix.survivors.includes(id))
      .map(({ id, error }) =>
        error === undefined
          ? `${id} survives: no scenario of the rule it breaks fails.`
          : `${id} cannot be judged: the scenarios of the rule it breaks end with an error, ${error}`,
      ),
    matrix.variants
      .filter(({ red }) => red.length > 0)
      .map(
        ({ id, red }) =>
          `${id} keeps every rule and is not conformant: ${red.map((each) => each.scenario).join(', ')}.`,
      ),
    matrix.mutants
      .filter(({ exceeded }) => exceeded.length > 0)
      .map(({ id, exceeded }) => `${id} makes rules fail that it was not declared to: ${exceeded.join(', ')}.`),
    matrix.mutants
      .filter(({ missed, id }) => missed.length > 0 && !matrix.survivors.includes(id))
      .map(({ id, missed }) => `${id} was declared to make rules fail that do not: ${missed.join(', ')}.`),
    matrix.idle
      .filter(({ reason }) => reason === undefined)
      .map(({ scenario }) => `${scenario} kills nothing, and no reason is stated.`),
    matrix.monitors
      .filter(({ devices }) => devices.length === 0)
      .map(({ monitor, rule }) => `The monitor "${monitor}" sees ${rule} broken by no device.`),
    adviceErrors(matrix),
    matrix.stale,
  ].filter((complaints) => complaints.length > 0);
}

/** All of them in one list; empty where the suite is calibrated. */
export const calibrationErrorsOf = (matrix: KillMatrix): readonly string[] => calibrationErrorsByKind(matrix).flat();
