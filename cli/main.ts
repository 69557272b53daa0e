import { Command, CommanderError } from 'commander';
import { exitCodes } from '../judge/verdict';
import { type EarlySignals, keepEarlySignals, obeyEarlySignal } from './early-signals';
import { printError, unloadableSuiteError, unwritableOutputError, usageExitCode } from './error-output';
import { suitePackage } from './suite-package';

type Factory = (finish: (exitCode: number) => void) => Command;

/**
 * The commands, each with its line in the help. Only the requested command is loaded: a run does not wait for
 * the virtual board to load, nor the board for the runner.
 */
const commands: readonly (readonly [name: string, description: string, load: () => Promise<Factory>])[] = [
  ['run', 'judge a device', async () => (await import('./run')).runCommand],
  [
    'plan',
    'show what a run would execute, its time and its actions by hand',
    async () => (await import('./plan')).planCommand,
  ],
  ['judge', 'judge a run again from its transcript', async () => (await import('./judge')).judgeCommand],
  ['merge', 'join the shards of a run to one result', async () => (await import('./merge')).mergeCommand],
  ['rules', 'list the rules of the ledger', async () => (await import('./rules')).rulesCommand],
  ['explain', 'explain a rule and how it is tested', async () => (await import('./explain')).explainCommand],
  ['steps', 'list the steps of the features', async () => (await import('./steps')).stepsCommand],
  ['lint', 'check the conventions of features and ledger', async () => (await import('./lint')).lintCommand],
  [
    'report',
    'build the Allure page of the last run (needs Java and the package allure-commandline)',
    async () => (await import('./report')).reportCommand,
  ],
  ['diff', 'compare two results or transcripts, rule by rule', async () => (await import('./diff')).diffCommand],
  [
    'init',
    'create a device statement, a bench file and a CI job by questions, or a new device',
    async () => (await import('./init')).initCommand,
  ],
  ['keygen', 'create a key pair to sign certificates', async () => (await import('./keygen')).keygenCommand],
  ['certify', 'run the whole suite and sign the result', async () => (await import('./certify')).certifyCommand],
  ['verify', 'check a certificate', async () => (await import('./verify')).verifyCommand],
  [
    'adapter',
    'work with adapters, which connect the suite to devices',
    async () => (await import('./adapter')).adapterCommand,
  ],
  [
    'board',
    'a virtual LaunchPad: the reference device behind the console of TI’s at_commands demo',
    async () => (await import('./board')).boardCommand,
  ],
  ['bench', 'play phone, networks and capture by real radios', async () => (await import('./bench')).benchCommand],
  [
    'nwp',
    'a virtual network processor: the reference behind the host interface that TI’s host driver speaks',
    async () => (await import('./nwp')).networkProcessorCommand,
  ],
  [
    'doctor',
    'list the serial ports, examine the board on one of them, and list its missing capabilities',
    async () => (await import('./doctor')).doctorCommand,
  ],
  ['spec', 'build the site that shows rules, scenarios and results', async () => (await import('./spec')).specCommand],
  [
    'mutants',
    'calibrate the suite: devices that break a rule must fail, conforming variants must not',
    async () => (await import('./mutants')).mutantsCommand,
  ],
  [
    'explore',
    'send random sessions to a device and to the reference, and make a scenario of each difference',
    async () => (await import('./explore')).exploreCommand,
  ],
  [
    'completion',
    'print the script that completes commands and options in a shell',
    async () =>
      (await import('./completion')).completionCommand(() =>
        programOf(
          () => {},
          () => true,
        ),
      ),
  ],
];

const examples = `
Examples:
  provtck run                                    the reference device, in virtual time
  provtck run --device CC3235SF --host-driver ti-3.x
  provtck run --rule PROV-7.5-01                 one rule
  provtck run --tags "not @needs-phone"          the scenarios for a bench without a phone
  provtck plan --plan smoke                      what a smoke run executes, and how long it takes
  provtck judge out/transcript.jsonl             judge a run again from its transcript
  provtck explain PROV-7.5-16                    explain a rule and how it is tested
  provtck rules --section 7.5
  provtck run --port /dev/ttyACM0 --bench manual a LaunchPad on its console
  provtck run --adapter process --command ./my-device
  provtck certify --key bench.pem --port /dev/ttyACM0 --bench manual --firmware image.bin
  provtck verify certificate.json --key bench.pub.pem --transcript transcript.jsonl
  provtck diff before/result.json after/result.json
  provtck doctor --port /dev/ttyACM0             list what a board can show

Exit codes:
  0  conformant      1  non-conformant      2  incomplete: no verdict on the device
  3  usage or configuration error, or reports could not be written
A run that is interrupted (Ctrl-C) writes the results so far and exits with 2. If standard output cannot be written, the
exit code is 2 in every case.`;

/**
 * Runs the command line. The exit code is left in `process.exitCode`, so that output can still be written.
 *
 * @param early the signals that have come by now
 */
export function main(argv: readonly string[], early?: EarlySignals): void {
  if (early !== undefined) keepEarlySignals(early);
  // What is no run has nothing to write.
  if (!argv.slice(2).some((word) => word === 'run' || word === 'certify')) obeyEarlySignal();
  const output = watchOutput();
  const leave = (exitCode: number): void => {
    process.exitCode = output.lost ? exitCodes.incomplete : exitCode;
  };
  execute(argv).then(leave, (error: unknown) => {
    leave(usageExitCode);
    printError(error);
  });
}

/** Reports lost output at any time, and sets an exit code that does not read as a verdict. */
function watchOutput(): { readonly lost: boolean } {
  const output = { lost: false };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader can close our output at any time (`provtck rules | head`); the command continues.
    if (error.code === 'EPIPE' || output.lost) return;
    output.lost = true;
    process.exitCode = exitCodes.incomplete;
    printError(unwritableOutputError(error));
  });
  // Standard error is lost too, so nothing can report the error; the exit code stays.
  process.stderr.on('error', () => {});
  return output;
}

/**
 * Runs the command line and returns its exit code.
 *
 * @throws ProvtckError that the user can correct
 */
export async function execute(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number) => {
    exitCode = code;
  };
  const named = argv.slice(2);
  // `provtck help run` names a command as well.
  const program = await programOf(finish, (name) => named.includes(name));
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed the error. A request for help or for the version is not an error.
    return error.exitCode === 0 ? 0 : usageExitCode;
  }
  return exitCode;
}

/**
 * The command line. Commands that are not needed have a name and no options.
 *
 * @throws ProvtckError if a module cannot be loaded
 */
async function programOf(finish: (exitCode: number) => void, isNeeded: (name: string) => boolean): Promise<Command> {
  const program = new Command('provtck')
    .description('Conformance suite for the Wi-Fi provisioning of TI SimpleLink CC3x20 and CC3x35 devices (SWRA513C)')
    .version(suitePackage().version)
    .addHelpText('after', examples)
    .showHelpAfterError('(provtck --help lists the commands)')
    // Otherwise a command takes the options of its own commands: `provtck init adapter --force`.
    .enablePositionalOptions()
    .exitOverride();
  for (const [name, description, load] of commands) {
    const command = isNeeded(name) ? (await loaded(load))(finish) : new Command(name);
    command.description(description).exitOverride().showHelpAfterError(false).copyInheritedSettings(program);
    program.addCommand(command);
  }
  return program;
}

/** @throws ProvtckError if a module cannot be loaded */
async function loaded(load: () => Promise<Factory>): Promise<Factory> {
  try {
    return await load();
  } catch (error) {
    throw unloadableSuiteError(error);
  }
}
