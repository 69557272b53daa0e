import { readTranscript } from '../../transcript/reader';
import type { Line } from '../../transcript/record';
import { canonical } from '../certificate/envelope';

/** The first difference between two transcripts. */
export interface TranscriptDivergence {
  /** Name of the scenario, if one has started. */
  readonly scenario?: string;
  readonly before: TranscriptPosition;
  readonly after: TranscriptPosition;
}

/** A record of a transcript and its line number; empty after the end of the transcript. */
export interface TranscriptPosition {
  readonly line?: number;
  readonly record?: string;
}

/** Members that differ between any two runs. */
const INCIDENTAL: ReadonlySet<string> = new Set(['seq', 'wall', 'chain']);
/** Members that differ where device time is real time. */
const TIMES: ReadonlySet<string> = new Set(['t', 'at']);
/**
 * Records about the conditions of the run, not about behaviour: they differ between firmware versions that behave
 * alike.
 */
const HEADERS: ReadonlySet<Line['kind']> = new Set(['run', 'device', 'end']);
/** Records that differ where device time is real time: bytes arrive in other pieces, and waits end at other times. */
const PACE: ReadonlySet<Line['kind']> = new Set(['raw', 'wait', 'attest']);

/**
 * Returns the first record in which two transcripts differ, or undefined if they agree. It reads both files in
 * parallel, so memory does not grow with their length.
 *
 * Times are compared only if device time is virtual in both: real times always differ by milliseconds.
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
