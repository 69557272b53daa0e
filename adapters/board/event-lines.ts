import { constantNamed } from '../../ledger/constants';
import type { Fields } from '../adapter';
import { bytesOf } from '../byte-text';
import { type WordList, wordFor, wordsOf } from '../serial/vocabulary';

const bytes = (text: unknown): Buffer => Buffer.from(bytesOf(String(text ?? '')));

/** A string as TI prints it: unquoted, up to the first NUL. */
const printed = (text: unknown): string => bytes(text).toString('latin1').split('\0')[0] ?? '';

/** A word and its comma, or nothing: if TI's printer has no word, it omits the comma too. */
const worded = (list: WordList, value: unknown): string => {
  const word = wordFor(list, Number(value));
  return word === undefined ? '' : `${word},`;
};

/**
 * The lines in which the console reports an event, one character for each byte; none for an event that it does not
 * forward.
 */
export function eventLines(name: string, data: Fields, addOn: boolean): readonly string[] {
  const raw = addOn ? rawLine(name, data) : undefined;
  const own = ownLine(name, data);
  return [raw, own].filter((line) => line !== undefined);
}

/** TI's own line. */
function ownLine(name: string, data: Fields): string | undefined {
  for (const [list, group] of [
    ['wlanEvent', 'wlan'],
    ['netAppEvent', 'netapp'],
  ] as const) {
    const word = wordsOf(list).find(({ constant }) => constant === name)?.word;
    if (word !== undefined) return `+event${group}:${word}${fieldsOf(name, data)}`;
  }
  if (name.startsWith('SL_DEVICE_EVENT_FATAL')) return fatalLine(name, data);
  if (name !== 'SL_DEVICE_EVENT_RESET_REQUEST') return undefined;
  // Printed with the members of the error event, so the sender is a word from the wrong list.
  return `+eventgeneral:reset_request,${Number(data.Status ?? 0)},other`;
}

/** A fatal error, with its code and value where it has them. */
function fatalLine(name: string, data: Fields): string {
  const word = wordsOf('deviceEvent').find(({ constant }) => constant === name)?.word ?? '';
  return `+eventfatalerror:${word},${Number(data.Code ?? 0)},${Number(data.Value ?? 0)}`;
}

function fieldsOf(name: string, data: Fields): string {
  const mac = '0x8:0x0:0x28:0x0:0x0:0x2';
  switch (name) {
    case 'SL_WLAN_EVENT_PROVISIONING_STATUS':
      return `,${worded('provisioningStatus', data.ProvisioningStatus)}${worded('role', data.Role)}${worded('wlanStatus', data.WlanStatus)}${printed(data.Ssid)}`;
    case 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED':
      // The list belongs to another status, so 0 is printed as general_error.
      return `,${worded('provisioningStatus', data.Status)}${printed(data.Ssid)}`;
    case 'SL_WLAN_EVENT_CONNECT':
      return `,${printed(data.Ssid)},${mac}`;
    case 'SL_WLAN_EVENT_DISCONNECT':
      return `,${printed(data.Ssid)},${mac},200`;
    case 'SL_WLAN_EVENT_STA_ADDED':
    case 'SL_WLAN_EVENT_STA_REMOVED':
      return `,${mac}`;
    case 'SL_NETAPP_EVENT_IPV4_ACQUIRED':
      return ',192.0.2.23,192.0.2.1,192.0.2.1';
    case 'SL_NETAPP_EVENT_DHCPV4_LEASED':
      return `,10.123.45.2,86400,${mac}`;
    default:
      return ',0';
  }
}

/** The add-on's line: numbers, and names in hex. */
function rawLine(name: string, data: Fields): string | undefined {
  const number = (member: string): number => Number(data[member] ?? 0);
  const hex = (member: string): string => bytes(data[member]).toString('hex');
  switch (name) {
    case 'SL_WLAN_EVENT_PROVISIONING_STATUS':
      return `+eventwlanraw:provisioning_status,${number('ProvisioningStatus')},${number('Role')},${number('WlanStatus')},${hex('Ssid')},${number('Ssidlen')},0`;
    case 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED':
      return `+eventwlanraw:provisioning_profile_added,${number('Status')},${hex('Ssid')},${hex('Reserved')},${number('SsidLen')},${bytes(data.Reserved).length}`;
    case 'SL_DEVICE_EVENT_RESET_REQUEST':
      return `+eventgeneralraw:reset_request,${number('Caller')},,${number('Status')}`;
    default:
      return undefined;
  }
}

/** The event of a board that has just booted. */
export const startupLine = (): string => `+eventstartup:1.0,0,${constantNamed('ROLE_STA')},0x8:0x0:0x28:0x0:0x0:0x1`;

/** The event of a module that has just booted. Article, address and version are invented. */
export const moduleStartupLine = (chip: string): string =>
  `+eventstartup:article,${chip},0x8:0x0:0x28:0x0:0x0:0x1,2.2.0`;
