import { mutants } from '../../mutants/catalogue';
import { defaultParameters } from '../../steps/run-parameters';
import { inWorkers } from '../in-worker';
import { loadVocabulary } from '../vocabulary';
import { type Alphabet, alphabetFor } from './alphabet';
import { Oracle } from './oracle';
import { type Searched, shortest } from './shortest';

/** A scenario that was found for a device, by the number of its steps. */
export interface Printed {
  /** Of the device. */
  readonly id: string;
  readonly steps: number;
}

/** How few steps a scenario for a device can have. */
export interface Fewest {
  /** No session of fewer steps shows its fault. */
  readonly least: number;
  /** Steps of a session that shows it, where one of two steps less was found. */
  readonly shorter?: number;
}

/** What a thread is told: its share of the openings, by their names. */
export interface SearchShare {
  readonly scenarios: readonly Printed[];
  readonly most: number;
  readonly openings: readonly string[];
}

/**
 * How few steps would do, for scenarios that were printed. One of a step less is not looked for.
 *
 * @param most steps of the longest sessions that are tried
 * @returns by the ids of the devices
 */
export async function fewestSteps(
  scenarios: readonly Printed[],
  most: number,
  workers: number,
): Promise<ReadonlyMap<string, Fewest>> {
  const shorter = new Map<string, number>();
  const take = ({ id, steps }: Printed): void => {
    shorter.set(id, Math.min(steps, shorter.get(id) ?? steps));
  };
  const share = (openings: readonly string[]): SearchShare => ({ scenarios, most, openings });
  const { openings } = await wholeAlphabet();
  const names = openings.map(({ name }) => name);
  if (workers > 1) await inWorkers('explore/fewest-worker', names, workers, share, take);
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

/** The shortest sessions from these openings that are shorter than what was printed, by two steps or more. */
export async function searched({ scenarios, most, openings }: SearchShare): Promise<readonly Printed[]> {
  const whole = await wholeAlphabet();
  const alphabet = { ...whole, openings: whole.openings.filter(({ name }) => openings.includes(name)) };
  const devices = scenarios.flatMap((scenario): readonly Searched[] => {
    const device = mutants.find(({ id }) => id === scenario.id);
    return device === undefined ? [] : [{ ...device, most: reach(scenario, most) }];
  });
  const found = await shortest(await loadVocabulary(), alphabet, devices);
  return [...found].map(([id, { script }]) => ({ id, steps: script.steps.length }));
}

const reach = ({ steps }: Printed, most: number): number => Math.min(most, steps - 2);

/** What sessions with a simulated device are made of. */
async function wholeAlphabet(): Promise<Alphabet> {
  const { capabilities } = await new Oracle(await loadVocabulary(), defaultParameters).stage.furnished();
  return alphabetFor(capabilities);
}
