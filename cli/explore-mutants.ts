import { join } from 'node:path';
import { confirmCounterexamples } from '../calibration/explore/confirm-counterexamples';
import type { ExplorationOptions } from '../calibration/explore/explore';
import { minimalLengths } from '../calibration/explore/minimal-length';
import { type ExploredMutant, exploreMutant, exploreMutantsByWorkers } from '../calibration/explore/mutant-exploration';
import {
  isShown,
  MINIMAL_LENGTH,
  type MutantExploration,
  mutantExplorationOf,
  unseenDevices,
} from '../calibration/explore/mutant-exploration-result';
import { registerMutants } from '../mutants/catalogue';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';

/** Options for exploring the devices. */
interface ExploreMutantsFlags {
  readonly ids: readonly string[];
  readonly threads: number;
  /** Maximum number of steps of the sessions that the scenarios are compared with. */
  readonly compare: number;
  readonly out: string;
  readonly json: boolean;
}

/** Maximum number of sessions and actions, and maximum wall time in ms, for each device. */
export const MUTANT_EXPLORATION = { seed: 1, runs: 10_000, length: 10, budget: 60_000 } satisfies ExplorationOptions;

/**
 * `provtck mutants --explore`. The exit code is 0 if exploration finds every device with at most one step more than
 * the minimum, or if a reason explains the failure.
 */
export async function runMutantExploration({ ids, threads, compare, out, json }: ExploreMutantsFlags): Promise<number> {
  registerMutants();
  const progress = new Terminal(process.stderr);
  const done = new Map<string, ExploredMutant>();
  const take = (one: ExploredMutant): void => {
    done.set(one.id, one);
    progress.status(`${done.size}/${ids.length}  ${one.id}`);
  };
  if (threads > 1) await exploreMutantsByWorkers(ids, MUTANT_EXPLORATION, threads, take);
  else await exploreMutant(ids, MUTANT_EXPLORATION, take);
  progress.status('');
  const result = await resultOf(
    ids.flatMap((id) => done.get(id) ?? []),
    compare,
    threads,
  );
  const file = join(out, 'explored.json');
  writeOut(file, `${JSON.stringify(result, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else print(result, file, terminal);
  return complaintsOf(result).length === 0 ? 0 : 1;
}

/** The devices that were explored, the verdicts of the printed scenarios, and the minimal number of steps. */
async function resultOf(
  inOrder: readonly ExploredMutant[],
  compared: number,
  threads: number,
): Promise<MutantExploration> {
  const printed = inOrder.flatMap(({ id, found }) => (found === undefined ? [] : [{ id, ...found }]));
  const confirmations = await confirmCounterexamples(
    printed.map(({ id, scenario }) => ({ adapter: `mutant:${id}`, scenario })),
  );
  const verdicts = new Map(confirmations.map((confirmation, place) => [printed[place]?.id ?? '', confirmation]));
  // A scenario with one step more than the minimum is short enough.
  const long = printed.filter(({ steps }) => steps > MINIMAL_LENGTH + 1);
  const minimalSteps = await minimalLengths(long, compared, threads);
  const { seed, runs, length, budget } = MUTANT_EXPLORATION;
  const devices = [...mutantExplorationOf(inOrder, verdicts, minimalSteps)];
  return { schema: 1, seed, runs, length, budget: budget / 1_000, compared, devices };
}

/** The devices that exploration did not find or did not shrink enough, in full sentences. */
function complaintsOf({ devices }: MutantExploration): readonly string[] {
  const notFound = new Set(unseenDevices().flatMap((group) => group.devices));
  return devices.flatMap((device) => {
    const { id, found } = device;
    if (found === undefined) return notFound.has(id) ? [] : [`${id} was not found, and no reason is recorded.`];
    const { steps, shorter, onDevice, onReference } = found;
    if (!isShown(device))
      return [`${id} was found, but its scenario is ${onDevice} on it and ${onReference} on the reference.`];
    return shorter === undefined ? [] : [`${id} was found with ${steps} steps; ${shorter} steps are sufficient.`];
  });
}

function print(result: MutantExploration, file: string, terminal: Terminal): void {
  const { devices } = result;
  terminal.line(
    `${devices.filter(isShown).length} of ${devices.length} devices that break a rule were found by exploration`,
  );
  for (const complaint of complaintsOf(result)) terminal.line(`  ${complaint}`);
  terminal.line(file);
}
