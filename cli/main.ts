import { Command, CommanderError } from 'commander';
import { exitCodes } from '../judge/verdict';
import { type EarlySignals, keepEarlySignals, obeyEarlySignal } from './early-signals';
import { printError, unloadableSuiteError, unwritableOutputError, usageExitCode } from './error-output';
import { suitePackage } from './suite-package';

type Factory = (finish: (exitCode: number) => void) => Command;

/**
 * The commands, each with the line that the help shows. Only the one that is asked for is loaded: a run need not wait
 * for the virtual board, nor the board for the runner.
 */
const commands: readonly (readonly [name: string, description: string, load: () => Promise<Factory>])[] = [
  ['run', 'judge a device', async () => (await import('./run')).runCommand],
  ['judge', 'judge a run again, from its transcript alone', async () => (await import('./judge')).judgeCommand],
  ['rules', 'list the rules of the ledger', async () => (await import('./rules')).rulesCommand],
  ['explain', 'say what a rule means and how it is tested', async () => (await import('./explain')).explainCommand],
  ['lint', 'check the conventions of features and ledger', async () => (await import('./lint')).lintCommand],
  [
    'report',
    'make the Allure page of the last run (needs Java and the package allure-commandline)',
    async () => (await import('./report')).reportCommand,
  ],
  ['diff', 'compare two results or transcripts, rule by rule', async () => (await import('./diff')).diffCommand],
  ['keygen', 'make a key pair to sign certificates with', async () => (await import('./keygen')).keygenCommand],
  [
    'certify',
    'judge a device with nothing left out, and sign what was found',
    async () => (await import('./certify')).certifyCommand,
  ],
  ['verify', 'check a certificate', async () => (await import('./verify')).verifyCommand],
  ['adapter', 'work with adapters, the ways to reach a device', async () => (await import('./adapter')).adapterCommand],
  [
    'board',
    'a virtual LaunchPad: the reference device behind the console of TI’s at_commands demo',
    async () => (await import('./board')).boardCommand,
  ],
  [
    'nwp',
    'a virtual network processor: the reference behind the host interface that TI’s host driver speaks',
    async () => (await import('./nwp')).networkProcessorCommand,
  ],
  [
    'doctor',
    'look at the serial ports, the board behind one of them, and what it cannot show',
    async () => (await import('./doctor')).doctorCommand,
  ],
  ['spec', 'build the site that shows rules, scenarios and results', async () => (await import('./spec')).specCommand],
  [
    'mutants',
    'calibrate the suite: devices that break a rule must fail, unusual ones must not',
    async () => (await import('./mutants')).mutantsCommand,
  ],
  [
    'explore',
    'put a device to random sessions beside the reference, and make what it does otherwise a scenario',
    async () => (await import('./explore')).exploreCommand,
  ],
];

const examples = `
Examples:
  provtck run                                    the reference device, in virtual time
  provtck run --device CC3235SF --host-driver ti-3.x
  provtck run --rule PROV-7.5-01                 one rule
  provtck run --tags "not @needs-phone"          what a bench without a phone can do
  provtck judge out/transcript.jsonl             the verdicts of a run once more, from its record
  provtck explain PROV-7.5-16                    what a rule says, and how it is tested
  provtck rules --section 7.5
  provtck run --port /dev/ttyACM0 --bench manual a LaunchPad on its console
  provtck run --adapter process --command ./my-device
  provtck certify --key bench.pem --port /dev/ttyACM0 --bench manual --firmware image.bin
  provtck verify certificate.json --key bench.pub.pem --transcript transcript.jsonl
  provtck diff before/result.json after/result.json
  provtck doctor --port /dev/ttyACM0             what a board can show

Exit codes:
  0  conformant      1  non-conformant      2  incomplete: no verdict on the device
  3  usage or configuration error, or reports could not be written
A run that is interrupted (Ctrl-C) leaves with 2 and writes what it has found by then. Where standard output cannot be
written the exit code is 2, whatever was found.`;

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

/** Sees to it that output that cannot be written is told, whenever that comes out, and that nobody takes it for a verdict. */
function watchOutput(): { readonly lost: boolean } {
  const output = { lost: false };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may stop at any time (`provtck rules | head`); what we do does not depend on it.
    if (error.code === 'EPIPE' || output.lost) return;
    output.lost = true;
    process.exitCode = exitCodes.incomplete;
    printError(unwritableOutputError(error));
  });
  // There is nowhere left to tell it; the exit code stays.
  process.stderr.on('error', () => {});
  return output;
}

/**
 * Runs the command line and returns the exit code it asks for.
 *
 * @throws ProvtckError about what the user has to correct
 */
export async function execute(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number) => {
    exitCode = code;
  };
  const program = new Command('provtck')
    .description('Conformance suite for the Wi-Fi provisioning of TI SimpleLink CC3x20 and CC3x35 devices (SWRA513C)')
    .version(suitePackage().version)
    .addHelpText('after', examples)
    .showHelpAfterError('(provtck --help shows what there is)')
    .exitOverride();
  const named = argv.slice(2);
  for (const [name, description, load] of commands) {
    // `provtck help run` names a command too.
    const command = named.includes(name) ? (await loaded(load))(finish) : new Command(name);
    command.description(description).exitOverride().showHelpAfterError(false).copyInheritedSettings(program);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong; asking for help or the version is not wrong.
    return error.exitCode === 0 ? 0 : usageExitCode;
  }
  return exitCode;
}

/** @throws ProvtckError whatever keeps a module from being loaded */
async function loaded(load: () => Promise<Factory>): Promise<Factory> {
  try {
    return await load();
  } catch (error) {
    throw unloadableSuiteError(error);
  }
}
