import { join } from 'node:path';
import {
  COMPOSED_VERDICTS,
  type ComposedCoverage,
  type ComposedVerdict,
} from '../calibration/composed/composed-coverage';
import { composedFaults, sampleOf } from '../calibration/composed/composed-faults';
import {
  composedCoverage,
  type ExaminedComposedFault,
  examineComposed,
  examineComposedByWorkers,
  shareOf,
} from '../calibration/composed/examine-composed';
import { measureReach } from '../calibration/composed/reach';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';

/** Options of `provtck mutants --composed`. */
interface ComposedFlags {
  readonly threads: number;
  readonly out: string;
  readonly json: boolean;
  /** Size and seed of a random selection; absent for all faults. */
  readonly sample?: { readonly count: number; readonly seed: number };
}

/** Number of survivors to print. The file lists all. */
const MOST_SURVIVORS = 40;

/** `provtck mutants --composed`. Returns exit code 0 if each reached fault is killed or explained. */
export async function runComposedFaults({ threads, out, json, sample }: ComposedFlags): Promise<number> {
  const all = composedFaults();
  const faults = sample === undefined ? all : sampleOf(all, sample.count, sample.seed);
  const progress = new Terminal(process.stderr);
  progress.status('recording which scenario reaches which fault');
  const script = loadSuite(stepCatalogue);
  const share = { faults: shareOf(faults, await measureReach(script)) };
  const examined: ExaminedComposedFault[] = [];
  const take = (one: ExaminedComposedFault): void => {
    examined.push(one);
    progress.status(`${examined.length}/${faults.length}  ${one.name}`);
  };
  if (threads > 1) await examineComposedByWorkers(share, threads, take);
  else await examineComposed(script, share, take);
  progress.status('');
  const coverage = composedCoverage(faults, examined, sample);
  const file = join(out, 'composed-faults.json');
  writeOut(file, `${JSON.stringify(coverage, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(coverage, undefined, 2)}\n`);
  else print(coverage, file, terminal);
  return coverage.surviving.length === 0 && coverage.notReached.length === 0 ? 0 : 1;
}

type Counts = ComposedCoverage['byHistory'][number]['counts'];

const textOf = (counts: Counts): string =>
  COMPOSED_VERDICTS.filter((verdict) => counts[verdict] !== undefined)
    .map((verdict) => `${counts[verdict]} ${verdict}`)
    .join(', ');

const total = (coverage: ComposedCoverage, verdict: ComposedVerdict): number =>
  coverage.byHistory.reduce((sum, { counts }) => sum + (counts[verdict] ?? 0), 0);

function print(coverage: ComposedCoverage, file: string, terminal: Terminal): void {
  const [killed, surviving, notReached] = [
    total(coverage, 'killed'),
    total(coverage, 'surviving'),
    total(coverage, 'not reached'),
  ];
  const judged = killed + surviving + notReached;
  terminal.line(
    `${killed} of ${judged} composed faults killed (${((100 * killed) / judged).toFixed(1)} %); ${coverage.faults - judged} equivalent or open`,
  );
  for (const { history, counts } of coverage.byHistory) terminal.line(`  ${history}: ${textOf(counts)}`);
  for (const { kind, counts } of coverage.byKind) terminal.line(`  ${kind}: ${textOf(counts)}`);
  for (const name of coverage.surviving.slice(0, MOST_SURVIVORS)) terminal.line(`  ${name} survives.`);
  terminal.line(file);
}
