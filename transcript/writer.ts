import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { ProvtckError } from '../ledger/error';
import type { Json } from '../ledger/json';
import { ATTESTATION_INTERVAL, attestation, type Signer, signerOf } from './attestation';
import { chainLine, chainOf, firstChain } from './chain';
import type { Line, RunRecord, TranscriptRecord } from './record';
import { Secrets } from './secrets';
import { WrittenLines } from './written-lines';

const faults = new Map<string, ProvtckError>();

/** The error `TRANSCRIPT_UNWRITABLE` if this process could not write the last transcript of this path completely. */
export const transcriptFault = (path: string): ProvtckError | undefined => faults.get(path);

const writtenLines = new Map<string, WrittenLines>();

/**
 * Whether the last transcript of this path was written by this process, and its file is as it was written and valid. If
 * not, a reader finds the reason, if there is one.
 *
 * @throws errors of the file system
 */
export const isAsWritten = (path: string): boolean => writtenLines.get(path)?.areIn(path) ?? false;

/** Size of the memory buffer of a long scenario, in characters. */
const LARGEST_BUFFER = 65_536;

/**
 * The transcript of a run as JSON Lines.
 *
 * If it can no longer be written, the run continues without it, because a full disk says nothing about the device. The
 * file then ends with a complete line, and `fault` contains the reason.
 */
export class Transcript {
  private readonly file: number | undefined;
  private readonly secrets: Secrets | undefined;
  private waiting = '';
  private seq = 0;
  private chain = firstChain;
  private readonly signer: Signer | undefined;
  /** Over every line so far; only where they are signed. */
  private readonly written = createHash('sha256');
  private readonly lines = new WrittenLines();
  private signedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  /** Bytes of complete lines on disk. */
  private length = 0;
  private failed: ProvtckError | undefined;
  /** Writes every line immediately. The behaviour of a board cannot be repeated, so no line may be lost. */
  unbuffered = true;

  /**
   * @param path path of the file; without it, no file is written
   * @param wall wall-clock time in ms since 1970
   * @param header the first line; it states whether secrets are redacted
   */
  constructor(
    private readonly path: string | undefined,
    private readonly wall: () => number,
    header?: RunRecord,
  ) {
    if (path === undefined) return;
    faults.delete(path);
    writtenLines.set(path, this.lines);
    this.secrets = header?.redacted === false ? undefined : new Secrets();
    this.signer = signerOf(path);
    try {
      this.file = openSync(path, 'w');
      process.once('exit', this.flush);
    } catch (cause) {
      this.fail(path, cause);
    }
    if (header !== undefined) this.append(header);
    if (this.signer === undefined) return;
    this.sign();
    // A scenario may wait for minutes without a record.
    this.timer = setInterval(() => this.signWhereDue(), ATTESTATION_INTERVAL).unref();
  }

  /** The error for missing lines: `TRANSCRIPT_UNWRITABLE`. */
  get fault(): ProvtckError | undefined {
    return this.failed;
  }

  /** Registers the secrets of a request before a record can contain them. */
  learn(said: Json): void {
    this.secrets?.learn(said);
  }

  append(record: TranscriptRecord): void {
    if (this.file === undefined || this.failed !== undefined) return;
    if (record.kind !== 'run') this.signWhereDue();
    if (record.kind === 'scenario') this.secrets?.forget();
    this.write(record);
  }

  /** Signs everything so far where the last signature is old enough. */
  private signWhereDue(): void {
    if (this.signer !== undefined && this.wall() - this.signedAt >= ATTESTATION_INTERVAL) this.sign();
  }

  private sign(): void {
    if (this.signer === undefined || this.failed !== undefined) return;
    this.signedAt = this.wall();
    this.write(attestation(this.signer, 'part', this.signedAt, this.written), this.signedAt);
  }

  private write(record: TranscriptRecord, wall = this.wall()): void {
    const json = JSON.stringify(record);
    const shown = record.kind === 'attest' ? json : (this.secrets?.redactedJson(record, json) ?? json);
    // A record that cannot be written leaves no gap in the numbers.
    this.seq += 1;
    const bare = `{"seq":${this.seq},"wall":${wall},${shown.slice(1)}`;
    this.chain = chainOf(this.chain, bare);
    const line = chainLine(bare, this.chain);
    this.lines.take({ ...record, seq: this.seq, wall, chain: this.chain } as Line, line);
    if (this.signer !== undefined) this.written.update(`${line}\n`);
    this.waiting += `${line}\n`;
    if (this.unbuffered || this.waiting.length > LARGEST_BUFFER) this.flush();
  }

  /** Writes the buffered lines. */
  readonly flush = (): void => {
    const { path, file, waiting } = this;
    if (path === undefined || file === undefined || waiting === '') return;
    this.waiting = '';
    try {
      const bytes = Buffer.from(waiting, 'utf8');
      // Unlike writeSync, it continues if a nearly full disk accepted only a part.
      writeFileSync(file, bytes);
      this.length += bytes.length;
      this.lines.flushed(waiting, bytes);
    } catch (cause) {
      this.fail(path, cause);
      this.cut(file);
    }
  };

  /** The end of a scenario: its lines are flushed, and for a board also synchronised to disk. */
  settle(): void {
    this.flush();
    if (this.file === undefined || !this.unbuffered) return;
    try {
      fdatasyncSync(this.file);
    } catch {
      // A pipe or a device has no disk to synchronise.
    }
  }

  close(): void {
    if (this.file === undefined) return;
    clearInterval(this.timer);
    this.flush();
    process.removeListener('exit', this.flush);
    closeSync(this.file);
  }

  private cut(file: number): void {
    try {
      ftruncateSync(file, this.length);
    } catch {
      // Some files cannot be truncated; readers of a transcript accept an incomplete last line.
    }
  }

  private fail(path: string, cause: unknown): void {
    this.failed = new ProvtckError(
      'TRANSCRIPT_UNWRITABLE',
      `cannot write the transcript ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Name another folder with --out, or check its access rights and the free space. The verdict does not depend on it.',
      { cause },
    );
    faults.set(path, this.failed);
  }
}
