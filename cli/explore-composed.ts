import { join } from 'node:path';
import {
  type ComposedCoverage,
  ComposedCoverageSchema,
  explainer,
  singleFaults,
} from '../calibration/composed/composed-coverage';
import {
  type ComposedExploration,
  type ExploredComposedFault,
  exploreComposed,
  exploreComposedByWorkers,
} from '../calibration/composed/composed-exploration';
import { composedFaults, faultName, sampleOf } from '../calibration/composed/composed-faults';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';
import { MUTANT_EXPLORATION } from './explore-mutants';

/** Options of `provtck mutants --composed --explore`. */
interface ExploreComposedFlags {
  readonly threads: number;
  readonly out: string;
  readonly json: boolean;
  /** Number of the killed faults to explore, and the seed that selects them. */
  readonly sample: { readonly count: number; readonly seed: number };
}

/**
 * `provtck mutants --composed --explore`: random sessions with the composed faults that docs/composed-faults.json names:
 * all that the scenarios miss, and a selection of those that they kill.
 *
 * @returns exit code 0 if each of the killed faults is found, and nine of ten of the others
 */
export async function runComposedExploration(flags: ExploreComposedFlags): Promise<number> {
  const { threads, out, json, sample } = flags;
  const { missed, killed } = faultsOf(
    readData(join(packageRoot(), 'docs', 'composed-faults.json'), ComposedCoverageSchema),
  );
  const chosen = sampleOf(killed, sample.count, sample.seed);
  const names = [...missed, ...chosen];
  const progress = new Terminal(process.stderr);
  const explored = new Map<string, ExploredComposedFault>();
  const take = (one: ExploredComposedFault): void => {
    explored.set(one.name, one);
    progress.status(`${explored.size}/${names.length}  ${one.name}`);
  };
  const share = { names, how: MUTANT_EXPLORATION };
  if (threads > 1) await exploreComposedByWorkers(share, threads, take);
  else await exploreComposed(share, take);
  progress.status('');
  const { seed, runs, length, budget } = MUTANT_EXPLORATION;
  const inOrder = (of: readonly string[]) => of.flatMap((name) => explored.get(name) ?? []);
  const result: ComposedExploration = {
    schema: 1,
    seed,
    runs,
    length,
    budget: budget / 1_000,
    killed: inOrder(chosen),
    missed: inOrder(missed),
  };
  const file = join(out, 'explored-composed.json');
  writeOut(file, `${JSON.stringify(result, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else print(result, file, terminal);
  return foundOf(result.killed) === result.killed.length && foundOf(result.missed) >= 0.9 * result.missed.length
    ? 0
    : 1;
}

/** The judged composed faults of a measurement, by whether a scenario kills them. */
function faultsOf({ sample, surviving, notReached }: ComposedCoverage): Record<'killed' | 'missed', readonly string[]> {
  const missed = [
    ...surviving,
    ...notReached.flatMap(({ history, sites }) => sites.map((site) => faultName(site, history))),
  ];
  const explain = explainer(singleFaults());
  const all = composedFaults();
  const killed = (sample === undefined ? all : sampleOf(all, sample.count, sample.seed))
    .filter(({ site, history, name }) => !missed.includes(name) && explain(site.site.name, history) === undefined)
    .map(({ name }) => name);
  return { killed, missed };
}

const foundOf = (explored: readonly ExploredComposedFault[]): number => explored.filter(({ found }) => found).length;

function print({ killed, missed }: ComposedExploration, file: string, terminal: Terminal): void {
  terminal.line(
    `${foundOf(killed)} of ${killed.length} composed faults that a scenario kills were found by exploration`,
  );
  terminal.line(
    `${foundOf(missed)} of ${missed.length} composed faults that no scenario kills were found by exploration`,
  );
  for (const { name, found } of [...killed, ...missed]) if (!found) terminal.line(`  ${name} was not found.`);
  terminal.line(file);
}
