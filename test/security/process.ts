import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { packageRoot } from '../../ledger/package-root';

/** How a process ended, and what it has said. */
interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a process of its own. */
export function provtck(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), ...args], { stdio: 'pipe' });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (piece: Buffer) => {
      said[stream] += piece.toString();
    });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, ...said }));
  });
  return { child, ended };
}

/** The signals that a process catches (a bit mask), as Linux tells it. */
const caughtBy = (pid: number): bigint =>
  BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'}`);

/** SIGHUP has the number 1 and so the lowest bit. Node catches SIGINT and SIGTERM itself, but never SIGHUP. */
const SIGHUP_BIT = 1n;

/**
 * Waits until a process of the command line listens for signals. Where the system does not tell, 1 s has to be enough.
 */
export async function untilItListens({ pid }: ChildProcess): Promise<void> {
  if (process.platform !== 'linux' || pid === undefined) await setTimeout(1_000);
  else while ((caughtBy(pid) & SIGHUP_BIT) === 0n) await setTimeout(5);
}
