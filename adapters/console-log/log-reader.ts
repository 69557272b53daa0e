import type { Fields, Json } from '../../ledger/json';
import type { RecordOf } from '../../transcript/record';
import type { Direction } from './line-prefix';

/** A statement of a console with the time 0; `boot`: the device has restarted. */
export type Said = RecordOf<'call' | 'return' | 'pending' | 'event'> | { readonly kind: 'boot' };

/** A line without its prefix. */
export interface LineText {
  readonly number: number;
  readonly text: string;
  readonly direction?: Direction;
  /** In ms from the first stamp; absent without a stamp. */
  readonly time?: number;
}

/** One statement of a console, with its line. */
export interface SaidRecord {
  readonly line: LineText;
  readonly said: Said;
}

/** The result of a line. */
export interface Reading {
  /** Whether the dialect knows the line. An unknown line can be interrupted, or mixed with another one. */
  readonly known: boolean;
  /** The statements of the line, and those that earlier lines left incomplete. */
  readonly records: readonly SaidRecord[];
}

/** Reads the lines of one kind of console. Accepts any text. */
export interface LogReader {
  read(line: LineText): Reading;
  /** Whether a statement is held back. */
  readonly holds: boolean;
  /** Statements that are incomplete at the end of the log. */
  end(): readonly SaidRecord[];
}

/** The line is known and does not concern the device. */
export const IGNORABLE: Reading = { known: true, records: [] };

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';

/** Maximum length of a network name, in bytes. A longer text contains more than the name. */
export const LONGEST_NAME = 32;

/** An event of a console. */
export const event = (name: string, data: Fields = {}): Said => ({ kind: 'event', t: 0, at: 0, name, data });

/** A report of the process. */
export const status = (value: number, data: Fields = {}): Said => event(STATUS, { ProvisioningStatus: value, ...data });

/** A report that cannot be read: from here on the state of the process is uncertain. */
export const doubtful = (line: LineText): SaidRecord => ({ line, said: event(STATUS) });

/** An unreadable command of the host, which can have started or ended a process. */
export const unreadCommand = (line: LineText): readonly SaidRecord[] => [
  { line, said: { kind: 'call', t: 0, function: 'sl_WlanProvisioning', arguments: {} } },
  { line, said: { kind: 'pending', t: 0, function: 'sl_WlanProvisioning' } },
];

/** The announcement of a profile. */
export const profileAdded = (name: string | undefined, text: (latin1: string) => string): Said =>
  event(PROFILE_ADDED, name === undefined ? {} : nameFields(name, text, 'SsidLen'));

/** Name and length of a network; none if the text contains more than a name. */
export function nameFields(
  name: string,
  text: (latin1: string) => string,
  length: 'SsidLen' | 'Ssidlen',
): Record<string, Json> {
  return name.length > LONGEST_NAME ? {} : { Ssid: text(name), [length]: name.length };
}
