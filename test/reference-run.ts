import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'mocha';
import { runSuite } from '../cli/suite';

const folder = mkdtempSync(join(tmpdir(), 'reference-'));
after(() => rmSync(folder, { recursive: true }));

let run: Promise<unknown> | undefined;

/**
 * The result and the transcript of a run of the whole suite on the reference device, as files. Tests only read them.
 * It runs for the first test that asks.
 */
export async function referenceFiles(): Promise<{ readonly result: string; readonly transcript: string }> {
  run ??= runSuite({ out: folder, reports: ['result', 'transcript'] });
  await run;
  return { result: join(folder, 'result.json'), transcript: join(folder, 'transcript.jsonl') };
}
