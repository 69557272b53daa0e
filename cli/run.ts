import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { adapterNames } from '../adapters/registry';
import type { Result } from '../judge/result-schema';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { timesOf } from '../plan/planned-scenario';
import { type JUnitForm, junitForms } from '../reports/junit';
import { Progress } from '../reports/progress';
import { ReportFolder } from '../reports/report-folder';
import { printSummary, verdictSentence } from '../reports/summary';
import { Terminal } from '../reports/terminal';
import { VerdictList } from '../reports/verdict-list';
import { type WrittenReport, writtenReports } from '../reports/write-reports';
import type { AttendedRun } from './attended-run';
import { type ConnectionFlags, connectionFrom, withConnectionOptions } from './connection';
import { printError, usageExitCode } from './error-output';
import { exploreRequest } from './explore-request';
import { hasPage } from './manual-plan';
import { choiceFrom, collect, reconnectFrom, timesFrom, wholeFrom, workers } from './option-values';
import { ownRulesFrom } from './own-rules-flags';
import { quoted } from './repeat-command';
import { type ChoiceFlags, withChoiceOptions } from './scenario-choice';
import { type SelectedRun, selectedRun } from './selected-run';
import { signRun } from './sign-run';
import { SuiteRun } from './suite';
import { type CucumberFormat, cucumberFormats, defaultPart, KEPT_RUNS, type SuiteOptions } from './suite-options';
import { tagWarnings } from './tag-warnings';
import { watchOver } from './watch-over';

/** The options of a run as commander gives them. */
export interface RunFlags extends ConnectionFlags, ChoiceFlags {
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
  readonly bail?: true;
  readonly dryRun?: true;
  readonly list?: true;
  readonly resume?: true;
  readonly board?: readonly string[];
  readonly reconnect?: number;
  readonly repeat?: number;
  readonly ui?: true;
  readonly keep: number;
  readonly parallel: number;
  readonly ledger?: string;
  readonly features?: string;
  readonly require: readonly string[];
  readonly onlyOwn?: true;
  readonly reports?: readonly WrittenReport[];
  readonly junit?: JUnitForm;
  readonly format: readonly CucumberFormat[];
  readonly unredacted?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly spec?: true;
  readonly explore?: string;
  readonly exploreSeed?: string;
}

/** `provtck run` */
export function runCommand(finish: (exitCode: number) => void): Command {
  return withRunOptions(new Command('run'))
    .option('--key <file>', 'sign the transcript as it is written, so that it can be certified later')
    .option('--ui', 'show the run on a page: plan, sequence, failures; pause and skip. It begins when the page is open')
    .option('--dry-run', 'print what the run would execute, its time and its actions by hand, and end')
    .option('--list', 'print the id and the title of each scenario that the run would execute, and end')
    .option('--resume', 'continue the run in --out that was cut short, with the scenarios that have no verdict')
    .option(
      '--reconnect <time>',
      'if the port is lost, wait for this time (60s, 2m) until it is back, and continue',
      reconnectFrom,
    )
    .option('--repeat <n>', 'run n times, and list the scenarios whose verdict changes; a failure stays', timesFrom)
    .option(
      '--board <board>',
      'one of several boards that share the run: port=… or labgrid=<place>, bench=…,reset-command=…, or a YAML file of them; a board without a bench takes what needs none (repeatable)',
      collect,
      [],
    )
    .action(async (flags: RunFlags) => {
      if (flags.list || flags.dryRun) {
        const { showPlan } = await import('./show-plan');
        finish(await showPlan(flags, suiteOptions(flags)));
      } else finish((await longRun(flags)).exitCode);
    });
}

