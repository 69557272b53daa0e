import { mutants } from '../../mutants/catalogue';
import { defaultParameters } from '../../runtime/run-parameters';
import { runInWorkers } from '../run-in-workers';
import { type ActionCatalogue, actionCatalogueFor } from './action-catalogue';
import { type BfsTarget, bfsSearch } from './bfs-search';
import { ReferenceModel } from './reference-model';

/** A scenario that was found for a device, by the number of its steps. */
interface MeasuredCounterexample {
  /** Of the device. */
  readonly id: string;
  readonly steps: number;
}

/** How few steps a scenario for a device can have. */
export interface MinimalLength {
  /** No session of fewer steps shows its fault. */
  readonly least: number;
  /** Steps of a session that shows it, where one of two steps less was found. */
  readonly shorter?: number;
}

/** Input of a worker thread: the names of its share of the initial states. */
export interface SearchShare {
  readonly scenarios: readonly MeasuredCounterexample[];
  readonly most: number;
  readonly initialStates: readonly string[];
}

/**
 * How few steps would do, for scenarios that were printed. One of a step less is not looked for.
 *
 * @param most steps of the longest sessions that are tried
 * @returns by the ids of the devices
 */
export async function minimalLengths(
  scenarios: readonly MeasuredCounterexample[],
  most: number,
  workers: number,
): Promise<ReadonlyMap<string, MinimalLength>> {
  const shorter = new Map<string, number>();
  const take = ({ id, steps }: MeasuredCounterexample): void => {
    shorter.set(id, Math.min(steps, shorter.get(id) ?? steps));
  };
  const share = (initialStates: readonly string[]): SearchShare => ({ scenarios, most, initialStates });
  const { initialStates } = await wholeAlphabet();
  const names = initialStates.map(({ name }) => name);
  if (workers > 1) await runInWorkers('explore/minimal-length-worker', names, workers, share, take);
  else for (const found of await searched(share(names))) take(found);
  return new Map(
    scenarios.map((scenario) => {
      const steps = shorter.get(scenario.id);
      return [
        scenario.id,
        steps === undefined ? { least: reach(scenario, most) + 1 } : { least: steps, shorter: steps },
      ];
    }),
  );
}

/** The shortest sessions from these initialStates that are shorter than what was printed, by two steps or more. */
export async function searched({
  scenarios,
  most,
  initialStates,
}: SearchShare): Promise<readonly MeasuredCounterexample[]> {
  const whole = await wholeAlphabet();
  const catalogue = { ...whole, initialStates: whole.initialStates.filter(({ name }) => initialStates.includes(name)) };
  const devices = scenarios.flatMap((scenario): readonly BfsTarget[] => {
    const device = mutants.find(({ id }) => id === scenario.id);
    return device === undefined ? [] : [{ ...device, most: reach(scenario, most) }];
  });
  const found = await bfsSearch(catalogue, devices);
  return [...found].map(([id, { script }]) => ({ id, steps: script.steps.length }));
}

const reach = ({ steps }: MeasuredCounterexample, most: number): number => Math.min(most, steps - 2);

/** What sessions with a simulated device are made of. */
async function wholeAlphabet(): Promise<ActionCatalogue> {
  const { capabilities } = await new ReferenceModel(defaultParameters).executor.openContext();
  return actionCatalogueFor(capabilities);
}
