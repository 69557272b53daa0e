import { execFile } from 'node:child_process';
import { ProvtckError } from '../../ledger/error';

/** Maximum duration of a program that ends by itself, in ms. */
const TIME_LIMIT = 15_000;

/** Debian packages of the programs that the bench starts. */
export const packageOf: Readonly<Record<string, string>> = {
  hostapd: 'hostapd',
  hostapd_cli: 'hostapd',
  wpa_supplicant: 'wpasupplicant',
  wpa_cli: 'wpasupplicant',
  iw: 'iw',
  ip: 'iproute2',
  tcpdump: 'tcpdump',
  udhcpc: 'udhcpc',
};

/** The error of a program that is not installed. */
export const programAbsent = (program: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'BENCH_PROGRAM_ABSENT',
    `the program ${program} was not found`,
    `Install it: apt install ${packageOf[program] ?? program}. The folders /usr/sbin and /sbin must be in PATH.`,
    { cause },
  );

/**
 * Runs a program to its end and returns its standard output.
 *
 * @param timeLimit ms of wall time; then the program is killed
 * @throws ProvtckError `BENCH_PROGRAM_ABSENT`, `BENCH_PROGRAM_FAILED`
 */
export function runProgram(command: readonly string[], timeLimit = TIME_LIMIT): Promise<string> {
  const [program = '', ...args] = command;
  const options = { timeout: timeLimit, killSignal: 'SIGKILL', maxBuffer: 1 << 24, encoding: 'latin1' } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, output, errors) => {
      if (error === null) return resolve(output);
      if (error.code === 'ENOENT') return reject(programAbsent(program, error));
      const end = error.killed ? `has not ended within ${timeLimit / 1_000} s` : `ended with ${String(error.code)}`;
      reject(
        new ProvtckError(
          'BENCH_PROGRAM_FAILED',
          `${command.join(' ')} ${end}: ${errors.trim() || output.trim() || 'no output'}`,
          'Run `provtck doctor --bench linux:<file>` as root; it examines programs and adapters.',
          { cause: error },
        ),
      );
    });
  });
}
