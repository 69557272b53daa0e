import { closeSync, openSync, writeSync } from 'node:fs';
import { ProvtckError } from '../../ledger/error';
import { captureHeader, captureRecord, type WireRecord } from '../wire/capture-file';
import { FrameText } from '../wire/frame-text';
import type { WireObserver } from './wired-network-processor';

/** What a log writes, and where. */
interface WireLogOptions {
  /** Prints a line of the trace or a note. */
  readonly print: (line: string) => void;
  /** Whether every frame is printed; notes always are. */
  readonly trace: boolean;
  /** File that receives every frame. */
  readonly capture?: string;
}

const time = (at: number): string => at.toFixed(1).padStart(10);

/** The lines of records, each with its time in ms. */
export function recordLines(text: FrameText, record: WireRecord): readonly string[] {
  return text.linesOf(record).map((line) => `${time(record.at)}  ${line}`);
}

/** Prints and captures what is on the wire. A capture is whole after every record, also when the process is killed. */
export class WireLog implements WireObserver {
  private readonly text = new FrameText();
  private file: number | undefined;
  private closed = false;

  /** @throws ProvtckError `CAPTURE_UNWRITABLE` */
  constructor(private readonly options: WireLogOptions) {
    const { capture } = options;
    if (capture === undefined) return;
    try {
      this.file = openSync(capture, 'w');
      writeSync(this.file, captureHeader());
    } catch (cause) {
      throw new ProvtckError(
        'CAPTURE_UNWRITABLE',
        `${capture} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
        'Name a file in a folder that exists and that you may write.',
        { cause },
      );
    }
  }

  record(record: WireRecord): void {
    // What comes after the capture is closed is not printed either, so that both show the same.
    if (this.closed) return;
    if (this.file !== undefined) writeSync(this.file, captureRecord(record));
    if (this.options.trace) for (const line of recordLines(this.text, record)) this.options.print(line);
  }

  note(at: number, text: string): void {
    this.options.print(`${time(at)}  note: ${text}`);
  }

  close(): void {
    this.closed = true;
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
