import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import * as v from 'valibot';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { adapterCommand } from './adapter';
import { boardCommand } from './board';
import { doctorCommand } from './doctor';
import { explainCommand } from './explain';
import { lintCommand } from './lint';
import { reportCommand } from './report';
import { rulesCommand } from './rules';
import { runCommand } from './run';

/** Exit code of wrong usage, wrong configuration and errors of the suite itself. */
export const usageExitCode = 3;

const examples = `
Examples:
  provtck run                                    the reference device, in virtual time
  provtck run --device CC3235SF --host-driver ti-3.x
  provtck run --rule PROV-7.5-01                 one rule
  provtck run --tags "not @needs-phone"          what a bench without a phone can do
  provtck explain PROV-7.5-16                    what a rule says, and how it is tested
  provtck rules --section 7.5

Exit codes:
  0  conformant      1  non-conformant      2  incomplete: no verdict on the device
  3  usage or configuration error
A run that is interrupted (Ctrl-C) leaves with 2 and writes what it has found by then.`;

/** Runs the command line. The exit code is left in `process.exitCode`, so that output can still be written. */
export function main(argv: readonly string[]): void {
  // Whoever reads our output may stop at any time (`provtck rules | head`); what we do does not depend on it.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  execute(argv).then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      process.exitCode = usageExitCode;
      complain(error);
    },
  );
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
    .version(version())
    .addHelpText('after', examples)
    .showHelpAfterError('(provtck --help shows what there is)')
    .exitOverride();
  for (const command of [
    runCommand,
    rulesCommand,
    explainCommand,
    lintCommand,
    reportCommand,
    adapterCommand,
    boardCommand,
    doctorCommand,
  ])
    program.addCommand(command(finish).exitOverride().showHelpAfterError(false).copyInheritedSettings(program));
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong; asking for help or the version is not wrong.
    return error.exitCode === 0 ? 0 : usageExitCode;
  }
  return exitCode;
}

function version(): string {
  return readData(join(packageRoot(), 'package.json'), v.object({ version: v.string() })).version;
}

/** What the user can act on comes without a stack; everything else is a bug of the suite and needs one. */
function complain(error: unknown): void {
  const text =
    error instanceof ProvtckError
      ? `error ${error.code}: ${error.message}\n${error.hint}`
      : `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${text}\n`);
}
