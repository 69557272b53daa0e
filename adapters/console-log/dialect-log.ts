import { constants } from '../../ledger/constants';
import type { Json } from '../../ledger/json';
import { latin1ToText } from '../serial/answers';
import type { Dialect, DialectLine } from './dialect';
import { LineMatcher, type Match } from './line-match';
import {
  doubtful,
  event,
  IGNORABLE,
  type LineText,
  type LogReader,
  nameFields,
  profileAdded,
  type Reading,
  type Said,
  type SaidRecord,
  status,
  unreadCommand,
} from './log-reader';
import type { Captures } from './pattern';
import { copyOf } from './text-memory';

const { command, role, status: statuses, wlanStatus } = constants;
const { SL_WLAN_PROVISIONING_STOPPED: STOPPED } = statuses;

/** Reports that appear only at the beginning of a process, and therefore prove that the start succeeded. */
const BEGINNINGS: readonly number[] = [
  statuses.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED,
  statuses.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY,
];

/** Maximum number of lines of other tasks between the report of an end and its details. */
const DETAILS_WITHIN = 30;

/** First characters of the names of roles and states. */
const ROLES: readonly (readonly [string, number])[] = [
  ['sta', role.ROLE_STA],
  ['ap', role.ROLE_AP],
  ['p2p', role.ROLE_P2P],
];
const STATES: readonly (readonly [string, number])[] = [
  ['disc', wlanStatus.SL_WLAN_STATUS_DISCONNECTED],
  ['scan', wlanStatus.SL_WLAN_STATUS_SCANING],
  ['connecting', wlanStatus.SL_WLAN_STATUS_CONNECTING],
  ['connected', wlanStatus.SL_WLAN_STATUS_CONNECTED],
];

/** A report of an end, and the reports since then. */
interface OpenEnd {
  readonly line: LineText;
  readonly data: Record<string, Json>;
  readonly meanwhile: SaidRecord[];
}

/** The log of a host that prints its reports, and of its own calls the start only. */
export class DialectLog implements LogReader {
  private readonly matcher: LineMatcher;
  /** A report of an end with details that can still follow. */
  private stopped: OpenEnd | undefined;
  /** The last line should contain the network name and did not. */
  private namesNothing = false;
  /** The name of the last profile. */
  private profile: string | undefined;
  /** A start whose return is not in the log so far. */
  private start: { readonly line: LineText; readonly mode: number } | undefined;

  constructor(dialect: Dialect) {
    this.matcher = new LineMatcher(dialect);
  }

  read(line: LineText): Reading {
    if (line.text === '') return IGNORABLE;
    const { matches, damaged } = this.matcher.read(line.text);
    if (matches.length === 0) this.passOver(line.text);
    if (this.stopped !== undefined && line.number - this.stopped.line.number > DETAILS_WITHIN)
      return { known: matches.length > 0, records: [...this.endOfStopped(), ...this.all(matches, line, damaged)] };
    return { known: matches.length > 0, records: this.all(matches, line, damaged) };
  }

  get holds(): boolean {
    return this.stopped !== undefined || this.start !== undefined;
  }

  end(): readonly SaidRecord[] {
    return [...this.endOfStopped(), ...this.endOfStart(undefined)];
  }

  private all(matches: readonly Match[], line: LineText, damaged: boolean): readonly SaidRecord[] {
    const records = matches.flatMap(({ known, captures }) => this.one(known.entry, captures, line));
    return damaged ? [...records, ...this.end(), doubtful(line)] : records;
  }

  private one(entry: DialectLine, captures: Captures, line: LineText): readonly SaidRecord[] {
    if ('status' in entry) return this.report(entry, captures, line);
    if ('event' in entry) return this.event(entry.event, captures, line);
    switch (entry.means) {
      case 'boot':
        return [...this.end(), { line, said: { kind: 'boot' } }];
      case 'start':
        return this.started(captures, line);
      case 'start refused':
        return this.refused(captures, line);
      case 'unseen command':
        return [...this.end(), ...unreadCommand(line)];
      case 'detail of the end':
        this.detail(captures);
        return [];
      default:
        return [];
    }
  }

  private report(entry: DialectLine & { readonly status: unknown }, captures: Captures, line: LineText) {
    const value = statusIn(entry, captures);
    const before = [...this.endOfStopped(), ...this.endOfStart(value !== undefined && BEGINNINGS.includes(value))];
    if (value === undefined) return [...before, doubtful(line)];
    if (value !== STOPPED) return [...before, { line, said: status(value) }];
    this.stopped = { line, data: {}, meanwhile: [] };
    this.detail(captures);
    return before;
  }

