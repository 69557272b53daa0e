import { closeSync, openSync, readSync } from 'node:fs';
import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { judgeTranscript } from './judge-transcript';
import { readResult, resultFile } from './result-file';

/** One side of a comparison. */
export interface ComparisonInput {
  readonly result: Result;
  /** The transcript of the result, if the user named one. */
  readonly transcript?: string;
}

/** Number of bytes that identify the kind of a file. */
const LOOK = 4096;

/**
 * Reads a result, a transcript, whose verdicts are then derived, or the folder of a run, whose result is
 * read. The contents decide which it is, not the name.
 *
 * @throws ProvtckError if it is none of these
 */
export async function loadComparisonInput(path: string): Promise<ComparisonInput> {
  const file = resultFile(path);
  if (isTranscript(file)) return { result: await judgeTranscript(file), transcript: file };
  return {
    result: readResult(
      file,
      'Give a result.json of this version of the suite, a transcript.jsonl, or the folder of a run.',
    ),
  };
}

/**
 * A transcript begins with one line that is a whole record; a result begins with a line that is a single
 * brace.
 */
function isTranscript(file: string): boolean {
  const [first = ''] = beginningOf(file).split('\n');
  return /^\s*\{.*"kind"\s*:/.test(first);
}

function beginningOf(path: string): string {
  return attempt(path, () => {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(LOOK);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, LOOK, 0));
    } finally {
      closeSync(file);
    }
  });
}

function attempt<Found>(path: string, look: () => Found): Found {
  try {
    return look();
  } catch (cause) {
    throw new ProvtckError(
      'FILE_UNREADABLE',
      `cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Give a result.json, a transcript.jsonl, or the folder of a run.',
      { cause },
    );
  }
}
