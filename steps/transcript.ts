import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import type { Json } from '../adapters/adapter';
import { ProvtckError } from '../ledger/error';

/** One line of a transcript, without what the transcript itself adds. `t` is device time since the scenario began. */
export type TranscriptRecord = { readonly kind: string; readonly t?: number } & {
  readonly [field: string]: Json | undefined;
};

const faults = new Map<string, ProvtckError>();

/** Why the transcript of this path, last written by this process, is not whole: `TRANSCRIPT_UNWRITABLE`. */
export const transcriptFault = (path: string): ProvtckError | undefined => faults.get(path);

/**
 * The record of a run as JSON Lines.
 *
 * When it can no longer be written the run goes on without it, for a full disk says nothing about the device. What is
 * there then ends with a whole line, and `fault` says why.
 */
export class Transcript {
  private readonly file: number | undefined;
  private waiting = '';
  private seq = 0;
  /** Bytes of whole lines on disk. */
  private length = 0;
  private failed: ProvtckError | undefined;
  /** Writes every line at once. What a board did cannot be repeated, so nothing of it may be lost. */
  unbuffered = true;

  /**
   * @param path where to write; nothing is kept without it
   * @param wall wall-clock time in ms since 1970
   */
  constructor(
    private readonly path: string | undefined,
    private readonly wall: () => number,
  ) {
    if (path === undefined) return;
    faults.delete(path);
    try {
      this.file = openSync(path, 'w');
      process.once('exit', this.flush);
    } catch (cause) {
      this.fail(path, cause);
    }
  }

  /** Why lines are missing: `TRANSCRIPT_UNWRITABLE`. */
  get fault(): ProvtckError | undefined {
    return this.failed;
  }

  append(record: TranscriptRecord): void {
    if (this.file === undefined || this.failed !== undefined) return;
    this.seq += 1;
    this.waiting += `${JSON.stringify({ seq: this.seq, wall: this.wall(), ...record })}\n`;
    if (this.unbuffered) this.flush();
  }

  /** Brings to disk what has not been written yet. */
  readonly flush = (): void => {
    const { path, file, waiting } = this;
    if (path === undefined || file === undefined || waiting === '') return;
    this.waiting = '';
    try {
      // Unlike writeSync it goes on where a nearly full disk took only a part.
      writeFileSync(file, waiting);
      this.length += Buffer.byteLength(waiting);
    } catch (cause) {
      this.fail(path, cause);
      this.cut(file);
    }
  };

  close(): void {
    if (this.file === undefined) return;
    this.flush();
    process.removeListener('exit', this.flush);
    closeSync(this.file);
  }

  private cut(file: number): void {
    try {
      ftruncateSync(file, this.length);
    } catch {
      // Not every file can be cut; readers of a transcript bear with half a line.
    }
  }

  private fail(path: string, cause: unknown): void {
    this.failed = new ProvtckError(
      'TRANSCRIPT_UNWRITABLE',
      `cannot write the transcript ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Name another folder with --out, or check its rights and the free space. The verdict does not rest on it.',
      { cause },
    );
    faults.set(path, this.failed);
  }
}