  private event(name: string, { ssid, number }: Captures, line: LineText): readonly SaidRecord[] {
    const isProfile = name === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
    if (isProfile) this.profile = ssid === undefined ? undefined : copyOf(ssid);
    if (isProfile)
      return [...this.endOfStopped(), ...this.endOfStart(true), { line, said: profileAdded(ssid, latin1ToText) }];
    const record = { line, said: event(name, number === undefined ? {} : { Code: Number(number) }) };
    if (this.stopped === undefined) return [record];
    // Lines of other tasks do not complete the report of an end: its details can still follow.
    this.stopped.meanwhile.push(record);
    return this.stopped.meanwhile.length > DETAILS_WITHIN ? this.endOfStopped() : [];
  }

  private started({ mode = '' }: Captures, line: LineText): readonly SaidRecord[] {
    const value = Number(mode);
    if (value >= command.SL_WLAN_PROVISIONING_CMD_STOP) return [...this.end(), ...ordered(line, value)];
    const before = this.end();
    this.start = { line, mode: value };
    return before;
  }

  private refused({ code = '' }: Captures, line: LineText): readonly SaidRecord[] {
    const { start } = this;
    this.start = undefined;
    if (start === undefined) return [...this.endOfStopped(), ...unreadCommand(line)];
    return [
      ...this.endOfStopped(),
      { line: start.line, said: call(start.mode) },
      { line, said: returned(Number(code)) },
    ];
  }

  /** @param shown whether a report proves that the process has begun; undefined without a report */
  private endOfStart(shown: boolean | undefined): readonly SaidRecord[] {
    const { start } = this;
    this.start = undefined;
    if (start === undefined) return [];
    if (shown !== true) return ordered(start.line, start.mode);
    return [
      { line: start.line, said: call(start.mode) },
      { line: start.line, said: returned(0) },
    ];
  }

  private endOfStopped(): readonly SaidRecord[] {
    const { stopped } = this;
    this.stopped = undefined;
    this.namesNothing = false;
    if (stopped === undefined) return [];
    return [{ line: stopped.line, said: status(STOPPED, stopped.data) }, ...stopped.meanwhile];
  }

  /** Adds the details of a line to an end. */
  private detail({ role: named, state, ssid }: Captures): void {
    this.namesNothing = false;
    const data = this.stopped?.data;
    if (data === undefined) return;
    const roleValue = numberNamed(ROLES, named);
    const stateValue = numberNamed(STATES, state);
    if (roleValue !== undefined) data.Role = roleValue;
    if (stateValue !== undefined) data.WlanStatus = stateValue;
    if (ssid === undefined) return;
    Object.assign(data, nameFields(ssid, latin1ToText, 'Ssidlen'));
    this.namesNothing = ssid === '';
  }

  /** The name of the profile on the line after an empty name shows that a line end was printed too many. */
  private passOver(text: string): void {
    if (!this.namesNothing) return;
    this.namesNothing = false;
    if (this.profile !== undefined && !this.profile.endsWith(text)) return;
    delete this.stopped?.data.Ssid;
    delete this.stopped?.data.Ssidlen;
  }
}

function statusIn(entry: DialectLine & { readonly status: unknown }, { status: text }: Captures): number | undefined {
  if (typeof entry.status === 'number') return entry.status;
  if (entry.status !== '{status}' || text === undefined) return undefined;
  const isHex = /0x\{status\}/i.test(entry.line);
  const value = isHex ? Number.parseInt(text, 16) : Number(text);
  const among = 'among' in entry ? entry.among : undefined;
  return among === undefined || among.includes(value) ? value : undefined;
}

const call = (mode: number): Said => ({
  kind: 'call',
  t: 0,
  function: 'sl_WlanProvisioning',
  // Facts that the line does not show are omitted: role, time-out and flags are unknown.
  arguments: { ProvisioningCmd: mode },
});

const returned = (code: number): Said => ({ kind: 'return', t: 0, function: 'sl_WlanProvisioning', code });

/** A provisioning command without its return in the log. */
const ordered = (line: LineText, mode: number): readonly SaidRecord[] => [
  { line, said: call(mode) },
  { line, said: { kind: 'pending', t: 0, function: 'sl_WlanProvisioning' } },
];

/** A role or a state, by its number or by the first characters of its name. */
function numberNamed(list: readonly (readonly [string, number])[], word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d+$/.test(word)) return Number(word);
  const name = word.toLowerCase().replace(/^(?:role_|sl_wlan_status_)/, '');
  return list.find(([start]) => name.startsWith(start))?.[1];
}
