import { Command } from 'commander';
import { adapterNames, openAdapter } from '../adapters/registry';
import { parametersOf } from '../calibration/examine';
import { type Explored, explore } from '../calibration/explore/explore';
import { rulesOf } from '../calibration/explore/rules';
import { scenarioOf } from '../calibration/explore/scenario';
import { Stage } from '../calibration/explore/stage';
import { loadVocabulary } from '../calibration/vocabulary';
import { ProvtckError } from '../ledger/error';
import type { RuleId } from '../ledger/rule';
import { loadStatement } from '../ledger/statement';
import { registerMutants } from '../mutants/catalogue';
import { chameleons, registerChameleons } from '../mutants/chameleons';
import { printable, Terminal, type TerminalStream } from '../reports/terminal';
import { defaultParameters, type RunParameters } from '../steps/run-parameters';
import { type ConnectionFlags, connectionFrom, numberFrom, withConnectionOptions } from './connection';
import { ownSources, selectScenarios } from './cucumber';
import { wholeFrom } from './option-values';
import { connectionOptions, optionWords } from './repeat';
import { defaultPart, partOf } from './suite-options';

interface ExploreFlags extends ConnectionFlags {
  readonly adapter?: string;
  readonly device?: string;
  readonly ics?: string;
  readonly hostDriver?: string;
  readonly command?: string;
  readonly seed: string;
  readonly runs: string;
  readonly length: string;
  readonly path?: string;
  readonly budget?: string;
}

/** Signals that break it off. */
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `provtck explore` */
export function exploreCommand(finish: (exitCode: number) => void, stdout: TerminalStream = process.stdout): Command {
  return withConnectionOptions(new Command('explore'))
    .option(
      '--adapter <name>',
      `how to reach the device: ${adapterNames().join(', ')}, mutant:<id>, chameleon:<id> (default: simulator)`,
    )
    .option('--device <part>', `one of TI's parts (default: ${defaultPart})`)
    .option('--ics <file>', 'device statement: what the device does without, and times of its own')
    .option('--host-driver <name>', 'host driver of the simulator: reference, ti-3.x')
    .option(
      '--command <program>',
      'program that speaks the adapter protocol, with its arguments; for --adapter process',
    )
    .option('--seed <n>', 'what the sessions are drawn from; the same seed draws the same sessions', '1')
    .option('--runs <n>', 'how many sessions', '1000')
    .option('--length <n>', 'most acts in a session', '10')
    .option('--path <path>', 'begin where a session was found before, as it was printed with it')
    .option('--budget <seconds>', 'stop after so many seconds of real time')
    .action(async (flags: ExploreFlags) => finish(await exploring(flags, new Terminal(stdout))));
}

async function exploring(flags: ExploreFlags, terminal: Terminal): Promise<number> {
  const { hostDriver, command } = flags;
  const statement = flags.ics === undefined ? undefined : loadStatement(flags.ics);
  registerMutants();
  registerChameleons();
  const adapter = flags.adapter ?? (flags.port === undefined ? 'simulator' : 'serial');
  const unusual = chameleons.find(({ id }) => adapter === `chameleon:${id}`);
  const parameters: RunParameters = {
    ...(unusual === undefined ? defaultParameters : parametersOf(unusual)),
    ...connectionFrom(flags),
    adapter,
    ...((unusual?.options?.part === undefined || flags.device !== undefined) && {
      part: partOf(flags.device, statement),
    }),
    ...(statement !== undefined && { without: statement.without, ixit: statement.ixit }),
    ...(hostDriver !== undefined && { hostDriver }),
    ...(command !== undefined && { command }),
  };
  const how = {
    seed: wholeFrom('--seed', flags.seed),
    runs: wholeFrom('--runs', flags.runs),
    length: wholeFrom('--length', flags.length),
    ...(flags.path !== undefined && { path: pathFrom(flags.path) }),
    ...(flags.budget !== undefined && { budget: numberFrom('--budget', flags.budget) * 1_000 }),
  };
  const stage = new Stage(await loadVocabulary(), () => openAdapter(adapter, parameters), parameters);
  const progress = new Terminal(process.stderr);
  const controller = new AbortController();
  // The first leaves the device properly and tells what was found; a second one ends the process.
  const breakOff = (): void => {
    for (const signal of ENDS) process.off(signal, breakOff);
    controller.abort();
    progress.status('');
    if (!stage.driven) process.stderr.write('Breaking off after the step under way; once more to end at once.\n');
  };
  for (const signal of ENDS) process.on(signal, breakOff);
  try {
    const explored = await explore(stage, {
      ...how,
      signal: controller.signal,
      sessionBegins: (run) => progress.status(`session ${run} of ${how.runs} at most`),
    });
    progress.status('');
    await print(explored, flags, terminal);
    return explored.found === undefined ? 0 : 1;
  } catch (error) {
    // What the user can correct is said by the command line; the rest is the bench's.
    if (error instanceof ProvtckError && isUsage(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    terminal.line(printable(`The bench failed, so nothing can be said of the device: ${message}`));
    return 2;
  } finally {
    progress.status('');
    for (const signal of ENDS) process.off(signal, breakOff);
    await stage.close().catch(() => {});
  }
}

/** Codes of options that make no sense together or at all. */
const isUsage = ({ code }: ProvtckError): boolean => /_(UNKNOWN|INVALID|REQUIRED|MISSING|NOT_FOR_ADAPTER)$/.test(code);

function pathFrom(text: string): string {
  if (/^\d+(:\d+)*$/.test(text)) return text;
  throw new ProvtckError('PATH_INVALID', `--path ${text} is not a path`, 'Give it as it was printed, such as 9:1:2.');
}

async function print({ found, seed, runs, hindered, interrupted }: Explored, flags: ExploreFlags, terminal: Terminal) {
  const many = `${runs} ${runs === 1 ? 'session' : 'sessions'} from seed ${seed}`;
  const aside = hindered === 0 ? '' : `; ${hindered} could not be carried through`;
  if (found === undefined) {
    terminal.line(`Nothing found in ${many}${aside}${interrupted ? '; it was cut short' : ''}.`);
    return;
  }
  const { divergence, path } = found;
  const [home] = rulesOf(divergence);
  const serial = home === undefined ? 1 : await nextSerial(home);
  const draw = ['--seed', seed, '--length', flags.length, '--path', path];
  const replay = ['provtck explore', ...target(flags), ...draw].join(' ');
  terminal.line(`Found in ${many}${aside}.`);
  terminal.line();
  terminal.write(scenarioOf(divergence, serial, replay));
}

/** A number that no scenario of the rule has yet. */
async function nextSerial(rule: RuleId): Promise<number> {
  const taken = (await selectScenarios(ownSources, `@${rule}`)).flatMap(({ name }) =>
    name.startsWith(`${rule}/`) ? [Number.parseInt(name.slice(rule.length + 1), 10)] : [],
  );
  return Math.max(0, ...taken) + 1;
}

/** The options that open the same device again. */
const target = ({ adapter, device, ics, hostDriver, command, ...connection }: ExploreFlags): readonly string[] =>
  optionWords([
    ['--adapter', adapter],
    ['--device', device],
    ['--ics', ics],
    ['--host-driver', hostDriver],
    ['--command', command],
    ...connectionOptions(connection),
  ]);
