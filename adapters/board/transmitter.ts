import { setTimeout as pause } from 'node:timers/promises';
import type { Output, Piece } from './line-faults';
import type { ConsoleOutlet } from './outlet';

/** Sends the output of the board on its line, piece after piece, and counts the bytes. */
export class Transmitter {
  /** Bytes that were sent or queued since the last call of `restart`. */
  sent = 0;
  private queue: Promise<void> | undefined;

  constructor(
    private readonly outlet: ConsoleOutlet,
    private readonly line: (output: Output) => readonly Piece[],
  ) {}

  /** Restarts the count, and discards queued data. */
  restart(): void {
    this.outlet.discard();
    this.sent = 0;
  }

  send(output: Output): void {
    for (const piece of this.line(output)) {
      this.sent += piece.text.length;
      // Only a line with pauses needs a queue; otherwise data is sent immediately, in order.
      if (piece.pause === 0 && this.queue === undefined) this.write(piece);
      else this.queue = (this.queue ?? Promise.resolve()).then(() => pause(piece.pause)).then(() => this.write(piece));
    }
  }

  private write({ text }: Piece): void {
    this.outlet.write(Buffer.from(text, 'latin1'));
  }
}
