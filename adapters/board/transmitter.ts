import { setTimeout as pause } from 'node:timers/promises';
import type { Output, Piece } from './line-faults';
import type { ConsoleOutlet } from './outlet';

/** Puts what the board says on its line, piece after piece, and counts the bytes. */
export class Transmitter {
  /** Bytes that have left, or are bound to leave, since the last call of `restart`. */
  sent = 0;
  private queue: Promise<void> | undefined;

  constructor(
    private readonly outlet: ConsoleOutlet,
    private readonly line: (output: Output) => readonly Piece[],
  ) {}

  /** Counts from zero, and forgets what has not left. */
  restart(): void {
    this.outlet.discard();
    this.sent = 0;
  }

  send(output: Output): void {
    for (const piece of this.line(output)) {
      this.sent += piece.text.length;
      // Only a line with pauses needs a queue; everything else leaves in the order it was said.
      if (piece.pause === 0 && this.queue === undefined) this.write(piece);
      else this.queue = (this.queue ?? Promise.resolve()).then(() => pause(piece.pause)).then(() => this.write(piece));
    }
  }

  private write({ text }: Piece): void {
    this.outlet.write(Buffer.from(text, 'latin1'));
  }
}
