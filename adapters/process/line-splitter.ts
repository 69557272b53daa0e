import { textOf } from '../byte-text';

/** Maximum length of a line of a device, in bytes. The longest valid message is a body of the HTTP server. */
export const longestLine = 1 << 20;

const newline = 0x0a;
const carriageReturn = 0x0d;

/** The findings of the splitter. */
type Found =
  | { readonly kind: 'line'; readonly bytes: Buffer }
  /** A line exceeded the limit; `bytes` is its beginning. Nothing is returned after it. */
  | { readonly kind: 'too long'; readonly bytes: Buffer };

/**
 * Divides a stream of bytes into lines, in pieces of any size. A line ends with LF; a CR before it belongs to the line
 * end. The splitter uses bytes because a piece can end in the middle of a character.
 */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private length = 0;
  private overflown = false;

  /** @param limit maximum length of a line in bytes, without the LF */
  constructor(private readonly limit = longestLine) {}

  /** Adds the next piece and returns the completed lines. */
  *take(piece: Buffer): Generator<Found> {
    let from = 0;
    while (!this.overflown) {
      const end = piece.indexOf(newline, from);
      this.keep(piece.subarray(from, end < 0 ? piece.length : end));
      if (this.length > this.limit) {
        this.overflown = true;
        yield { kind: 'too long', bytes: this.collect() };
        return;
      }
      if (end < 0) return;
      const line = this.collect();
      from = end + 1;
      yield { kind: 'line', bytes: line.at(-1) === carriageReturn ? line.subarray(0, -1) : line };
    }
  }

  /** The data after the last line end; empties the splitter. */
  rest(): Buffer {
    return this.collect();
  }

  private keep(part: Buffer): void {
    if (part.length === 0) return;
    this.pieces.push(part);
    this.length += part.length;
  }

  private collect(): Buffer {
    const line = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces);
    this.pieces = [];
    this.length = 0;
    return line;
  }
}

const quotedBytes = 160;

/** The beginning of a line for a message: readable and short. */
export function quoted(bytes: Buffer): string {
  const text = textOf(bytes.subarray(0, quotedBytes));
  return bytes.length > quotedBytes ? `"${text}…" (${bytes.length} bytes)` : `"${text}"`;
}