/** Adds the options of a run to a command. */
export function withRunOptions(command: Command): Command {
  return withChoiceOptions(withConnectionOptions(command))
    .option(
      '--adapter <name>',
      `the adapter: ${adapterNames().join(', ')}; your own module ./my-adapter.js, npm:<package>; mutant:<id> is a device that breaks a rule (default: simulator)`,
    )
    .option('--device <part>', `the TI part (default: ${defaultPart})`)
    .option('--ics <file>', 'device statement: features that the device does not have, and its times')
    .option('--host-driver <name>', 'the suite’s own host driver: reference, ti-3.x')
    .option('--http <how>', 'HTTP server of the simulator: loopback (plain socket), https, or both with a comma')
    .option(
      '--command <program>',
      'program that implements the adapter protocol, with its arguments; with --adapter driver it calls the driver',
    )
    .option('--rule <id>', 'run only the scenarios of this rule (repeatable)', collect, [])
    .option('--tags <expression>', 'run only the scenarios with these tags')
    .option('--bail', 'end the run after the first scenario that shows a broken rule')
    .option(
      '--reading <erratum=reading>',
      'another interpretation of an erratum, such as C18=text (repeatable)',
      collect,
      [],
    )
    .option(
      '--deviations <file>',
      'known deviations: the name of a file of the suite, or a path (repeatable)',
      collect,
      [],
    )
    .option(
      '--explore <n>',
      'execute n random sessions after the scenarios; a violation that a monitor finds is judged',
    )
    .option('--explore-seed <n>', 'seed of the random sessions (default: 1)')
    .option('--certify', 'apply every requirement of a certificate: the whole suite, once, in real time')
    .option('--out <folder>', 'folder of the reports', 'out')
    .option(
      '--keep <runs>',
      'number of earlier runs whose reports stay in the folder, in earlier/1 (the last one), earlier/2 …',
      (text: string) => wholeFrom('--keep', text),
      KEPT_RUNS,
    )
    .option(
      '--parallel <workers>',
      'number of worker processes; useful only for devices that run in real time',
      workers,
      0,
    )
    .option('--ledger <path>', 'file of own rules in YAML or JSON, for --features; or the folder of another ledger')
    .option('--features <path>', 'own features beside those of the suite; --ledger names the file of their rules')
    .option('--require <module>', 'module with own steps: ./steps.js, npm:<package> (repeatable)', collect, [])
    .option('--only-own', 'run the own features only')
    .option('--reports <names>', `only these reports: ${writtenReports.join(', ')} (default: all)`, reportsFrom)
    .option(
      '--junit <form>',
      `form of junit.xml: ${junitForms.join(', ')} (default: strict, for Jenkins, Ant, GitLab and GitHub; detailed adds rules, files and lines for GitLab and GitHub)`,
      junitFrom,
    )
    .option(
      '--format <name>',
      `also write what cucumber's formatter writes: ${cucumberFormats.join(', ')} (repeatable)`,
      collectFormat,
      [],
    )
    .option('--unredacted', 'do not redact keys and pass phrases in the transcript')
    .option('--quiet', 'print the verdict only')
    .option('--verbose', 'print every scenario with its verdict, and the reason if it did not pass')
    .option('--spec', 'build the site with rules, scenarios and this result in the folder of the reports');
}

/** @throws ProvtckError `OPTION_INVALID` */
const reportsFrom = (text: string): readonly WrittenReport[] =>
  text.split(',').map((name) => choiceFrom('--reports', name.trim(), writtenReports));

/** @throws ProvtckError `OPTION_INVALID` */
const junitFrom = (text: string): JUnitForm => choiceFrom('--junit', text, junitForms);

/** @throws ProvtckError `OPTION_INVALID` */
const collectFormat = (text: string, earlier: readonly CucumberFormat[]): readonly CucumberFormat[] => [
  ...earlier,
  choiceFrom('--format', text, cucumberFormats),
];

/**
 * Runs the suite, prints the summary, and returns the exit code.
 *
 * @param claimed the folder of the reports, if the caller has claimed it
 */
export async function run(
  flags: RunFlags,
  claimed?: ReportFolder,
): Promise<{ readonly exitCode: number; readonly result: Result }> {
  const options = suiteOptions(flags);
  signRun(flags, options);
  for (const warning of tagWarnings(flags.tags)) process.stderr.write(`${warning}\n`);
  const end = await execute(flags, await selectedRun(flags, options), claimed);
  return finished(flags, end);
}

/** A run on several boards, or repeated, resumed, or continued after its port was lost; otherwise a plain run. */
async function longRun(flags: RunFlags): Promise<{ readonly exitCode: number }> {
  const { board = [], reconnect, repeat } = flags;
  if (board.length === 0 && reconnect === undefined && repeat === undefined && !flags.resume) return run(flags);
  const { runInParts } = await import('./long-run');
  const options = suiteOptions(flags);
  if (!flags.resume) signRun(flags, options);
  const end = await runInParts(flags, options, (part) => execute(flags, part), listenerFor(flags));
  return finished(flags, { ...end, unreported: undefined });
}

interface RunEnd {
  readonly result: Result;
  /** Whether the user or an error stopped it. */
  readonly aborted: boolean;
  /** Why the reports could not be written. */
  readonly unreported: unknown;
}

