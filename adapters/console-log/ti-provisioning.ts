import { constants, type StatusName } from '../../ledger/constants';
import type { Fields, Json } from '../../ledger/json';
import { latin1ToText } from '../serial/answers';
import { eventTold, type LogReader, type ToldLine } from './log-reader';

const { status, role, wlanStatus } = constants;
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** The words of TI's `provisioning` demo, in lower case and without what stands in brackets, with what they report. */
const WORDS: readonly (readonly [start: string, name: StatusName])[] = [
  ['profile confirmation failed: networknot found', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND'],
  ['profile confirmation failed: network not found', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND'],
  ['profile confirmation failed: connection failed', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED'],
  [
    'profile confirmation failed: ip address not acquired',
    'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED',
  ],
  [
    'profile confirmation failed (connection success, feedback',
    'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED',
  ],
  ['profile confirmation success', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
  ['profile confirmation: wlan connected', 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'],
  ['profile confirmation: ip acquired', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'],
  ['auto-provisioning started', 'SL_WLAN_PROVISIONING_AUTO_STARTED'],
  ['smart config synced', 'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED'],
  ['smart config sync timeout', 'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT'],
  ['external configuration is ready', 'SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY'],
];

/** What follows the report of an end, on its line or on the next ones. */
const STATE = /WLAN Status: *(\w+)/i;
const NETWORK = /Connected to SSID: *(.*)$/i;
const ROLE = /Provisioning stopped:? *Current Role: *(\w+)/i;

/** Names of roles and states, by how they begin. */
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

/** The log of TI's `provisioning` demo, which prints every report it gets and nothing of what the host calls. */
export class ProvisioningLog implements LogReader {
  /** A report of an end whose details may still follow. */
  private open: { readonly line: number; readonly data: Record<string, Json> } | undefined;

  take(text: string, line: number): readonly ToldLine[] | undefined {
    const stopped = ROLE.exec(text);
    if (stopped !== null) {
      const before = this.end();
      const known = named(ROLES, stopped[1]);
      const data: Record<string, Json> = { ProvisioningStatus: status.SL_WLAN_PROVISIONING_STOPPED };
      if (known !== undefined) data.Role = known;
      this.open = { line, data };
      this.detail(text);
      return before;
    }
    if (this.open !== undefined && this.detail(text)) return [];
    const told = report(text);
    if (told === undefined) return text === '' ? [] : undefined;
    return [...this.end(), ...told.map((data) => ({ line, told: eventTold(data.name, data.data) }))];
  }

  end(): readonly ToldLine[] {
    const { open } = this;
    this.open = undefined;
    return open === undefined ? [] : [{ line: open.line, told: eventTold(STATUS, open.data) }];
  }

  /** Adds what the line says of an end; whether it says anything. */
  private detail(text: string): boolean {
    const [state, network] = [STATE.exec(text), NETWORK.exec(text)];
    if (this.open === undefined || (state === null && network === null)) return false;
    const known = named(STATES, state?.[1]);
    if (known !== undefined) this.open.data.WlanStatus = known;
    if (network !== null) {
      const name = network[1] ?? '';
      this.open.data.Ssid = latin1ToText(name);
      this.open.data.Ssidlen = name.length;
    }
    return true;
  }
}

/** The event a line tells of; none for a line that only goes with one; undefined for a line nobody knows. */
function report(text: string): readonly { readonly name: string; readonly data: Fields }[] | undefined {
  const at = text.search(/\[provisioning\]/i);
  const words = (at < 0 ? text : text.slice(at + '[provisioning]'.length)).trim();
  const lower = words.toLowerCase();
  const added = /^profile added: *ssid: *(.*)$/i.exec(words);
  if (added !== null) {
    const name = added[1] ?? '';
    const data = { SsidLen: name.length, Ssid: latin1ToText(name) };
    return [{ name: 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', data }];
  }
  if (lower.startsWith('profile added: privatetoken')) return [];
  const error = /^provisioning error status *= *(\d{1,3})\b/.exec(lower);
  const value = error === null ? WORDS.find(([start]) => lower.startsWith(start))?.[1] : Number(error[1]);
  if (value === undefined) return undefined;
  return [{ name: STATUS, data: { ProvisioningStatus: typeof value === 'number' ? value : status[value] } }];
}

const named = (list: readonly (readonly [string, number])[], word: string | undefined): number | undefined =>
  word === undefined
    ? undefined
    : list.find(([start]) =>
        word
          .toLowerCase()
          .replace(/^role_/, '')
          .startsWith(start),
      )?.[1];
