import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GherkinDocument } from '@cucumber/messages';
import { Command } from 'commander';
import { referenceTransitions } from '../adapters/simulator/network-processor/transitions';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { monitors } from '../judge/monitors/all';
import { deviationNames, loadDeviations } from '../ledger/deviation';
import { errata } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { readData } from '../ledger/read-data';
import { decisions } from '../ledger/trace';
import { mutants } from '../mutants/catalogue';
import { writeOut } from '../reports/out-file';
import { ReportFolder } from '../reports/report-folder';
import { type Result, ResultSchema } from '../reports/result-schema';
import { printable, Terminal } from '../reports/terminal';
import { buildSite } from '../site/build';
import { type Recording, readRecording } from '../site/recording';
import type { KnownMutant, LabelledResult, Spec } from '../site/spec';
import { useExamples } from '../site/use-examples';
import { writtenFeature } from '../site/written';
import { ownSources, runFeatures } from './cucumber';
import { collect } from './option-values';
import { suitePackage } from './suite-package';

/** What the site is to be built from, as the command line gives it. */
export interface SpecFlags {
  readonly result: readonly string[];
  readonly matrix?: string;
  readonly transcript?: string;
  readonly out: string;
}

/** Where a run leaves its result, and a calibration its matrix. */
const usualResult = join('out', 'result.json');
const usualMatrix = join('out', 'kill-matrix.json');

/** `provtck spec` */
export function specCommand(finish: (exitCode: number) => void): Command {
  return new Command('spec')
    .option(
      '--result <[label=]file>',
      `a result to show; with several, oldest first, the site is about the last and compares them (default: ${usualResult})`,
      collect,
      [],
    )
    .option('--transcript <file>', 'what was recorded in the run of the last result (default: the one beside it)')
    .option('--matrix <file>', `what \`provtck mutants\` has found (default: ${usualMatrix}, if there is one)`)
    .option('--out <folder>', 'where the site goes', join('out', 'spec'))
    .action(async (flags: SpecFlags) => finish(await buildSpec(flags)));
}

/** Builds the site and says where it is. */
export async function buildSpec(flags: SpecFlags): Promise<number> {
  let count = 0;
  for await (const [path, html] of buildSite(await specFrom(flags))) {
    writeOut(join(flags.out, path), html);
    count += 1;
  }
  new Terminal(process.stdout).line(`${join(flags.out, 'index.html')}  (${count} pages)`);
  return 0;
}

/**
 * Everything the site is made of, from the suite's own data and the files that are named.
 *
 * @throws ProvtckError where a file is not what it should be
 */
export async function specFrom({ result, matrix, transcript }: Omit<SpecFlags, 'out'>): Promise<Spec> {
  const given = result.length > 0 ? result : [usualResult].filter(existsSync);
  const files = given.map(labelled);
  const results = withLabels(files);
  const documents: GherkinDocument[] = [];
  await runFeatures(ownSources, { dryRun: true }, ({ gherkinDocument }) => {
    if (gherkinDocument !== undefined) documents.push(gherkinDocument);
  });
  const ledger = loadLedger();
  const matrixFile = matrix ?? [usualMatrix].find(existsSync);
  const last = results.at(-1);
  const recording =
    last === undefined ? undefined : recordingOf(last.result, transcript, files.at(-1)?.file ?? usualResult);
  return {
    version: suitePackage().version,
    ledger,
    errata: errata(),
    features: documents.map(writtenFeature),
    results,
    ...(recording !== undefined && { recording }),
    mutants: knownMutants(matrixFile),
    calibrated: matrixFile !== undefined,
    monitors,
    decisions: decisions(),
    transitions: referenceTransitions,
    useExamples: useExamples(),
    // They are shown, not applied: one that has expired is shown with its day.
    deviations: loadDeviations(deviationNames(), ledger, ''),
  };
}

/** `1.3=new/result.json`, or a file alone. A name with an equals sign that is there is a file. */
function labelled(given: string): { readonly label?: string; readonly file: string } {
  const at = given.indexOf('=');
  if (at < 1 || existsSync(given)) return { file: given };
  return { label: given.slice(0, at), file: given.slice(at + 1) };
}

/** What nobody has named is called after device and firmware, and by its file where that does not tell results apart. */
function withLabels(files: readonly ReturnType<typeof labelled>[]): readonly LabelledResult[] {
  const read = files.map(({ label, file }) => ({ label, file, result: readData(file, ResultSchema) }));
  const names = read.map(({ result: { device } }) =>
    [device.part, ...Object.entries(device.versions).map(([name, version]) => `${name} ${version}`)].join(', '),
  );
  const distinct = new Set(names).size === names.length;
  return read.map(({ label, file, result }, index) => ({
    label: label ?? (distinct ? (names[index] ?? file) : file),
    result,
  }));
}

/**
 * The record of a run. One that lies beside the result and is not that of the run, or cannot be read, is left out with a
 * word about it; one the user names has to be right.
 */
function recordingOf(result: Result, named: string | undefined, resultFile: string): Recording | undefined {
  const beside = new ReportFolder(dirname(resultFile)).path('transcript');
  const file = named ?? [beside].find(existsSync);
  if (file === undefined) return undefined;
  const wanted = wantedScenarios(result);
  try {
    return readRecording(file, (scenario) => wanted(scenario));
  } catch (error) {
    if (named !== undefined || !(error instanceof ProvtckError)) throw error;
    process.stderr.write(`${printable(error.message)}; the site does without it.\n`);
    return undefined;
  }
}

/** Stories of failures and of the use examples are drawn; no other scenario is kept. */
function wantedScenarios({ rules, scenarios }: Result): (name: string) => boolean {
  const failed = new Set(rules.flatMap(({ violations }) => violations.map(({ scenario }) => scenario)));
  const names = new Set(scenarios.filter(({ id }) => failed.has(id)).map(({ name }) => name));
  const examples = useExamples().map(({ scenario }) => scenario);
  return (name) => names.has(name) || examples.includes(name.split(' ')[0] ?? '');
}

/** The catalogue, with what a calibration has found. */
function knownMutants(file: string | undefined): readonly KnownMutant[] {
  const found = new Map(
    (file === undefined ? [] : readData(file, KillMatrixSchema).mutants).map((mutant) => [mutant.id, mutant]),
  );
  return mutants.map(({ id, breaks, story }) => {
    const { killedBy = [], monitors: seenBy = [] } = found.get(id) ?? {};
    return { id, breaks, story, killedBy, monitors: seenBy };
  });
}