async function execute(flags: RunFlags, { options, planned }: SelectedRun, claimed?: ReportFolder): Promise<RunEnd> {
  const progress = listenerFor(flags);
  progress?.expect(timesOf(planned ?? []));
  const attended = await attendedBy(flags, options, planned);
  const suite = await SuiteRun.prepare(
    { ...options, ...(attended && { attendance: attended.live.attendance }) },
    {
      scenarioFinished: (scenario, done, selected) => {
        progress?.scenarioFinished(scenario, done, selected);
        attended?.live.scenarioFinished(scenario);
      },
      sessionBegins: (session, of) => progress?.sessionBegins(session, of),
      warning: (line) => process.stderr.write(`${line}\n`),
    },
    claimed,
  ).catch(async (error: unknown) => {
    await attended?.end(undefined);
    throw error;
  });
  const release = watchOver(suite);
  try {
    await attended?.begin(release.signal);
    return { result: await suite.execute(release.signal), aborted: release.signal.aborted, unreported: undefined };
  } catch (error) {
    // Failed reports do not change the verdict.
    if (suite.concluded === undefined) throw error;
    return { result: suite.concluded, aborted: release.signal.aborted, unreported: error };
  } finally {
    release.stop();
    progress?.end();
    await attended?.end(suite.concluded);
  }
}

/** The page of the run, if the user wants one or has to act. */
async function attendedBy(
  flags: RunFlags,
  options: SuiteOptions,
  planned: SelectedRun['planned'],
): Promise<AttendedRun | undefined> {
  if (!hasPage(flags, options)) return undefined;
  const { attendedRun } = await import('./attended-run');
  return attendedRun(flags, options, new Terminal(process.stderr), planned);
}

async function finished(
  flags: RunFlags,
  { result, aborted, unreported }: RunEnd,
): Promise<{ readonly exitCode: number; readonly result: Result }> {
  const terminal = new Terminal(process.stdout);
  if (flags.quiet) terminal.line(verdictSentence(result));
  else printSummary(result, terminal, reportPaths(flags));
  if (unreported !== undefined) printError(unreported);
  else await showSite(flags, terminal);
  const exitCode = unreported === undefined ? exitCodeOf(result, flags) : usageExitCode;
  // A stopped run can leave a device or workers connected, which would keep the process alive.
  if (aborted || unreported !== undefined) process.stdout.write('', () => process.exit(exitCode));
  return { exitCode, result };
}

/** The exit code of the verdict on SWRA513C; if it is 0 or was not requested, that of the own rules. */
function exitCodeOf({ run: { verdict }, own }: Result, { onlyOwn }: RunFlags): number {
  const code = exitCodes[verdict];
  return own !== undefined && (code === 0 || onlyOwn) ? exitCodes[own.verdict] : code;
}

function listenerFor({ quiet, verbose }: RunFlags): Progress | VerdictList | undefined {
  if (quiet && verbose)
    throw new ProvtckError(
      'OPTIONS_CONTRADICT',
      '--quiet and --verbose contradict each other',
      'Give only one of them.',
    );
  if (verbose) return new VerdictList(new Terminal(process.stdout));
  return quiet ? undefined : new Progress(new Terminal(process.stderr));
}

/**
 * Builds the site if the user asks for it. Otherwise prints the command for it, because the site takes
 * seconds.
 */
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

/** The options that the flags of a run give. */
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
  name: _name,
  failed: _failed,
  plan: _plan,
  shard: _shard,
  order: _order,
  dryRun: _dryRun,
  list: _list,
  ui,
  listen,
  resume: _resume,
  board: _board,
  reconnect: _reconnect,
  repeat: _repeat,
  adapter,
  ledger,
  features,
  require: modules,
  onlyOwn,
  explore,
  exploreSeed,
  ...same
}: RunFlags): SuiteOptions {
  // A port without an adapter means the board on that port.
  const chosen = adapter ?? (same.port === undefined ? undefined : 'serial');
  // For every other adapter it is the address of the page.
  const ofPage = listen !== undefined && chosen !== 'phone-app' && (ui === true || same.bench === 'manual');
  const connection = connectionFrom({ ...same, ...(listen !== undefined && !ofPage && { listen }) });
  const own = ownRulesFrom({ ledger, features, require: modules, onlyOwn });
  const sessions = exploreRequest(explore, exploreSeed);
  return {
    ...same,
    ...(own !== undefined && { own }),
    ...(sessions !== undefined && { explore: sessions }),
    ...(own === undefined && ledger !== undefined && { ledger }),
    ...(chosen !== undefined && { adapter: chosen }),
    connection,
    rules: rule,
    readings: reading,
    parallel,
    formats: format,
    unredacted: unredacted ?? false,
  };
}

/** The reports that exist; an incomplete page is removed. */
function reportPaths({ out }: RunFlags): string[] {
  const folder = new ReportFolder(out);
  return (['result', 'page', 'html', 'junit', 'transcript', 'allureResults'] as const)
    .map((report) => folder.path(report))
    .filter((path) => existsSync(path))
    .map((path) => relative(process.cwd(), path));
}
