import { closeSync, openSync, readSync } from 'node:fs';
import { type Stamp, withoutStamp } from './time-stamp';

/** One line of a captured console. */
export interface LogLine {
  /** Number in the file, from 1; a line ends with LF, CR, or both in any order. */
  readonly number: number;
  /** What was printed: without stamp, escape sequences and control characters, one character for each byte. */
  readonly text: string;
  readonly stamp?: Stamp;
}

/** Longer than anything a console prints; what has no line ends is cut into pieces of this length. */
const LONGEST = 4_096;
const CHUNK = 65_536;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals write just these.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is left of them means nothing.
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * The lines of a captured console, whatever it holds. Bytes stand as latin1 characters. An LF CR, as TI's demos end
 * their lines, is one line end and not two; NUL bytes go, so that a log in UTF-16 can be read as well.
 */
export function* linesOfLog(pieces: Iterable<Uint8Array>): Generator<LogLine> {
  let rest = '';
  let number = 0;
  let ended = '';
  const line = (raw: string): LogLine => {
    number += 1;
    const { text, stamp } = withoutStamp(erased(raw.replace(ESCAPES, '')).replace(CONTROLS, ''));
    return { number, text: text.trim(), ...(stamp && { stamp }) };
  };
  for (const piece of pieces) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    for (const character of buffer.replaceAll('\0', '')) {
      if (character === '\r' || character === '\n') {
        // The second half of a pair.
        if (ended !== '' && ended !== character && rest === '') {
          ended = '';
          continue;
        }
        yield line(rest);
        rest = '';
        ended = character;
        continue;
      }
      ended = '';
      rest += character;
      if (rest.length < LONGEST) continue;
      yield line(rest);
      rest = '';
    }
  }
  if (rest !== '') yield line(rest);
}

/** What is left where a user has corrected what was typed. */
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
