import { closeSync, openSync, readSync } from 'node:fs';
import { type Direction, StampReader } from './line-prefix';
import type { Stamp } from './stamp';

/** One line of a captured console. */
export interface LogLine {
  /** Number in the file, from 1; a line ends with LF, CR, or both in any order. */
  readonly number: number;
  /** The printed text without prefix, escape sequences and control characters, one character for each byte. */
  readonly text: string;
  readonly stamp: Stamp | undefined;
  readonly direction: Direction | undefined;
}

/** Longer than every line of a console. Text without line ends is divided into pieces of this length. */
const LONGEST = 4_096;
const CHUNK = 1 << 16;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals write exactly these.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they carry no text.
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: both sets together, to pass most lines at one look.
const UNPRINTABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x9b]/;

/** The names that terminals print for the ends of lines, or their escapes. */
const NAMED_ENDS = /(?:<(?:CR|LF)>)+|(?:\\r\\n|\\n\\r)+|(?:\\[rn])+$/;
const SPELLED = /<(?:CR|LF)>|\\[rn]/;

/**
 * The lines of a captured console with any content. Bytes are latin1 characters. LF CR, the line end of TI's demos, is
 * one line end. NUL bytes are dropped, so that a log in UTF-16 is readable. A line of the file whose line ends are
 * printed as names holds several lines.
 */
export function* linesOfLog(pieces: Iterable<Uint8Array>): Generator<LogLine> {
  const stamps = new StampReader();
  let number = 0;
  for (const raw of rawLines(pieces)) {
    number += 1;
    const { text, stamp, direction } = stamps.read(printable(raw));
    const parts = text.includes('<') || text.includes('\\') ? partsOf(text) : undefined;
    if (parts === undefined) yield { number, text, stamp, direction };
    else for (const part of parts) yield { number, text: part, stamp, direction };
  }
}

function partsOf(text: string): readonly string[] | undefined {
  if (!SPELLED.test(text)) return undefined;
  const parts = text.split(NAMED_ENDS).filter((part) => part.trim() !== '');
  return parts.length === 0 ? [''] : parts.map((part) => part.trim());
}

/** Lines of the file, without line ends. */
function* rawLines(pieces: Iterable<Uint8Array>): Generator<string> {
  let rest = '';
  /** The last line end, whose second half can follow. */
  let ended = '';
  for (const piece of pieces) {
    const text = rest + latin1(piece);
    const ends = new LineEnds(text, rest.length);
    let from = 0;
    for (let next = ends.from(0); next >= 0; next = ends.from(from)) {
      const end = text[next] ?? '';
      // The second half of a pair.
      if (next === from && ended !== '' && ended !== end) ended = '';
      else {
        yield* pieced(text, from, next);
        ended = end;
      }
      from = next + 1;
      if (text.charCodeAt(from) !== 10 && text.charCodeAt(from) !== 13 && from < text.length) ended = '';
    }
    rest = text.slice(from);
    if (rest !== '') ended = '';
    for (; rest.length >= LONGEST; rest = rest.slice(LONGEST)) yield rest.slice(0, LONGEST);
  }
  if (rest !== '') yield rest;
}

function* pieced(text: string, from: number, end: number): Generator<string> {
  let start = from;
  for (; end - start > LONGEST; start += LONGEST) yield text.slice(start, start + LONGEST);
  yield text.slice(start, end);
}

/** The line ends of a text, in order. */
class LineEnds {
  private lf: number;
  private cr: number;

  /** @param start where the first line end can be */
  constructor(
    private readonly text: string,
    start: number,
  ) {
    this.lf = text.indexOf('\n', start);
    this.cr = text.indexOf('\r', start);
  }

  /** Index of the first line end from an index on that never decreases; negative if there is none. */
  from(index: number): number {
    if (this.lf >= 0 && this.lf < index) this.lf = this.text.indexOf('\n', index);
    if (this.cr >= 0 && this.cr < index) this.cr = this.text.indexOf('\r', index);
    return this.lf < 0 || (this.cr >= 0 && this.cr < this.lf) ? this.cr : this.lf;
  }
}

function latin1(piece: Uint8Array): string {
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** The marks of UTF-8 and UTF-16 at the start of a file; in the middle where files were joined. */
const BYTE_ORDER = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;

function printable(raw: string): string {
  const text = raw.charCodeAt(0) >= 0xef ? raw.replace(BYTE_ORDER, '') : raw;
  return UNPRINTABLE.test(text) ? erased(text.replace(ESCAPES, '')).replace(CONTROLS, '') : text;
}

/** The text after the corrections of a user (backspace). */
function erased(text: string): string {
  if (!text.includes('\b')) return text;
  const left: string[] = [];
  for (const character of text)
    if (character === '\b') left.pop();
    else left.push(character);
  return left.join('');
}

/** The bytes of a file, piece by piece. */
export function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
