import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '../../ledger/package-root';
import type { Kill, Moment } from './moments';

/** How one process of a run ended. */
export interface ProcessEnd {
  /** What ended it; undefined if it ended by itself. */
  readonly killed?: Kill;
  readonly exitCode: number | null;
  readonly output: string;
  readonly ms: number;
}

/** Interval between two looks at the files of a run, ms. */
const LOOK = 2;

/**
 * Starts `provtck run`, kills it at each moment in turn, and continues it with `--resume` until it has ended by itself. A run
 * that was killed before its transcript began starts again. A run that was killed after its last file needs no other process.
 *
 * @returns the processes that have done a part of the run, without those that had nothing to do
 * @param words options of the run, without `--out`
 */
export async function runWithKills(
  out: string,
  words: readonly string[],
  kills: readonly Kill[],
  onEnd: (end: ProcessEnd) => void = () => {},
): Promise<readonly ProcessEnd[]> {
  const ends: ProcessEnd[] = [];
  const waiting = [...kills];
  for (let begun = false; ; ) {
    const kill = waiting.shift();
    const end = await processOf(['run', ...(begun ? ['--resume'] : words), '--out', out], out, kill);
    onEnd(end);
    begun = !end.output.includes('RESUME_NOTHING');
    if (end.output.includes('RESUME_COMPLETE')) return ends;
    if (begun) ends.push(end);
    if (begun && end.killed === undefined) return ends;
    if (end.killed === undefined && kill !== undefined) waiting.unshift(kill);
  }
}

/** Runs one command, and kills it at the moment. */
async function processOf(words: readonly string[], out: string, kill: Kill | undefined): Promise<ProcessEnd> {
  const before = filesOf(out);
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const closed = once(child, 'close');
  const began = performance.now();
  let killed = false;
  if (kill !== undefined) {
    while (child.exitCode === null && !isReached(kill.moment, out, before, performance.now() - began))
      await pause(LOOK);
    killed = child.exitCode === null;
    if (killed) child.kill(kill.signal);
  }
  await closed;
  const ms = Math.round(performance.now() - began);
  return { ...(killed && kill !== undefined && { killed: kill }), exitCode: child.exitCode, output, ms };
}

function isReached(moment: Moment, out: string, before: Files, ms: number): boolean {
  if ('after' in moment) return ms >= moment.after;
  const files = filesOf(out);
  if ('file' in moment) {
    const wanted = new RegExp(moment.file);
    return [...files].some(([path, size]) => wanted.test(path) && before.get(path) !== size);
  }
  const bytesOf = (all: Files): number =>
    [...all].reduce((sum, [path, size]) => sum + (TRANSCRIPT.test(path) ? size : 0), 0);
  return bytesOf(files) - bytesOf(before) >= moment.bytes;
}

/** The transcripts that a run writes while it executes scenarios. */
const TRANSCRIPT = /^(parts\/\d+\/)?transcript\.jsonl$/;

/** Sizes of files by their paths below the folder of the run; files beside it have the path `../name`. */
type Files = ReadonlyMap<string, number>;

/** The files of a run, and what it has left beside its folder. */
export function filesOf(out: string): Files {
  const files = new Map<string, number>();
  const add = (folder: string, prefix: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      const path = `${prefix}${entry.name}`;
      files.set(path, statSync(join(folder, entry.name), { throwIfNoEntry: false })?.size ?? 0);
      if (entry.isDirectory() && depth > 0) add(join(folder, entry.name), `${path}/`, depth - 1);
    }
  };
  add(out, '', 2);
  for (const { name } of entriesOf(dirname(out))) if (name !== basename(out)) files.set(`../${name}`, 0);
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
