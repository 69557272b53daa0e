import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { ProvtckError } from '../ledger/error';

/** A line of a file with its position. */
export interface RawLine {
  readonly text: string;
  /** Positions of its first byte and of the next line, in bytes. */
  readonly start: number;
  readonly end: number;
  /** False for an incomplete line after the last line end. */
  readonly complete: boolean;
}

/** Longest line in bytes. No record of a run comes near it, and a file of another kind must not fill the memory. */
export const LONGEST_LINE = 16 * 1_048_576;

const PIECE = 262_144;
const LINE_END = 0x0a;

/** Opens a regular file. To open a pipe waits for its writer, and no signal ends that wait. */
function openFile(path: string): number {
  if (!statSync(path).isFile()) throw new Error('it is not a regular file');
  return openSync(path, 'r');
}

/**
 * The lines of a file, or of a part of it. Only one line is in memory at a time.
 *
 * @param from first byte
 * @param to byte to stop before; the end of the file without it
 * @throws ProvtckError `TRANSCRIPT_UNREADABLE`, `TRANSCRIPT_INVALID` where a line is too long for one
 */
export function* linesOf(path: string, from = 0, to = Number.POSITIVE_INFINITY): Generator<RawLine, void, void> {
  const file = attempt(path, () => openFile(path));
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    let rest: Buffer[] = [];
    let start = from;
    for (let at = from; at < to; ) {
      const wanted = Math.min(PIECE, to - at);
      const length = attempt(path, () => readSync(file, piece, 0, wanted, at));
      if (length === 0) break;
      at += length;
      let begin = 0;
      for (let end = piece.indexOf(LINE_END); end >= 0 && end < length; end = piece.indexOf(LINE_END, begin)) {
        const bytes = rest.length === 0 ? piece.subarray(begin, end) : Buffer.concat([...rest, piece.subarray(0, end)]);
        rest = [];
        const next = start + bytes.length + 1;
        yield { text: textOf(bytes), start, end: next, complete: true };
        start = next;
        begin = end + 1;
      }
      if (begin < length) rest.push(Buffer.from(piece.subarray(begin, length)));
      if (at - start > LONGEST_LINE) throw tooLong(path);
    }
    const bytes = Buffer.concat(rest);
    if (bytes.length > 0) yield { text: textOf(bytes), start, end: start + bytes.length, complete: false };
  } finally {
    closeSync(file);
  }
}

/** Invalid UTF-8 bytes become one character each, so that they differ from a real replacement character. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes) ? bytes.toString('latin1') : text;
}

const tooLong = (path: string): ProvtckError =>
  new ProvtckError(
    'TRANSCRIPT_INVALID',
    `${path}: a line is longer than ${LONGEST_LINE} bytes`,
    'Judge the file as the run has left it.',
  );

function attempt<Outcome>(path: string, act: () => Outcome): Outcome {
  try {
    return act();
  } catch (cause) {
    throw new ProvtckError(
      'TRANSCRIPT_UNREADABLE',
      `cannot read the transcript ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
}
