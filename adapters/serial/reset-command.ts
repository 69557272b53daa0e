import { exec } from 'node:child_process';
import { ProvtckError } from '../../ledger/error';

/** How long a reset command may run, in ms of the wall clock. */
const BOUND = 60_000;

/**
 * Runs the user's command that resets the board from outside, by the shell.
 *
 * @throws ProvtckError `RESET_COMMAND_FAILED` with what the command had to say
 */
export function runResetCommand(command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    exec(command, { timeout: BOUND }, (error, _stdout, stderr) => {
      if (error === null) return resolve();
      const said = stderr.trim() || error.message;
      reject(
        new ProvtckError(
          'RESET_COMMAND_FAILED',
          `${command} failed: ${said}`,
          'Try the command of --reset-command by hand.',
          {
            cause: error,
          },
        ),
      );
    });
  });
}
