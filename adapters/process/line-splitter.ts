import { textOf } from '../byte-text';

/** Longest line a device may send, in bytes. The longest honest message is a body of the HTTP server. */
export const longestLine = 1 << 20;

const newline = 0x0a;
const carriageReturn = 0x0d;

/** What the splitter finds. */
export type Found =
  | { readonly kind: 'line'; readonly bytes: Buffer }
  /** A line grew beyond the limit; `bytes` is its beginning. Nothing is found after it. */
  | { readonly kind: 'too long'; readonly bytes: Buffer };

/**
 * Cuts a stream of bytes into lines, whatever pieces it arrives in. A line ends with LF; CR before it belongs to the
 * end. The splitter works on bytes because a piece may end in the middle of a character.
 */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private length = 0;
  private overflown = false;

  /** @param limit longest line in bytes, the LF not counted */
  constructor(private readonly limit = longestLine) {}

  /** Takes the next piece and gives the lines it completes. */
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

  /** What has arrived after the last line end; empties the splitter. */
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

/** The beginning of a line for a message: readable, and short whatever the line is. */
export function quoted(bytes: Buffer): string {
  const text = textOf(bytes.subarray(0, quotedBytes));
  return bytes.length > quotedBytes ? `"${text}…" (${bytes.length} bytes)` : `"${text}"`;
}
