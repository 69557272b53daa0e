import { join } from 'node:path';
import { coverageOf, type ExaminedFault, examineFaults, examineFaultsByWorkers } from '../calibration/examine-faults';
import { FAULT_VERDICTS, type FaultCoverage, tally } from '../calibration/fault-coverage';
import { modelFaults } from '../calibration/model-faults';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';

/** Options of `provtck mutants --model`. */
interface ModelFlags {
  readonly threads: number;
  readonly out: string;
  readonly json: boolean;
}

/** `provtck mutants --model`. Returns exit code 0 if each fault is killed or explained. */
export async function runModelFaults({ threads, out, json }: ModelFlags): Promise<number> {
  const faults = modelFaults();
  const progress = new Terminal(process.stderr);
  const examined: ExaminedFault[] = [];
  const take = (one: ExaminedFault): void => {
    examined.push(one);
    progress.status(`${examined.length}/${faults.length}  ${one.name}`);
  };
  if (threads > 1) await examineFaultsByWorkers(faults, threads, take);
  else await examineFaults(loadSuite(stepCatalogue), faults, take);
  progress.status('comparing the surviving faults with the reference device');
  const coverage = await coverageOf(faults, examined);
  progress.status('');
  const file = join(out, 'model-faults.json');
  writeOut(file, `${JSON.stringify(coverage, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(coverage, undefined, 2)}\n`);
  else print(coverage, file, terminal);
  return coverage.faults.some(({ verdict }) => verdict === 'surviving') ? 1 : 0;
}

function print({ faults }: FaultCoverage, file: string, terminal: Terminal): void {
  for (const verdict of FAULT_VERDICTS)
    terminal.line(`${faults.filter((fault) => fault.verdict === verdict).length} of ${faults.length} ${verdict}`);
  for (const [kind, counts] of tally(faults))
    terminal.line(`  ${kind}: ${FAULT_VERDICTS.map((verdict) => `${counts[verdict] ?? 0} ${verdict}`).join(', ')}`);
  for (const fault of faults) if (fault.verdict === 'surviving') terminal.line(`  ${fault.name} survives.`);
  terminal.line(file);
}
