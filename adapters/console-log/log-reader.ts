import type { RecordOf } from '../../transcript/record';

/** What a console can tell, its times still 0; `boot`: the device has begun anew. */
export type Told = RecordOf<'call' | 'return' | 'pending' | 'event'> | { readonly kind: 'boot' };

/** Something told, by the number of the line that told it. */
export interface ToldLine {
  readonly line: number;
  readonly told: Told;
}

/** Reads the lines of one kind of console. Bears with anything. */
export interface LogReader {
  /** What the line tells, and with it what lines before it had left open; undefined for one that nobody knows. */
  take(text: string, line: number): readonly ToldLine[] | undefined;
  /** What was left open. */
  end(): readonly ToldLine[];
}

/** An event of a console. */
export const eventTold = (name: string, data: RecordOf<'event'>['data']): Told => ({
  kind: 'event',
  t: 0,
  at: 0,
  name,
  data,
});
