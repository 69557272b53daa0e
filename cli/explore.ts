import { Command } from 'commander';
import { adapterNames, openAdapter } from '../adapters/registry';
import { parametersOf } from '../calibration/examine';
import { PATH_UNKNOWN } from '../calibration/explore/exploration-path';
import { type ExplorationOptions, type ExplorationResult, explore } from '../calibration/explore/explore';
import { rulesOf } from '../calibration/explore/rule-attribution';
import { scenarioOf } from '../calibration/explore/scenario';
import { StepExecutor } from '../calibration/explore/step-executor';
import { ProvtckError } from '../ledger/error';
import type { RuleId } from '../ledger/rule';
import { loadStatement } from '../ledger/statement';
import { registerMutants } from '../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../mutants/conforming/catalogue';
import { counted, printable, Terminal, type TerminalStream } from '../reports/terminal';
import { ownSources } from '../runtime/cucumber';
import { parseFeatures, selectedBy } from '../runtime/features';
import { defaultParameters, type RunParameters } from '../runtime/run-parameters';
import { type ConnectionFlags, connectionFrom, numberFrom, withConnectionOptions } from './connection';
import { wholeFrom } from './option-values';
import { commandLine, connectionOptions } from './repeat-command';
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

/** Signals that stop the exploration. */
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `provtck explore` */
export function exploreCommand(finish: (exitCode: number) => void, stdout: TerminalStream = process.stdout): Command {
  return withConnectionOptions(new Command('explore'))
    .option(
      '--adapter <name>',
      `the adapter: ${adapterNames().join(', ')}, ./my-adapter.js, npm:<package>, mutant:<id>, variant:<id> (default: simulator)`,
    )
    .option('--device <part>', `the TI part (default: ${defaultPart})`)
    .option('--ics <file>', 'device statement: features that the device does not have, and its times')
    .option('--host-driver <name>', 'host driver of the simulator: reference, ti-3.x')
    .option(
      '--command <program>',
      'program that implements the adapter protocol, with its arguments; for --adapter process',
    )
    .option('--seed <n>', 'seed of the sessions; the same seed gives the same sessions', '1')
    .option('--runs <n>', 'number of sessions', '1000')
    .option('--length <n>', 'maximum number of actions in a session', '10')
    .option('--path <path>', 'start at the path that was printed with an earlier counterexample')
    .option('--budget <seconds>', 'stop after this number of seconds of wall time')
    .action(async (flags: ExploreFlags) => finish(await exploring(flags, new Terminal(stdout))));
}

async function exploring(flags: ExploreFlags, terminal: Terminal): Promise<number> {
  const controller = new AbortController();
  // The first signal releases the device and prints the findings; a second signal ends the process.
  const breakOff = (): void => {
    for (const end of ENDS) process.off(end, breakOff);
    controller.abort();
  };
  for (const end of ENDS) process.on(end, breakOff);
  try {
    return await explored(flags, terminal, controller.signal);
  } finally {
    for (const end of ENDS) process.off(end, breakOff);
  }
}

async function explored(flags: ExploreFlags, terminal: Terminal, signal: AbortSignal): Promise<number> {
  registerMutants();
  registerConformingVariants();
  const adapter = flags.adapter ?? (flags.port === undefined ? 'simulator' : 'serial');
  const parameters = parametersFrom(flags, adapter);
  const how = { ...limitsFrom(flags), signal };
  // The device is not connected yet: errors before this line concern the options, later errors concern the
  // bench.
  await openAdapter(adapter, parameters);
  const stage = new StepExecutor(() => openAdapter(adapter, parameters), parameters);
  const progress = new Terminal(process.stderr);
  signal.addEventListener('abort', () => {
    progress.status('');
    if (!stage.driven)
      process.stderr.write('Stopping after the current step; send the signal again to stop immediately.\n');
  });
  try {
    const explored = await explore(stage, {
      ...how,
      sessionBegins: (run) => progress.status(`session ${run} of at most ${how.runs}`),
    });
    progress.status('');
    await print(explored, flags, terminal);
    if (explored.found !== undefined) return 1;
    return signal.aborted || hasNoResult(explored) ? 2 : 0;
  } catch (error) {
    if (error instanceof ProvtckError && error.code === PATH_UNKNOWN) throw error;
    const message = error instanceof Error ? error.message : String(error);
    terminal.line(printable(`The bench failed, so the device cannot be judged: ${message}`));
    return 2;
  } finally {
    progress.status('');
    await stage.close().catch(() => {});
  }
}

