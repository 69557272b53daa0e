import type { Fields, Json } from '../../ledger/json';
import type { RecordOf } from '../../transcript/record';
import type { Direction } from './line-prefix';

/** What a console can say, its times still 0; `boot`: the device has begun anew. */
export type Said = RecordOf<'call' | 'return' | 'pending' | 'event'> | { readonly kind: 'boot' };

/** A line without its prefix, as a reader gets it. */
export interface LineText {
  readonly number: number;
  readonly text: string;
  readonly direction?: Direction;
  /** In ms from the first stamp; absent where the line bears none. */
  readonly time?: number;
}

/** One thing that a console says, with the line that says it. */
export interface SaidRecord {
  readonly line: LineText;
  readonly said: Said;
}

/** What a reader makes of a line. */
export interface Reading {
  /** Whether the dialect knows the line. A line of no known form may be one that was cut or mixed with another. */
  readonly known: boolean;
  /** What the line says, and with it what lines before it had left open. */
  readonly records: readonly SaidRecord[];
}

/** Reads the lines of one kind of console. Accepts any text. */
export interface LogReader {
  read(line: LineText): Reading;
  /** Whether something that was read has not been handed out yet. */
  readonly holds: boolean;
  /** What was left open at the end of the log. */
  end(): readonly SaidRecord[];
}

/** The line is known and says nothing of the device. */
export const IGNORABLE: Reading = { known: true, records: [] };
/** The line is of no known form. */
export const UNKNOWN: Reading = { known: false, records: [] };

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';

/** Longest name of a network, in bytes. A longer text is not the name alone. */
const LONGEST_NAME = 32;

/** An event of a console. */
export const event = (name: string, data: Fields = {}): Said => ({ kind: 'event', t: 0, at: 0, name, data });

/** A report of the process. */
export const status = (value: number, data: Fields = {}): Said => event(STATUS, { ProvisioningStatus: value, ...data });

/** A report of which only that it was one can be read: from here on the process is in doubt. */
export const doubtful = (line: LineText): SaidRecord => ({ line, said: event(STATUS) });

/** A command of the host that cannot be read; it may have started or ended a process. */
export const unreadCommand = (line: LineText): readonly SaidRecord[] => [
  { line, said: { kind: 'call', t: 0, function: 'sl_WlanProvisioning', arguments: {} } },
  { line, said: { kind: 'pending', t: 0, function: 'sl_WlanProvisioning' } },
];

/** The announcement of a profile. */
export const profileAdded = (name: string | undefined, text: (latin1: string) => string): Said =>
  event(PROFILE_ADDED, name === undefined ? {} : nameFields(name, text, 'SsidLen'));

/** Name and length of a network; none where more than a name was read. */
export function nameFields(
  name: string,
  text: (latin1: string) => string,
  length: 'SsidLen' | 'Ssidlen',
): Record<string, Json> {
  return name.length > LONGEST_NAME ? {} : { Ssid: text(name), [length]: name.length };
}
