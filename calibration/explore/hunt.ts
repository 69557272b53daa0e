import { openAdapter } from '../../adapters/registry';
import { defaultParameters } from '../../steps/run-parameters';
import { inWorkers } from '../in-worker';
import type { Vocabulary } from '../vocabulary';
import { type Exploration, explore } from './explore';
import { scenarioOf } from './scenario';
import { Stage } from './stage';

/** How exploring fared with a device that breaks a rule. */
export interface Hunted {
  /** Of the device. */
  readonly id: string;
  /** Sessions that were put to it, up to the one that showed the fault. */
  readonly sessions: number;
  /** What these and the shrinking took, in s of real time. */
  readonly seconds: number;
  readonly found?: {
    /** Finds it again with the same seed. */
    readonly path: string;
    /** Steps of the scenario. */
    readonly steps: number;
    /** The scenario, as it is printed. */
    readonly scenario: string;
  };
}

/** A stage for a device that is known by its adapter's name. */
export function stageFor(vocabulary: Vocabulary, adapter: string): Stage {
  const parameters = { ...defaultParameters, adapter };
  return new Stage(vocabulary, () => openAdapter(adapter, parameters), parameters);
}

/** Explores one device after the other, each as if nothing was known of it; `onHunted` hears of each. */
export async function hunt(
  vocabulary: Vocabulary,
  ids: readonly string[],
  how: Exploration,
  onHunted: (hunted: Hunted) => void,
): Promise<void> {
  for (const id of ids) {
    const began = performance.now();
    const stage = stageFor(vocabulary, `mutant:${id}`);
    const { runs, found } = await explore(stage, how);
    await stage.close();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { path, divergence } = found ?? {};
    onHunted({
      id,
      sessions: runs,
      seconds,
      ...(path !== undefined &&
        divergence !== undefined && {
          found: { path, steps: divergence.script.steps.length, scenario: scenarioOf(divergence, 1) },
        }),
    });
  }
}

/** What a thread is told. */
export interface HuntShare {
  readonly ids: readonly string[];
  readonly how: Exploration;
}

/** The same with several threads. */
export async function huntByWorkers(
  ids: readonly string[],
  how: Exploration,
  workers: number,
  onHunted: (hunted: Hunted) => void,
): Promise<void> {
  await inWorkers('explore/hunt-worker', ids, workers, (own): HuntShare => ({ ids: own, how }), onHunted);
}
