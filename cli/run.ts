import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { adapterNames } from '../adapters/registry';
import type { Result } from '../judge/result-schema';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { readPrivateKey, signerWith } from '../reports/certificate/keys';
import { Progress } from '../reports/progress';
import { ReportFolder } from '../reports/report-folder';
import { printSummary, verdictSentence } from '../reports/summary';
import { Terminal } from '../reports/terminal';
import { VerdictList } from '../reports/verdict-list';
import { type WrittenReport, writtenReports } from '../reports/write-reports';
import { signTranscript } from '../transcript/attestation';
import { type ConnectionFlags, connectionFrom, withConnectionOptions } from './connection';
import { type EndSignal, takeEarlySignal } from './early-signals';
import { printError, usageExitCode } from './error-output';
import { choiceFrom, collect, workers } from './option-values';
import { quoted } from './repeat-command';
import { SuiteRun } from './suite';
import { type CucumberFormat, cucumberFormats, defaultPart, type SuiteOptions } from './suite-options';

/** The options of a run as commander gives them. */
export interface RunFlags extends ConnectionFlags {
  readonly adapter?: string;
  readonly device?: string;
  readonly ics?: string;
  readonly hostDriver?: string;
  readonly http?: string;
  readonly command?: string;
  readonly rule: readonly string[];
  readonly tags?: string;
  readonly reading: readonly string[];
  readonly deviations: readonly string[];
  readonly certify?: true;
  readonly key?: string;
  readonly out: string;
  readonly parallel: number;
  readonly ledger?: string;
  readonly reports?: readonly WrittenReport[];
  readonly format: readonly CucumberFormat[];
  readonly unredacted?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly spec?: true;
}

/** `provtck run` */
export function runCommand(finish: (exitCode: number) => void): Command {
  return withRunOptions(new Command('run'))
    .option('--key <file>', 'sign the transcript as it is written, so that it can be certified later')
    .action(async (flags: RunFlags) => finish((await run(flags)).exitCode));
}

/** Adds the options of a run to a command. */
export function withRunOptions(command: Command): Command {
  return withConnectionOptions(command)
    .option(
      '--adapter <name>',
      `how to reach the device: ${adapterNames().join(', ')}; a module of your own ./my-adapter.js, npm:<package>; mutant:<id> breaks a rule (default: simulator)`,
    )
    .option('--device <part>', `one of TI's parts (default: ${defaultPart})`)
    .option('--ics <file>', 'device statement: what the device does without, and times of its own')
    .option('--host-driver <name>', 'host driver of the simulator: reference, ti-3.x')
    .option(
      '--http <how>',
      "the simulator's HTTP server over a socket or secured: loopback, https, or both with a comma",
    )
    .option(
      '--command <program>',
      'program that speaks the adapter protocol, with its arguments; for --adapter process',
    )
    .option('--rule <id>', 'only the scenarios of this rule (repeatable)', collect, [])
    .option('--tags <expression>', 'only the scenarios with these tags')
    .option('--reading <erratum=reading>', 'another reading of an erratum, such as C18=text (repeatable)', collect, [])
    .option('--deviations <file>', 'known deviations: the name of a shipped file, or a path (repeatable)', collect, [])
    .option('--certify', 'hold the run to all that a certificate asks for: the whole suite, once, in real time')
    .option('--out <folder>', 'where the reports go', 'out')
    .option('--parallel <workers>', 'worker processes; pays only where devices need real time', workers, 0)
    .option('--ledger <folder>', 'another ledger')
    .option('--reports <names>', `only these reports: ${writtenReports.join(', ')} (default: all)`, reportsFrom)
    .option(
      '--format <name>',
      `also write what cucumber's formatter writes: ${cucumberFormats.join(', ')} (repeatable)`,
      collectFormat,
      [],
    )
    .option('--unredacted', 'leave keys and pass phrases in the transcript as they are')
    .option('--quiet', 'print the verdict only')
    .option('--verbose', 'print every scenario with its verdict, and why where it did not pass')
    .option('--spec', 'build the site that shows rules, scenarios and this result, in the folder of the reports');
}

/** @throws ProvtckError `OPTION_INVALID` */
const reportsFrom = (text: string): readonly WrittenReport[] =>
  text.split(',').map((name) => choiceFrom('--reports', name.trim(), writtenReports));

/** @throws ProvtckError `OPTION_INVALID` */
const collectFormat = (text: string, earlier: readonly CucumberFormat[]): readonly CucumberFormat[] => [
  ...earlier,
  choiceFrom('--format', text, cucumberFormats),
];

