import { join } from 'node:path';
import { coverageOf, type Killed, killAll, killByWorkers } from '../calibration/examine-faults';
import { type FaultCoverage, tally, VERDICTS } from '../calibration/fault-coverage';
import { modelFaults } from '../calibration/model-faults';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';

/** Options for examining the single faults. */
export interface ModelFlags {
  readonly threads: number;
  readonly out: string;
  readonly json: boolean;
}

/** `provtck mutants --model`: exit code 0 if every fault is killed or explained. */
export async function runModelFaults({ threads, out, json }: ModelFlags): Promise<number> {
  const faults = modelFaults();
  const progress = new Terminal(process.stderr);
  const killed: Killed[] = [];
  const take = (one: Killed): void => {
    killed.push(one);
    progress.status(`${killed.length}/${faults.length}  ${one.name}`);
  };
  if (threads > 1) await killByWorkers(faults, threads, take);
  else await killAll(loadSuite(stepCatalogue), faults, take);
  progress.status('comparing the faults without a kill with the reference');
  const coverage = await coverageOf(faults, killed);
  progress.status('');
  const file = join(out, 'model-faults.json');
  writeOut(file, `${JSON.stringify(coverage, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(coverage, undefined, 2)}\n`);
  else print(coverage, file, terminal);
  return coverage.faults.some(({ verdict }) => verdict === 'surviving') ? 1 : 0;
}

function print({ faults }: FaultCoverage, file: string, terminal: Terminal): void {
  for (const verdict of VERDICTS)
    terminal.line(`${faults.filter((fault) => fault.verdict === verdict).length} of ${faults.length} ${verdict}`);
  for (const [kind, counts] of tally(faults))
    terminal.line(`  ${kind}: ${VERDICTS.map((verdict) => `${counts[verdict] ?? 0} ${verdict}`).join(', ')}`);
  for (const fault of faults) if (fault.verdict === 'surviving') terminal.line(`  ${fault.name} survives.`);
  terminal.line(file);
}
