import { exec } from 'node:child_process';
import { ProvtckError } from '../../ledger/error';

/** Maximum duration of a reset command, in ms of wall time. */
const BOUND = 60_000;

/**
 * Runs the user's command in the shell, which resets the board with external hardware.
 *
 * @throws ProvtckError `RESET_COMMAND_FAILED` with the output of the command
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
          'Run the command of --reset-command manually to check it.',
          {
            cause: error,
          },
        ),
      );
    });
  });
}
