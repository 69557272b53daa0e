import * as v from 'valibot';
import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../runtime/run-parameters';
import { type ExplorationOptions, explore } from '../explore/explore';
import { StepExecutor } from '../explore/step-executor';
import { runInWorkers } from '../run-in-workers';
import { composedFaults } from './composed-faults';

const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Explored = v.strictObject({
  name: text,
  /** Number of sessions, up to the one that showed the fault. */
  sessions: count,
  found: v.boolean(),
});

/** `explored-composed.json`: whether random sessions find composed faults. */
export const ComposedExplorationSchema = v.strictObject({
  schema: v.literal(1),
  seed: count,
  /** Maximum number of sessions for each fault, of actions in a session, and of seconds of wall time. */
  runs: count,
  length: count,
  budget: count,
  /** A random selection of the faults that a scenario kills. */
  killed: v.array(Explored),
  /** All faults that no scenario kills or reaches. */
  missed: v.array(Explored),
});
export type ComposedExploration = v.InferOutput<typeof ComposedExplorationSchema>;
export type ExploredComposedFault = v.InferOutput<typeof Explored>;

/** Composed faults by their names, and how a worker explores them. */
export interface ComposedExplorationShare {
  readonly names: readonly string[];
  readonly how: ExplorationOptions;
}

/** Explores devices with one composed fault each, in order. */
export async function exploreComposed(
  { names, how }: ComposedExplorationShare,
  onExplored: (explored: ExploredComposedFault) => void,
): Promise<void> {
  const known = new Map(composedFaults().map((fault) => [fault.name, fault]));
  for (const name of names) {
    const fault = known.get(name);
    if (fault === undefined) throw new Error(`composed fault "${name}" does not exist`);
    const { part, hostDriver } = defaultParameters;
    const executor = new StepExecutor(async () => new Simulator(part, hostDriver, fault.deviation), defaultParameters);
    const { runs, found } = await explore(executor, how);
    await executor.close();
    onExplored({ name, sessions: runs, found: found !== undefined });
  }
}

/** The same with several threads. */
export async function exploreComposedByWorkers(
  { names, how }: ComposedExplorationShare,
  workers: number,
  onExplored: (explored: ExploredComposedFault) => void,
): Promise<void> {
  await runInWorkers(
    'composed/composed-exploration-worker',
    names,
    workers,
    (own): ComposedExplorationShare => ({ names: own, how }),
    onExplored,
  );
}
