import { openAdapter } from '../../adapters/registry';
import { defaultParameters } from '../../runtime/run-parameters';
import { runInWorkers } from '../run-in-workers';
import { type ExplorationOptions, explore } from './explore';
import { scenarioOf } from './scenario';
import { StepExecutor } from './step-executor';

/** The result of the exploration of a device that breaks a rule. */
export interface ExploredMutant {
  /** Of the device. */
  readonly id: string;
  /** Number of sessions, up to the one that showed the fault. */
  readonly sessions: number;
  /** Wall time of these sessions and the shrinking, in s. */
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

/** An executor for the device of an adapter. */
export function stepExecutorFor(adapter: string): StepExecutor {
  const parameters = { ...defaultParameters, adapter };
  return new StepExecutor(() => openAdapter(adapter, parameters), parameters);
}

/** Explores the devices in order, each without earlier results. `onExplored` gets the result of each. */
export async function exploreMutant(
  ids: readonly string[],
  how: ExplorationOptions,
  onExplored: (explored: ExploredMutant) => void,
): Promise<void> {
  for (const id of ids) {
    const began = performance.now();
    const executor = stepExecutorFor(`mutant:${id}`);
    const { runs, found } = await explore(executor, how);
    await executor.close();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { path, divergence } = found ?? {};
    onExplored({
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

/** Input of a worker thread. */
export interface MutantShare {
  readonly ids: readonly string[];
  readonly how: ExplorationOptions;
}

/** The same with several threads. */
export async function exploreMutantsByWorkers(
  ids: readonly string[],
  how: ExplorationOptions,
  workers: number,
  onExplored: (explored: ExploredMutant) => void,
): Promise<void> {
  await runInWorkers(
    'explore/mutant-exploration-worker',
    ids,
    workers,
    (own): MutantShare => ({ ids: own, how }),
    onExplored,
  );
}