function parametersFrom(flags: ExploreFlags, adapter: string): RunParameters {
  const { device, ics, hostDriver, command } = flags;
  const statement = ics === undefined ? undefined : loadStatement(ics);
  const unusual = conformingVariants.find(({ id }) => adapter === `variant:${id}`);
  return {
    ...(unusual === undefined ? defaultParameters : parametersOf(unusual)),
    ...connectionFrom(flags),
    adapter,
    ...((unusual?.options?.part === undefined || device !== undefined) && { part: partOf(device, statement) }),
    ...(statement !== undefined && { without: statement.without, ixit: statement.ixit }),
    ...(hostDriver !== undefined && { hostDriver }),
    ...(command !== undefined && { command }),
  };
}

const limitsFrom = ({ seed, runs, length, path, budget }: ExploreFlags): ExplorationOptions => ({
  seed: wholeFrom('--seed', seed),
  runs: positive('--runs', wholeFrom('--runs', runs)),
  length: positive('--length', wholeFrom('--length', length), MAX_ACTIONS),
  ...(path !== undefined && { path: pathFrom(path) }),
  ...(budget !== undefined && { budget: positive('--budget', numberFrom('--budget', budget)) * 1_000 }),
});

/** Whether no session gave a result about the device. */
const hasNoResult = ({ runs, hindered }: ExplorationResult): boolean => hindered === runs;

/** More actions than a session can use. */
const MAX_ACTIONS = 1_000;

/** @throws ProvtckError `NUMBER_INVALID` for a number that is zero or too large */
function positive(option: string, value: number, most = Number.POSITIVE_INFINITY): number {
  if (value > 0 && value <= most) return value;
  throw new ProvtckError(
    'NUMBER_INVALID',
    value > most ? `${option} ${value} is more than the maximum of ${most}` : `${option} 0 explores nothing`,
    `Give a number above 0${value > most ? ` and up to ${most}` : ''}, or omit ${option}.`,
  );
}

function pathFrom(text: string): string {
  if (/^\d+(:\d+)*-[0-9a-f]+$/.test(text)) return text;
  throw new ProvtckError(
    'PATH_INVALID',
    `--path ${text} is not a path`,
    'Give the path that is printed above the scenario, such as 9:1:2-3fa2c1.',
  );
}

async function print(explored: ExplorationResult, flags: ExploreFlags, terminal: Terminal): Promise<void> {
  const { found, seed, runs, hindered, hindrance, interrupted } = explored;
  const sessions = `${counted(runs, 'session')} from seed ${seed}`;
  const failures = hindered === 0 ? '' : `; ${hindered} could not be executed, mostly because: ${hindrance}`;
  if (found === undefined) {
    const start = hasNoResult(explored) ? 'The device could not be judged in' : 'No difference was found in';
    terminal.line(printable(`${start} ${sessions}${interrupted ? ', stopped early' : ''}${failures}.`));
    return;
  }
  const { divergence, path } = found;
  const [home] = rulesOf(divergence);
  const serial = home === undefined ? 1 : nextSerial(home);
  terminal.line(printable(`A difference was found in ${sessions}${failures}.`));
  terminal.line();
  terminal.write(scenarioOf(divergence, serial, replayOf(flags, seed, path)));
}

/** The next free serial number among the scenarios of the rule. */
function nextSerial(rule: RuleId): number {
  const scenarios = parseFeatures(ownSources.features).pickles.filter(selectedBy(`@${rule}`));
  const taken = scenarios.flatMap(({ name }) =>
    name.startsWith(`${rule}/`) ? [Number.parseInt(name.slice(rule.length + 1), 10)] : [],
  );
  return Math.max(0, ...taken) + 1;
}

/** The command line that repeats the session on the same device. */
const replayOf = (flags: ExploreFlags, seed: number, path: string): string =>
  commandLine('provtck explore', [
    ['--adapter', flags.adapter],
    ['--device', flags.device],
    ['--ics', flags.ics],
    ['--host-driver', flags.hostDriver],
    ['--command', flags.command],
    ...connectionOptions(flags),
    ['--seed', seed],
    ['--length', flags.length],
    ['--path', path],
  ]);
