import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { judgeTranscript } from '../../../cli/judge-transcript';
import { packageRoot } from '../../../ledger/package-root';
import { Recording } from '../../../transcript/recording';
import { KILLED_FEATURE, oneFeature } from './twice';

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
after(() => rmSync(folder, { recursive: true }));

const AT_ONCE = 4;
const SEED = 513;
/**
 * Whole runs take long to start; what only records does not, and loses lines in the same places. `npm run killed-runs`
 * kills many more.
 */
const PROGRAMS = [
  { program: 'killed-run.ts', kills: 4, whole: 200_000 },
  { program: 'killed-recorder.ts', kills: 9, whole: 400_000 },
] as const;

/** What is left of a run that was killed. */
interface Remains {
  readonly transcript: string;
  /** Whether the run was still going on. */
  readonly alive: boolean;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Starts a program and kills it as soon as its transcript has grown to `size` bytes. */
async function killedAt(size: number, program: string, number: number): Promise<Remains> {
  const transcript = join(folder, program, String(number), 'transcript.jsonl');
  mkdirSync(dirname(transcript), { recursive: true });
  const file = join(packageRoot(), 'test', 'fixtures', program);
  const words = ['-r', join(packageRoot(), 'tools', 'register.cjs'), file, transcript, number % 2 ? 'driven' : 'real'];
  const run = spawn(process.execPath, words, { stdio: 'ignore' });
  const left = once(run, 'exit');
  while (run.exitCode === null && sizeOf(transcript) < size) await pause(1);
  const alive = run.exitCode === null;
  run.kill('SIGKILL');
  await left;
  return { transcript, alive };
}

/** Kills a program at random moments, some of them at once. */
async function remainsOf({ program, kills, whole }: (typeof PROGRAMS)[number]): Promise<readonly Remains[]> {
  const sizes = fc.sample(fc.integer({ min: 1, max: whole }), { numRuns: kills, seed: SEED });
  const remains: Remains[] = [];
  const queue = [...sizes.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      remains.push(await killedAt(next[1], program, next[0]));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(remains.filter(({ alive }) => alive).length).to.be.greaterThan(kills / 2);
  return remains;
}

const wholeLines = (transcript: string): number => readFileSync(transcript, 'utf8').split('\n').length - 1;

describe('a run that is killed', () => {
  it('leaves a transcript that is judged up to its last whole line, and is incomplete', async () => {
    const [runs] = PROGRAMS;
    for (const { transcript } of await remainsOf(runs)) {
      const { run, scenarios } = await judgeTranscript(transcript, { sources: oneFeature(KILLED_FEATURE) });
      if (readFileSync(transcript, 'utf8').includes('"kind":"end"')) continue;
      expect(run.verdict).to.equal('incomplete');
      expect(run.incomplete[0]).to.equal(`The transcript was cut short: it ends at line ${wholeLines(transcript)}.`);
      expect(new Set(scenarios.map(({ verdict }) => verdict))).not.to.include('fail');
    }
  });

  it('leaves nothing that cannot be read, wherever it was in its writing', async () => {
    const [, recorders] = PROGRAMS;
    const remains = await remainsOf(recorders);
    for (const { transcript } of remains) {
      const recording = Recording.open(transcript);
      expect(recording.last.seq).to.equal(wholeLines(transcript));
      expect(recording.finished).to.equal(false);
    }
    expect(new Set(remains.map(({ transcript }) => sizeOf(transcript))).size, 'moments').to.be.greaterThan(5);
  });
});
