import type { Duplex } from 'node:stream';
import type { Trace } from '../adapter';
import { textOf } from '../byte-text';
import { Changes } from './time';

/** Maximum number of bytes in one piece of a transcript. */
const LONGEST_TRACE = 4_096;

/** The most bytes a transcript keeps of what a console says without being asked again. */
const MOST_UNASKED = 1_048_576;

/**
 * The bytes to and from a console. It records and counts them, and can hold back received bytes until the suite reads
 * them.
 */
export class Wire {
  /** Bytes since the last call of `restart`. */
  written = 0;
  received = 0;
  /** Announces every received piece. */
  readonly arrivals = new Changes();
  private held: Buffer[] | undefined;
  /** Received data without a complete line so far: only a complete line shows which part of it is a key. */
  private untraced: Buffer[] = [];
  private untracedLength = 0;
  /** Bytes that have been taken down since something was last sent. */
  private unasked = 0;

  constructor(
    private readonly stream: Duplex,
    private readonly trace: (trace: Trace) => void,
    private readonly take: (piece: Uint8Array) => void,
  ) {
    stream.on('data', (piece: Buffer) => this.receive(piece));
  }

  /** Sends bytes; `text` holds one character for each. */
  write(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    this.trace({ direction: 'to device', text: textOf(bytes) });
    this.unasked = 0;
    this.written += bytes.length;
    this.stream.write(bytes);
  }

  /** Nothing is read from here on before `release`. */
  hold(): void {
    this.held ??= [];
  }

  /** Reads the data that was held back so far. */
  release(): void {
    for (const piece of this.held?.splice(0) ?? []) this.take(piece);
  }

  /** Restarts both counts. */
  restart(): void {
    this.written = 0;
    this.received = 0;
  }

  /** Records the data of an incomplete line. */
  flushTrace(): void {
    if (this.untraced.length === 0) return;
    const before = this.unasked;
    this.unasked += this.untracedLength;
    if (this.unasked <= MOST_UNASKED)
      this.trace({ direction: 'from device', text: textOf(Buffer.concat(this.untraced)) });
    else if (before <= MOST_UNASKED) this.trace({ direction: 'from device', text: '… (the rest is not kept)' });
    this.untraced = [];
    this.untracedLength = 0;
  }

  private receive(piece: Buffer): void {
    this.received += piece.length;
    const lines = piece.lastIndexOf(0x0a) + 1;
    if (lines > 0) {
      this.keep(piece.subarray(0, lines));
      this.flushTrace();
    }
    this.keep(piece.subarray(lines));
    if (this.untracedLength > LONGEST_TRACE) this.flushTrace();
    if (this.held === undefined) this.take(piece);
    else this.held.push(piece);
    this.arrivals.notify();
  }

  private keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.untraced.push(piece);
    this.untracedLength += piece.length;
  }
}
