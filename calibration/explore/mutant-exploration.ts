import { openAdapter } from '../../adapters/registry';
import { defaultParameters } from '../../runtime/run-parameters';
import { runInWorkers } from '../run-in-workers';
import { type ExplorationOptions, explore } from './explore';
import { scenarioOf } from './scenario';
import { StepExecutor } from './step-executor';

/** How exploring fared with a device that breaks a rule. */
export interface ExploredMutant {
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
export function stepExecutorFor(adapter: string): StepExecutor {
  const parameters = { ...defaultParameters, adapter };
  return new StepExecutor(() => openAdapter(adapter, parameters), parameters);
}

/** Explores one device after the other, each as if nothing was known of it; `onHunted` hears of each. */
export async function exploreMutant(
  ids: readonly string[],
  how: ExplorationOptions,
  onHunted: (hunted: ExploredMutant) => void,
): Promise<void> {
  for (const id of ids) {
    const began = performance.now();
    const executor = stepExecutorFor(`mutant:${id}`);
    const { runs, found } = await explore(executor, how);
    await executor.close();
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
export interface MutantShare {
  readonly ids: readonly string[];
  readonly how: ExplorationOptions;
}

/** The same with several threads. */
export async function exploreMutantsByWorkers(
  ids: readonly string[],
  how: ExplorationOptions,
  workers: number,
  onHunted: (hunted: ExploredMutant) => void,
): Promise<void> {
  await runInWorkers(
    'explore/mutant-exploration-worker',
    ids,
    workers,
    (own): MutantShare => ({ ids: own, how }),
    onHunted,
  );
}
