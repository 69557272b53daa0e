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
import { printDevices } from './mutant-list';
import { collect, wholeFrom, workers } from './option-values';
import { suitePackage } from './suite-package';

interface MutantsFlags {
  readonly list?: true;
  readonly only: readonly string[];
  readonly full?: true;
  readonly parallel: number;
  readonly out: string;
  readonly json?: true;
  readonly model?: true;
  readonly explore?: true;
  readonly composed?: true;
  readonly choices?: true;
  readonly sample?: string;
  readonly seed: string;
  readonly compare: string;
}

/** Number of devices between two lines of progress, if the terminal cannot overwrite a line. */
const PROGRESS_INTERVAL = 100;

/** `provtck mutants` */
export function mutantsCommand(finish: (exitCode: number) => void): Command {
  return new Command('mutants')
    .addOption(
      new Option('--list', 'list the mutants and conforming variants, and examine none').conflicts([
        'full',
        'model',
        'explore',
      ]),
    )
    .option('--only <id>', 'only this mutant or conforming variant (repeatable)', collect, [])
    .option('--full', 'continue after the first kill: shows collateral failures and scenarios without kills')
    .option('--parallel <threads>', 'examine devices in several threads', workers, 0)
    .addOption(
      new Option('--model', 'instead, each single fault of the transition table of the reference device').conflicts([
        'only',
        'full',
        'explore',
        'composed',
      ]),
    )
    .addOption(
      new Option(
        '--explore',
        'instead, explore each mutant, or with --composed such faults, with random sessions',
      ).conflicts('full'),
    )
    .addOption(
      new Option('--composed', 'instead, each fault of a decision or row in each history of the device').conflicts([
        'only',
        'full',
      ]),
    )
    .addOption(
      new Option('--choices', 'instead, devices that make every two permitted choices together').conflicts([
        'only',
        'full',
        'explore',
        'composed',
        'model',
      ]),
    )
    .addOption(
      new Option(
        '--sample <n>',
        'with --composed: only a random selection of this size; with --choices: as many devices with random choices',
      ).conflicts('model'),
    )
    .option('--seed <n>', 'with --sample: seed of the selection', '1')
    .addOption(
      new Option('--compare <steps>', 'with --explore: length of the sessions with which each scenario is compared')
        .default('2')
        .conflicts('model'),
    )
    .option('--out <folder>', 'folder for the matrix', 'out')
    .option('--json', 'print the matrix as JSON')
    .action(async (flags: MutantsFlags) => {
      if (flags.list) {
        const { mutants: selected, variants } = chosen(flags);
        printDevices(selected, variants, flags.json ?? false);
        return finish(0);
      }
      // Check the folder before the work starts.
      const folder = new ReportFolder(flags.out);
      folder.claim();
      folder.release();
      finish(await commandOf(flags)(flags));
    });
}

const commandOf = ({ model, explore, composed, choices }: MutantsFlags): ((flags: MutantsFlags) => Promise<number>) => {
  if (model) return examineModel;
  if (choices) return examineChoices;
  if (composed) return explore ? exploreComposed : examineComposed;
  return explore ? exploreAll : calibrate;
};

async function examineModel(flags: MutantsFlags): Promise<number> {
  const { runModelFaults } = await import('./model-faults');
  return runModelFaults({ threads: flags.parallel, out: flags.out, json: flags.json ?? false });
}

async function examineChoices({ out, json, sample, seed }: MutantsFlags): Promise<number> {
  const { runChoices } = await import('./choices');
  return runChoices({ out, json: json ?? false, ...selectionOf(sample, seed) });
}

async function examineComposed({ parallel: threads, out, json, sample, seed }: MutantsFlags): Promise<number> {
  const { runComposedFaults } = await import('./composed-faults');
  return runComposedFaults({ threads, out, json: json ?? false, ...selectionOf(sample, seed) });
}

async function exploreComposed({ parallel: threads, out, json, sample, seed }: MutantsFlags): Promise<number> {
  const { runComposedExploration } = await import('./explore-composed');
  return runComposedExploration({ threads, out, json: json ?? false, ...selectionOf(sample, seed) });
}

/** The random selection that the options name. */
function selectionOf(
  sample: string | undefined,
  seed: string,
): { readonly sample?: { readonly count: number; readonly seed: number } } {
  return sample === undefined
    ? {}
    : { sample: { count: wholeFrom('--sample', sample), seed: wholeFrom('--seed', seed) } };
}

