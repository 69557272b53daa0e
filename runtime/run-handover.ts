import type { RunValues } from './run';

/** Values of runs that cucumber carries out, by the id of the run. Cucumber passes on plain data only. */
const handedOver = new Map<string, RunValues>();

/**
 * Makes the values of a run available to its steps while cucumber carries it out.
 *
 * @returns removes them
 */
export function handOver(run: string, values: RunValues): () => void {
  handedOver.set(run, values);
  return () => {
    handedOver.delete(run);
  };
}

/** The values of a run by its id; empty for a run of another process. */
export const valuesOf = (run: string | undefined): RunValues => (run === undefined ? {} : (handedOver.get(run) ?? {}));
