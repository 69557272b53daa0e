import { closeSync, openSync, writeSync } from 'node:fs';
import type { Json } from '../adapters/adapter';

/** One line of a transcript, without what the transcript itself adds. `t` is device time since the scenario began. */
export type TranscriptRecord = { readonly kind: string; readonly t?: number } & {
  readonly [field: string]: Json | undefined;
};

/** The record of a run as JSON Lines. What happened is on disk before the run goes on. */
export class Transcript {
  private readonly file: number | undefined;
  private seq = 0;

  /**
   * @param path where to write; nothing is kept without it
   * @param wall wall-clock time in ms since 1970
   */
  constructor(
    path: string | undefined,
    private readonly wall: () => number,
  ) {
    this.file = path === undefined ? undefined : openSync(path, 'w');
  }

  append(record: TranscriptRecord): void {
    if (this.file === undefined) return;
    this.seq += 1;
    writeSync(this.file, `${JSON.stringify({ seq: this.seq, wall: this.wall(), ...record })}\n`);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }
}