async function exploreAll(flags: MutantsFlags): Promise<number> {
  const { runMutantExploration } = await import('./explore-mutants');
  const { mutants: selected, variants } = chosen(flags);
  const [variant] = flags.only.length === 0 ? [] : variants;
  if (variant !== undefined)
    throw new ProvtckError(
      'MUTANT_KEEPS_RULES',
      `${variant.id} is a conforming variant, and --explore examines mutants`,
      `Explore it alone: provtck explore --adapter variant:${variant.id}`,
    );
  const ids = selected.map(({ id }) => id);
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
    if (!progress.interactive && rows.length % PROGRESS_INTERVAL === 0) progress.line(`${rows.length} of ${total}`);
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
      `no mutant or conforming variant is named ${unknown}`,
      `Did you mean ${nearest(unknown, known).join(', ')}? Without --only, the command examines and lists all.`,
    );
  const wanted = ({ id }: { readonly id: string }): boolean => only.length === 0 || only.includes(id);
  return {
    mutants: mutants.filter(wanted),
    variants: conformingVariants.filter(wanted),
    full: full ?? false,
    partial: only.length > 0,
  };
}

/** Writes the matrix. A matrix of some devices has another name than one of all. */
function write(matrix: KillMatrix, out: string): readonly string[] {
  const name = matrix.partial ? 'kill-matrix-only' : 'kill-matrix';
  const files = [join(out, `${name}.json`), join(out, `${name}.html`)] as const;
  writeOut(files[0], `${JSON.stringify(matrix, undefined, 2)}\n`);
  writeOut(files[1], renderHeatMap(matrix));
  return files;
}

/** Number of errors of one kind to print. The page lists all. */
const MOST_OF_A_KIND = 8;

function print(matrix: KillMatrix, files: readonly string[], terminal: Terminal): void {
  const { mutants: examined, variants, survivors, idle, full, partial } = matrix;
  terminal.line(
    `${examined.length - survivors.length} of ${examined.length} mutants killed by a scenario or monitor of the broken rule`,
  );
  terminal.line(
    `${variants.filter(({ red }) => red.length === 0).length} of ${variants.length} conforming variants conformant`,
  );
  if (full) {
    const outside = examined.filter(({ exceeded }) => exceeded.length > 0).length;
    terminal.line(`${outside} mutants with undeclared collateral failures`);
    printThin(examined, terminal);
    if (!partial)
      terminal.line(
        `${idle.length} of ${matrix.scenarios} scenarios without kills, ${idle.filter(({ reason }) => reason !== undefined).length} of them with a stated reason`,
      );
  }
  for (const errors of calibrationErrorsByKind(matrix)) {
    for (const error of errors.slice(0, MOST_OF_A_KIND)) terminal.line(`  ${error}`);
    if (errors.length > MOST_OF_A_KIND)
      terminal.line(`  and ${errors.length - MOST_OF_A_KIND} more of this kind; ${files[1]} lists all`);
  }
}

/** Warns of mutants that a single scenario or monitor of the broken rule kills: a change of it can lose them. */
function printThin(examined: KillMatrix['mutants'], terminal: Terminal): void {
  const kills = ({ killedBy, monitors }: KillMatrix['mutants'][number]): number => killedBy.length + monitors.length;
  const thin = examined.filter((mutant) => kills(mutant) === 1);
  terminal.line(`${thin.length} mutants are killed by a single scenario or monitor of the broken rule`);
  for (const { id, breaks, killedBy, monitors } of thin.slice(0, MOST_OF_A_KIND))
    terminal.line(`  warning: ${id} (${breaks}) is killed by ${[...killedBy, ...monitors].join()} only`);
}

/** Timed runs of the reference device. The first runs of a process are slower than later ones. */
const PASSES = 3;

/**
 * The time of the run, and the time per device as a ratio to a run of the reference device in this process.
 *
 * @param times total time in s, and ms per device
 */
async function cost(
  { seconds, each }: { readonly seconds: number; readonly each: number },
  script: LoadedSuite,
): Promise<string> {
  const all = `${seconds.toFixed(1)} s`;
  // A single device has no time per device, because its time includes loading the suite.
  if (!Number.isFinite(each)) return all;
  let pass = Number.POSITIVE_INFINITY;
  for (let count = 0; count < PASSES; count += 1) {
    const began = performance.now();
    await runScenarios(script, script.scenarios, defaultParameters);
    pass = Math.min(pass, performance.now() - began);
  }
  return `${all}; ${each.toFixed(0)} ms per device, ${(each / pass).toFixed(2)} of the ${pass.toFixed(0)} ms of the whole suite with the reference device`;
}
