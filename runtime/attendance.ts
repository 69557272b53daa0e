import type { Adapter } from '../adapters/adapter';
import type { Operator } from '../adapters/operator';
import type { TranscriptRecord } from '../transcript/record';

/** A person who watches and controls a run of this process. */
export interface Attendance {
  /** Does what a program cannot do. */
  readonly operator: Operator;
  /** The device with the pauses and skips of the person around it. */
  around(adapter: Adapter): Adapter;
  /** Receives each record of the run, before keys are redacted. */
  take(record: TranscriptRecord): void;
}
