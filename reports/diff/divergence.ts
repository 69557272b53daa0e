import { readTranscript } from '../../transcript/reader';
import type { Line } from '../../transcript/record';
import { canonical } from '../certificate/envelope';

/** Where two transcripts part. */
export interface TranscriptDivergence {
  /** Name of the scenario, where one had begun. */
  readonly scenario?: string;
  readonly before: TranscriptPosition;
  readonly after: TranscriptPosition;
}

/** A record of a transcript and the number of its line; nothing where the transcript has ended. */
export interface TranscriptPosition {
  readonly line?: number;
  readonly record?: string;
}

/** Members that differ between any two runs. */
const INCIDENTAL: ReadonlySet<string> = new Set(['seq', 'wall', 'chain']);
/** Members that differ where device time runs by itself. */
const TIMES: ReadonlySet<string> = new Set(['t', 'at']);
/** Records that say what was run, not what happened: they differ between firmwares that behave alike. */
const HEADERS: ReadonlySet<Line['kind']> = new Set(['run', 'device', 'end']);
/** Records that differ where device time runs by itself: bytes arrive in other pieces, waits end elsewhere. */
const PACE: ReadonlySet<Line['kind']> = new Set(['raw', 'wait', 'attest']);

/**
 * The first record in which two transcripts differ; undefined where the same happened in both. Read in step, so the
 * length of the files costs no memory.
 *
 * Times count only where device time is virtual in both: no two runs on a board take the same milliseconds.
 *
 * @throws ProvtckError what `readTranscript` throws
 */
export function firstDivergence(before: string, after: string): TranscriptDivergence | undefined {
  const timed = isVirtual(before) && isVirtual(after);
  const [left, right] = [deviceRecords(before, timed), deviceRecords(after, timed)];
  let scenario: string | undefined;
  try {
    for (;;) {
      const [was, is] = [left.next().value ?? undefined, right.next().value ?? undefined];
      if (was === undefined && is === undefined) return undefined;
      const [earlier, later] = [placeOf(was, timed), placeOf(is, timed)];
      if (earlier.record !== later.record)
        return { ...(scenario !== undefined && { scenario }), before: earlier, after: later };
      if (is?.kind === 'scenario') scenario = is.scenario;
    }
  } finally {
    left.return();
    right.return();
  }
}

function* deviceRecords(file: string, timed: boolean): Generator<Line, void, void> {
  for (const { line } of readTranscript(file))
    if (!HEADERS.has(line.kind) && (timed || !PACE.has(line.kind))) yield line;
}

function isVirtual(file: string): boolean {
  for (const { line } of readTranscript(file)) {
    if (line.kind === 'device') return line.driven;
    if (line.kind === 'scenario') break;
  }
  return false;
}

function placeOf(line: Line | undefined, timed: boolean): TranscriptPosition {
  if (line === undefined) return {};
  const members = Object.entries(line).filter(([member]) => !INCIDENTAL.has(member) && (timed || !TIMES.has(member)));
  return { line: line.seq, record: canonical(Object.fromEntries(members)) };
}
