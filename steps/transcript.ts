import { closeSync, openSync, writeSync } from 'node:fs';
import type { Json } from '../adapters/adapter';

/** One line of a transcript, without what the transcript itself adds. `t` is device time since the scenario began. */
export type TranscriptRecord = { readonly kind: string; readonly t?: number } & {
  readonly [field: string]: Json | undefined;
};

/** The record of a run as JSON Lines. */
export class Transcript {
  private readonly file: number | undefined;
  private waiting = '';
  private seq = 0;
  /** Writes every line at once. What a board did cannot be repeated, so nothing of it may be lost. */
  unbuffered = true;

  /**
   * @param path where to write; nothing is kept without it
   * @param wall wall-clock time in ms since 1970
   */
  constructor(
    path: string | undefined,
    private readonly wall: () => number,
  ) {
    if (path === undefined) return;
    this.file = openSync(path, 'w');
    process.once('exit', this.flush);
  }

  append(record: TranscriptRecord): void {
    if (this.file === undefined) return;
    this.seq += 1;
    this.waiting += `${JSON.stringify({ seq: this.seq, wall: this.wall(), ...record })}\n`;
    if (this.unbuffered) this.flush();
  }

  /** Brings to disk what has not been written yet. */
  readonly flush = (): void => {
    if (this.file === undefined || this.waiting === '') return;
    const lines = this.waiting;
    this.waiting = '';
    writeSync(this.file, lines);
  };

  close(): void {
    if (this.file === undefined) return;
    this.flush();
    process.removeListener('exit', this.flush);
    closeSync(this.file);
  }
}
