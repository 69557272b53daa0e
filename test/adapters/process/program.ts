import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trace } from '../../../adapters/adapter';
import { type Bounds, defaultBounds } from '../../../adapters/process/bounds';
import { ProcessAdapter } from '../../../adapters/process/process-adapter';
import { packageRoot } from '../../../ledger/package-root';

/** A word for the shell, whatever it holds. */
const word = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

const node = word(process.execPath);
const fixtures = join(packageRoot(), 'test', 'fixtures', 'process');

/** The command of a device with a misdeed, see the fixture. */
export const misfit = (misdeed: string, ...args: readonly string[]): string =>
  [node, ...[join(fixtures, 'misfit.js'), misdeed, ...args].map(word)].join(' ');

/** The command of a device whose clock runs by itself. */
export const realClock = `${node} ${word(join(fixtures, 'real-clock.js'))}`;

/** The command of a program among the fixtures that is written in TypeScript. */
export const fixtureCommand = (file: string, ...args: readonly string[]): string =>
  [node, '-r', ...[join(packageRoot(), 'tools', 'register.cjs'), join(fixtures, file), ...args].map(word)].join(' ');

/** The command of the reference device. */
export const simulator = (...args: readonly string[]): string => fixtureCommand('simulator.ts', ...args);

/** An adapter for the command. */
export const adapterFor = (
  command: string,
  bounds: Bounds = defaultBounds,
  trace: (trace: Trace) => void = () => {},
): ProcessAdapter => new ProcessAdapter(command, 'CC3220SF', trace, bounds);

/** Whether a process still runs. One that has ended and that nobody has asked about yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/**
 * Waits until `holds`, for at most two minutes, and tells whether it does. A busy machine needs half a minute to start a run
 * with workers.
 */
export async function eventually(holds: () => boolean): Promise<boolean> {
  for (let turns = 0; turns < 6_000 && !holds(); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
}
