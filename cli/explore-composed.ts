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
  /** A random selection of the faults; absent for all faults of the measurement. */
  readonly sample?: { readonly count: number; readonly seed: number };
}

/** Maximum wall time for all faults together, in ms. */
const BUDGET = 420_000;

/** Share of the faults without a kill that the exploration must find. */
const GOAL = 0.9;

/**
 * `provtck mutants --composed --explore`: random sessions with the composed faults that docs/composed-faults.json names:
 * those that the scenarios miss, and those that they kill. A fault of which a session shows only that the device does not
 * follow advice counts as found.
 *
 * @returns exit code 0 if each of the killed faults is found, and nine of ten of the others
 */
export async function runComposedExploration(flags: ExploreComposedFlags): Promise<number> {
  const { threads, out, json, sample } = flags;
  const measured = faultsOf(readData(join(packageRoot(), 'docs', 'composed-faults.json'), ComposedCoverageSchema));
  const chosen = (of: readonly string[]) => (sample === undefined ? of : sampleOf(of, sample.count, sample.seed));
  const [killed, missed] = [chosen(measured.killed), chosen(measured.missed)];
  const names = [...killed, ...missed];
  const progress = new Terminal(process.stderr);
  const { seed, runs, length } = MUTANT_EXPLORATION;
  const began = performance.now();
  const found = new Set<string>();
  const { sessions, explored } = await exploreComposed(
    names,
    { seed, runs, length, budget: BUDGET },
    threads,
    (one) => {
      found.add(one.name);
      progress.status(`${found.size}/${names.length}  session ${one.session}  ${one.name}`);
    },
  );
  progress.status('');
  const result: ComposedExploration = {
    schema: 1,
    seed,
    runs,
    length,
    budget: BUDGET / 1_000,
    sessions,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    killed: explored.slice(0, killed.length),
    missed: explored.slice(killed.length),
  };
  const file = join(out, 'explored-composed.json');
  writeOut(file, `${JSON.stringify(result, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else print(result, file, terminal);
  return shownOf(result.killed) === result.killed.length && shownOf(result.missed) >= GOAL * result.missed.length
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
const advisedOf = (explored: readonly ExploredComposedFault[]): number =>
  explored.filter(({ advice }) => advice).length;
const shownOf = (explored: readonly ExploredComposedFault[]): number => foundOf(explored) + advisedOf(explored);

const counted = (explored: readonly ExploredComposedFault[]): string =>
  `${foundOf(explored)} were found by exploration, and ${advisedOf(explored)} more by advice alone`;

function print({ killed, missed, sessions, seconds }: ComposedExploration, file: string, terminal: Terminal): void {
  terminal.line(`Of ${killed.length} composed faults that a scenario kills, ${counted(killed)}.`);
  terminal.line(`Of ${missed.length} composed faults that no scenario kills, ${counted(missed)}.`);
  terminal.line(`${sessions} sessions, ${seconds} s`);
  for (const { name, found, advice } of [...killed, ...missed])
    if (!found) terminal.line(`  ${name} ${advice ? 'shows only in advice.' : 'was not found.'}`);
  terminal.line(file);
}
