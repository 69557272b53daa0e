import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'mocha';
import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';
import { type Recording, readRecording } from '../site/recording';
import { keepReferenceResult } from './reference-result';

const folder = mkdtempSync(join(tmpdir(), 'reference-'));
after(() => rmSync(folder, { recursive: true }));

let run: Promise<Result> | undefined;
let recording: Recording | undefined;

/** A run of the whole suite on the reference device, with its files. Tests only read them. */
interface ReferenceRun {
  readonly run: Result;
  /** Path of `result.json`. */
  readonly result: string;
  readonly transcript: string;
}

/** It runs for the first test that asks. */
export async function referenceFiles(): Promise<ReferenceRun> {
  if (run === undefined) {
    run = runSuite({ out: folder, reports: ['result', 'transcript'] });
    keepReferenceResult(run);
  }
  return { run: await run, result: join(folder, 'result.json'), transcript: join(folder, 'transcript.jsonl') };
}

/** The record of every scenario of that run. */
export async function referenceRecording(): Promise<Recording> {
  const { transcript } = await referenceFiles();
  recording ??= readRecording(
    transcript,
    () => true,
    () => undefined,
  );
  return recording;
}
