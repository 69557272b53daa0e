import { join } from 'node:path';
import { Command, Option } from 'commander';
import { calibrationErrorsByKind, calibrationErrorsOf } from '../calibration/calibration-errors';
import { renderHeatMap } from '../calibration/heat-map';
import type { KillMatrix } from '../calibration/kill-matrix';
import { type Devices, examineAll, examineByWorkers, matrixOf, type Row } from '../calibration/matrix';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { nearest } from '../ledger/nearest';
import { mutants, registerMutants } from '../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../mutants/conforming/catalogue';
import { writeOut } from '../reports/out-file';
import { ReportFolder } from '../reports/report-folder';
import { Terminal } from '../reports/terminal';
import { type LoadedSuite, loadSuite } from '../runtime/loaded-suite';
import { defaultParameters } from '../runtime/run-parameters';
import { runScenarios } from '../runtime/run-scenarios';
import { stepCatalogue } from '../steps/catalogue';
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

/** Interval of progress lines where a line cannot be overwritten. */
const SOME = 100;

/** `provtck mutants` */
export function mutantsCommand(finish: (exitCode: number) => void): Command {
  return new Command('mutants')
    .option('--only <id>', 'examine only this device (repeatable)', collect, [])
    .option('--full', 'continue after the first kill: shows collateral failures and scenarios without kills')
    .option('number of devices to examine at the same time', 'examine several devices at once', workers, 0)
    .addOption(
      new Option(
        '--model',
        'examine every single fault of the transition table of the reference device instead',
      ).conflicts(['only', 'full', 'explore']),
    )
    .addOption(
      new Option('--explore', 'explore every device that breaks a rule with random sessions instead').conflicts('full'),
    )
    .addOption(
      new Option('--compare <steps>', 'with --explore: maximum length of the sessions that scenarios are compared with')
        .default('2')
        .conflicts('model'),
    )
    .option('--out <folder>', 'folder of the matrix', 'out')
    .option('--json', 'print the matrix as JSON')
    .action(async (flags: MutantsFlags) => {
      // Checked before the run, which takes a minute.
      const folder = new ReportFolder(flags.out);
      folder.claim();
      folder.release();
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
  const { runMutantExploration } = await import('./explore-mutants');
  const { mutants: broken, variants: unusual } = chosen(flags);
  const [conformant] = flags.only.length === 0 ? [] : unusual;
  if (conformant !== undefined)
    throw new ProvtckError(
      'MUTANT_KEEPS_RULES',
      `${conformant.id} breaks no rule, and --explore needs a device that breaks one`,
      `To explore it, run provtck explore --adapter variant:${conformant.id}`,
    );
  const ids = broken.map(({ id }) => id);
  const { parallel: threads, out, json = false } = flags;
  return runMutantExploration({ ids, threads, compare: wholeFrom('--compare', flags.compare), out, json });
}

async function calibrate(flags: MutantsFlags): Promise<number> {
  registerMutants();
  registerConformingVariants();
  const devices = chosen(flags);
  const threads = flags.parallel;
  const total = devices.mutants.length + devices.variants.length;
  const progress = new Terminal(process.stderr);
  const rows: Row[] = [];
  const began = performance.now();
  let first = began;
  const take = (row: Row): void => {
    if (rows.push(row) === 1) first = performance.now();
    progress.status(`${rows.length}/${total}  ${row.found.id}`);
    if (!progress.interactive && rows.length % SOME === 0) progress.line(`${rows.length} of ${total}`);
  };
  const script = loadSuite(stepCatalogue);
  if (threads > 1) await examineByWorkers(devices, threads, take);
  else await examineAll(script, devices, take);
  progress.status('');
  const matrix = matrixOf(devices, rows, script.scenarios, loadLedger(), suitePackage().version);
  const ended = performance.now();
  const times = { seconds: (ended - began) / 1_000, each: (ended - first) / (rows.length - 1) };
  const files = write(matrix, flags.out);
  const terminal = new Terminal(process.stdout);
  if (flags.json) terminal.write(`${JSON.stringify(matrix, undefined, 2)}\n`);
  else {
    print(matrix, files, terminal);
    terminal.line(await cost(times, script));
    for (const file of files) terminal.line(file);
  }
  return calibrationErrorsOf(matrix).length === 0 ? 0 : 1;
}

function chosen({ only, full }: MutantsFlags): Devices {
  const known = [...mutants, ...conformingVariants].map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new ProvtckError(
      'MUTANT_UNKNOWN',
      `there is no device named ${unknown}`,
      `Did you mean ${nearest(unknown, known).join(', ')}? Without --only, all devices are examined and listed.`,
    );
  const wanted = ({ id }: { readonly id: string }): boolean => only.length === 0 || only.includes(id);
  return {
    mutants: mutants.filter(wanted),
    variants: conformingVariants.filter(wanted),
    full: full ?? false,
    partial: only.length > 0,
  };
}

/** The matrix of some devices has its own file beside the matrix of all devices. */
function write(matrix: KillMatrix, out: string): readonly string[] {
  const name = matrix.partial ? 'kill-matrix-only' : 'kill-matrix';
  const files = [join(out, `${name}.json`), join(out, `${name}.html`)] as const;
  writeOut(files[0], `${JSON.stringify(matrix, undefined, 2)}\n`);
  writeOut(files[1], renderHeatMap(matrix));
  return files;
}

/** More complaints of one kind are on the page only. */
const MAX_OF_A_KIND = 8;

function print(matrix: KillMatrix, files: readonly string[], terminal: Terminal): void {
  const { mutants: broken, variants: unusual, survivors, idle, full, partial } = matrix;
  terminal.line(
    `${broken.length - survivors.length} of ${broken.length} devices that break a rule were caught by a scenario or monitor of that rule`,
  );
  terminal.line(
    `${unusual.filter(({ red }) => red.length === 0).length} of ${unusual.length} conforming variants were found conformant`,
  );
  if (full) {
    const outside = broken.filter(({ exceeded }) => exceeded.length > 0).length;
    terminal.line(`${outside} devices failed rules outside their declared collateral failures`);
    if (!partial)
      terminal.line(
        `${idle.length} of ${matrix.scenarios} scenarios killed nothing, ${idle.filter(({ reason }) => reason !== undefined).length} of them with a stated reason`,
      );
  }
  for (const complaints of calibrationErrorsByKind(matrix)) {
    for (const complaint of complaints.slice(0, MAX_OF_A_KIND)) terminal.line(`  ${complaint}`);
    if (complaints.length > MAX_OF_A_KIND)
      terminal.line(`  and ${complaints.length - MAX_OF_A_KIND} more of this kind; ${files[1]} lists all of them`);
  }
}

/**
 * Number of timed passes of the reference device; the first pass in a process is slower than the later ones.
 */
const PASSES = 3;

/**
 * Duration of the run, and the cost of a device relative to the reference device, which runs the whole suite
 * in this process.
 *
 * @param times seconds in total, and milliseconds between the results of two devices
 */
async function cost(
  { seconds, each }: { readonly seconds: number; readonly each: number },
  script: LoadedSuite,
): Promise<string> {
  const all = `${seconds.toFixed(1)} s`;
  // The load time of the suite belongs to no device, so one device alone gives no cost.
  if (!Number.isFinite(each)) return all;
  let pass = Number.POSITIVE_INFINITY;
  for (let count = 0; count < PASSES; count += 1) {
    const began = performance.now();
    await runScenarios(script, script.scenarios, defaultParameters);
    pass = Math.min(pass, performance.now() - began);
  }
  return `${all}; a device every ${each.toFixed(0)} ms, ${(each / pass).toFixed(2)} of the ${pass.toFixed(0)} ms that the reference device needs for the whole suite here`;
}
