import { closeSync, openSync, readSync } from 'node:fs';
import { type Direction, StampReader } from './line-prefix';
import type { Stamp } from './time-stamp';

/** One line of a captured console. */
export interface LogLine {
  /** Number in the file, from 1; a line ends with LF, CR, or both in any order. */
  readonly number: number;
  /** The printed text without prefix, escape sequences and control characters, one character for each byte. */
  readonly text: string;
  readonly stamp?: Stamp;
  readonly direction?: Direction;
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

/**
 * The lines of a captured console with any content. Bytes are latin1 characters. LF CR, the line end of TI's demos, is
 * one line end. NUL bytes are dropped, so that a log in UTF-16 is readable.
 */
export function* linesOfLog(pieces: Iterable<Uint8Array>): Generator<LogLine> {
  const stamps = new StampReader();
  let number = 0;
  for (const raw of rawLines(pieces)) {
    number += 1;
    yield { number, ...stamps.read(printable(raw)) };
  }
}

/** Lines of the file, without line ends. */
function* rawLines(pieces: Iterable<Uint8Array>): Generator<string> {
  let rest = '';
  /** The last line end, whose second half can follow. */
  let ended = '';
  for (const piece of pieces) {
    const text = rest + latin1(piece);
    let from = 0;
    const searchFrom = rest.length;
    let next = firstEnd(text, searchFrom);
    while (next >= 0) {
      const end = text[next] ?? '';
      // The second half of a pair.
      if (next === from && ended !== '' && ended !== end) ended = '';
      else {
        yield* pieced(text.slice(from, next));
        ended = end;
      }
      from = next + 1;
      if (text.charCodeAt(from) !== 10 && text.charCodeAt(from) !== 13 && from < text.length) ended = '';
      next = firstEnd(text, from);
    }
    rest = text.slice(from);
    if (rest !== '') ended = '';
    for (; rest.length >= LONGEST; rest = rest.slice(LONGEST)) yield rest.slice(0, LONGEST);
  }
  if (rest !== '') yield rest;
}

function* pieced(text: string): Generator<string> {
  let rest = text;
  for (; rest.length > LONGEST; rest = rest.slice(LONGEST)) yield rest.slice(0, LONGEST);
  yield rest;
}

const END = /[\r\n]/g;

function firstEnd(text: string, from: number): number {
  END.lastIndex = from;
  return END.exec(text)?.index ?? -1;
}

function latin1(piece: Uint8Array): string {
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

function printable(raw: string): string {
  return UNPRINTABLE.test(raw) ? erased(raw.replace(ESCAPES, '')).replace(CONTROLS, '') : raw;
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
