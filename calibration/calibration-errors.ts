import { adviceErrors } from './advice-errors';
import type { KillMatrix } from './kill-matrix';

/** Calibration errors as sentences, one list per kind. A kind without errors has no list. */
export function calibrationErrorsByKind(matrix: KillMatrix): readonly (readonly string[])[] {
  return [
    matrix.mutants
      .filter(({ id }) => matrix.survivors.includes(id))
      .map(({ id, error }) =>
        error === undefined
          ? `${id} survives: no scenario of the rule it breaks fails.`
          : `${id} is inconclusive: the scenarios of the rule it breaks end with an error, ${error}`,
      ),
    matrix.variants
      .filter(({ red }) => red.length > 0)
      .map(({ id, red }) => `${id} is a conforming variant and fails: ${red.map((each) => each.scenario).join(', ')}.`),
    matrix.mutants
      .filter(({ exceeded }) => exceeded.length > 0)
      .map(({ id, exceeded }) => `${id} has undeclared collateral failures: ${exceeded.join(', ')}.`),
    matrix.mutants
      .filter(({ missed, id }) => missed.length > 0 && !matrix.survivors.includes(id))
      .map(({ id, missed }) => `${id} declares collateral failures that do not occur: ${missed.join(', ')}.`),
    matrix.idle
      .filter(({ reason }) => reason === undefined)
      .map(({ scenario }) => `${scenario} kills no mutant, and no reason is stated.`),
    matrix.monitors
      .filter(({ devices }) => devices.length === 0)
      .map(({ monitor, rule }) => `The monitor "${monitor}" reports ${rule} with no mutant.`),
    matrix.monitors
      .filter(({ tested }) => tested === 0)
      .map(
        ({ monitor, rule }) =>
          `The monitor "${monitor}" never tests ${rule}: no scenario brings a conforming device into its situation.`,
      ),
    adviceErrors(matrix),
    matrix.stale,
  ].filter((errors) => errors.length > 0);
}

/** All calibration errors in one list. It is empty for a calibrated suite. */
export const calibrationErrorsOf = (matrix: KillMatrix): readonly string[] => calibrationErrorsByKind(matrix).flat();
