import { join } from 'node:path';
import { Command } from 'commander';
import { renderHeatMap } from '../calibration/heat-map';
import type { KillMatrix } from '../calibration/kill-matrix';
import { complaintsOf, type Devices, examineAll, examineByWorkers, matrixOf, type Row } from '../calibration/matrix';
import { loadScript } from '../calibration/suite-script';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { mutants, registerMutants } from '../mutants/catalogue';
import { chameleons, registerChameleons } from '../mutants/chameleons';
import { writeOut } from '../reports/out-file';
import { ReportFolder } from '../reports/report-folder';
import { Terminal } from '../reports/terminal';
import { collect, wholeFrom, workers } from './option-values';
import { suitePackage } from './suite-package';

interface MutantsFlags {
  readonly only: readonly string[];
  readonly full?: true;
  readonly parallel: number;
  readonly out: string;
  readonly json?: true;
  readonly model?: true;
  readonly explore?: true;
  readonly compare: string;
}

/** How often progress is told where no line can be written over. */
const SOME = 100;

/** `provtck mutants` */
export function mutantsCommand(finish: (exitCode: number) => void): Command {
  return new Command('mutants')
    .option('--only <id>', 'only this device (repeatable)', collect, [])
    .option('--full', 'go on after the first kill: shows blast radii and idle scenarios')
    .option('--parallel <threads>', 'examine several devices at once', workers, 0)
    .option('--model', "instead, every single fault of the reference's transition table")
    .option('--explore', 'instead, every device that breaks a rule to random sessions')
    .option('--compare <steps>', 'with --explore: the longest sessions that scenarios are compared with', '2')
    .option('--out <folder>', 'where the matrix goes', 'out')
    .option('--json', 'print the matrix as JSON')
    .action(async (flags: MutantsFlags) => {
      // Found out now and not after a minute of work.
      new ReportFolder(flags.out).claim();
      finish(await wayOf(flags)(flags));
    });
}

const wayOf = ({ model, explore }: MutantsFlags): ((flags: MutantsFlags) => Promise<number>) => {
  if (model) return examineModel;
  return explore ? exploreAll : calibrate;
};

async function examineModel(flags: MutantsFlags): Promise<number> {
  const { runModelFaults } = await import('./model-faults');
  return runModelFaults({ threads: flags.parallel, out: flags.out, json: flags.json ?? false });
}

async function exploreAll(flags: MutantsFlags): Promise<number> {
  const { runHunt } = await import('./hunt');
  const ids = chosen(flags).mutants.map(({ id }) => id);
  const { parallel: threads, out, json = false } = flags;
  return runHunt({ ids, threads, compare: wholeFrom('--compare', flags.compare), out, json });
}

async function calibrate(flags: MutantsFlags): Promise<number> {
  registerMutants();
  registerChameleons();
  const devices = chosen(flags);
  const threads = flags.parallel;
  const total = devices.mutants.length + devices.chameleons.length;
  const progress = new Terminal(process.stderr);
  const rows: Row[] = [];
  const began = performance.now();
  const take = (row: Row): void => {
    rows.push(row);
    progress.status(`${rows.length}/${total}  ${row.found.id}`);
    if (!progress.interactive && rows.length % SOME === 0) progress.line(`${rows.length} of ${total}`);
  };
  const loading = loadScript();
  const examining =
    threads > 1
      ? examineByWorkers(devices, threads, take)
      : loading.then((script) => examineAll(script, devices, take));
  const [script] = await Promise.all([loading, examining]);
  progress.status('');
  const matrix = matrixOf(devices, rows, script.scenarios, loadLedger(), suitePackage().version);
  const seconds = (performance.now() - began) / 1_000;
  const files = write(matrix, flags.out);
  const terminal = new Terminal(process.stdout);
  if (flags.json) terminal.write(`${JSON.stringify(matrix, undefined, 2)}\n`);
  else print(matrix, flags, seconds, files, terminal);
  return complaintsFor(matrix, flags).length === 0 ? 0 : 1;
}

function chosen({ only, full }: MutantsFlags): Devices {
  const known = [...mutants, ...chameleons].map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new ProvtckError(
      'MUTANT_UNKNOWN',
      `there is no device named ${unknown}`,
      'Leave --only out to see them all in out/kill-matrix.html.',
    );
  const wanted = ({ id }: { readonly id: string }): boolean => only.length === 0 || only.includes(id);
  return { mutants: mutants.filter(wanted), chameleons: chameleons.filter(wanted), full: full ?? false };
}

/** A part of the devices says nothing about scenarios that kill none of them. */
const complaintsFor = (matrix: KillMatrix, { only }: MutantsFlags): readonly string[] =>
  complaintsOf(only.length === 0 ? matrix : { ...matrix, idle: [] });

function write(matrix: KillMatrix, out: string): readonly string[] {
  const files = [join(out, 'kill-matrix.json'), join(out, 'kill-matrix.html')] as const;
  writeOut(files[0], `${JSON.stringify(matrix, undefined, 2)}\n`);
  writeOut(files[1], renderHeatMap(matrix));
  return files;
}

/** More complaints than this say nothing that the page does not say better. */
const MOST_COMPLAINTS = 20;

function print(
  matrix: KillMatrix,
  flags: MutantsFlags,
  seconds: number,
  files: readonly string[],
  terminal: Terminal,
): void {
  const { mutants: broken, chameleons: unusual, survivors, idle, full } = matrix;
  terminal.line(
    `${broken.length - survivors.length} of ${broken.length} devices that break a rule were caught by a scenario or monitor of that rule`,
  );
  terminal.line(
    `${unusual.filter(({ red }) => red.length === 0).length} of ${unusual.length} unusual devices that keep every rule were found conformant`,
  );
  if (full) {
    const outside = broken.filter(({ exceeded }) => exceeded.length > 0).length;
    terminal.line(`${outside} devices made rules fail outside their declared radius`);
    if (flags.only.length === 0)
      terminal.line(
        `${idle.length} of ${matrix.scenarios} scenarios killed nothing, ${idle.filter(({ reason }) => reason !== undefined).length} of them with a stated reason`,
      );
  }
  const complaints = complaintsFor(matrix, flags);
  for (const complaint of complaints.slice(0, MOST_COMPLAINTS)) terminal.line(`  ${complaint}`);
  if (complaints.length > MOST_COMPLAINTS)
    terminal.line(`  and ${complaints.length - MOST_COMPLAINTS} more; they are all in ${files[0]}`);
  terminal.line(
    `${seconds.toFixed(1)} s, ${((seconds * 1_000) / Math.max(1, broken.length + unusual.length)).toFixed(0)} ms a device`,
  );
  for (const file of files) terminal.line(file);
}