/** Runs the suite, prints what a person wants to know, and says how the process shall leave. */
export async function run(flags: RunFlags): Promise<{ readonly exitCode: number; readonly result: Result }> {
  const terminal = new Terminal(process.stdout);
  const progress = listenerFor(flags);
  signWith(flags);
  const suite = await SuiteRun.prepare(suiteOptions(flags), {
    scenarioFinished: (scenario, done, selected) => progress?.scenarioFinished(scenario, done, selected),
    warning: (line) => process.stderr.write(`${line}\n`),
  });
  const release = watchOver(suite);
  let result: Result;
  let unreported: unknown;
  try {
    result = await suite.execute(release.signal);
  } catch (error) {
    // Reports that cannot be written do not take back what has been found.
    if (suite.concluded === undefined) throw error;
    result = suite.concluded;
    unreported = error;
  } finally {
    release.stop();
    progress?.end();
  }
  if (flags.quiet) terminal.line(verdictSentence(result));
  else printSummary(result, terminal, reportPaths(flags));
  if (unreported !== undefined) printError(unreported);
  else await showSite(flags, terminal);
  const exitCode = unreported === undefined ? exitCodes[result.run.verdict] : usageExitCode;
  // A run that was stopped may still have a device or workers under way, which would keep the process from ending.
  if (release.signal.aborted || unreported !== undefined) process.stdout.write('', () => process.exit(exitCode));
  return { exitCode, result };
}

/** Has the transcript signed as it is written, where there is a key; not where the last run into the folder had one. */
function signWith({ key, out }: RunFlags): void {
  signTranscript(
    new ReportFolder(out).path('transcript'),
    key === undefined ? undefined : signerWith(readPrivateKey(key)),
  );
}

function listenerFor({ quiet, verbose }: RunFlags): Progress | VerdictList | undefined {
  if (quiet && verbose)
    throw new ProvtckError(
      'OPTIONS_CONTRADICT',
      '--quiet and --verbose ask for the opposite of each other',
      'Leave one of them out.',
    );
  if (verbose) return new VerdictList(new Terminal(process.stderr));
  return quiet ? undefined : new Progress(new Terminal(process.stderr));
}

/** Builds the site where the user wants it; otherwise says how, for it costs seconds. */
async function showSite({ out, spec, quiet }: RunFlags, terminal: Terminal): Promise<void> {
  const folder = new ReportFolder(out);
  const file = folder.path('result');
  const site = relative(process.cwd(), folder.path('site'));
  if (spec === true) {
    const { writeSite } = await import('./spec');
    await writeSite({ result: [file], out: site });
  }
  if (quiet === true) return;
  const command = `provtck spec --result ${quoted(relative(process.cwd(), file))} --out ${quoted(site)}`;
  terminal.line(`  as a site: ${spec === true ? join(site, 'index.html') : command}`);
}

/** What the flags of a run ask for. */
export function suiteOptions({
  rule,
  reading,
  parallel,
  format,
  unredacted,
  quiet: _quiet,
  verbose: _verbose,
  spec: _spec,
  key: _key,
  adapter,
  ...same
}: RunFlags): SuiteOptions {
  // Who names a port means the board at it.
  const chosen = adapter ?? (same.port === undefined ? undefined : 'serial');
  const connection = connectionFrom(same);
  return {
    ...same,
    ...(chosen !== undefined && { adapter: chosen }),
    connection,
    rules: rule,
    readings: reading,
    parallel,
    formats: format,
    unredacted: unredacted ?? false,
  };
}

/** Why a run was stopped, by the signal that stopped it. */
const REASONS: Readonly<Record<EndSignal, string>> = {
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
  SIGHUP: 'its terminal was closed',
};

/**
 * Sees to it that a run ends with a result whatever ends it: an interrupt, an error outside every scenario, an
 * adapter that leaves the process, or one that waits for something that can no longer come.
 */
function watchOver(suite: SuiteRun): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const handlers: [event: string, handler: (cause: unknown) => void][] = [
    ...Object.entries(REASONS).map(([signal, reason]): [string, () => void] => [
      signal,
      () => controller.abort(reason),
    ]),
    [
      'uncaughtException',
      (error) => {
        // While a step runs cucumber listens too and blames the step.
        if (process.listenerCount('uncaughtException') === 1) controller.abort(messageOf(error));
      },
    ],
    [
      'exit',
      () => {
        if (suite.concluded !== undefined) return;
        process.exitCode = exitCodes.incomplete;
        try {
          suite.conclude('The process ended in the middle of the run.');
        } catch (error) {
          process.exitCode = usageExitCode;
          printError(error);
        }
      },
    ],
  ];
  for (const [event, handler] of handlers) process.on(event, handler);
  // Not before: a signal that waits to be heard is lost where nobody listens for a moment.
  const early = takeEarlySignal();
  if (early !== undefined) controller.abort(REASONS[early]);
  return {
    signal: controller.signal,
    stop: () => {
      for (const [event, handler] of handlers) process.off(event, handler);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The reports that are there: a page that was cut off is not. */
function reportPaths({ out }: RunFlags): string[] {
  const folder = new ReportFolder(out);
  return (['result', 'html', 'junit', 'transcript', 'allureResults'] as const)
    .map((report) => folder.path(report))
    .filter((path) => existsSync(path))
    .map((path) => relative(process.cwd(), path));
}
