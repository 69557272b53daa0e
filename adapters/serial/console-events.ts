import type { Fields } from '../adapter';
import { latin1ToText } from './answers';
import { type WordList, wordNamed } from './vocabulary';

/** An event of the application, by TI's name. */
export interface ConsoleEvent {
  readonly name: string;
  readonly data: Fields;
}

/** Events that the add-on repeats with numbers and hexadecimal names, because TI's own line loses information. */
const REPEATED = ['provisioning_status', 'provisioning_profile_added', 'reset_request'];

/**
 * Parses `+event<group>:<rest>`; undefined for lines that are not about the device.
 *
 * @param raw whether the firmware prints the add-on's lines; TI's line for the same event is then ignored
 * @param anyCase whether the console writes its words in any case
 */
export function eventFrom(group: string, rest: string, raw: boolean, anyCase = false): ConsoleEvent | undefined {
  const [word = '', ...fields] = rest.split(',');
  const id = anyCase ? word.toLowerCase() : word;
  if (raw && REPEATED.includes(id) && !group.endsWith('raw')) return undefined;
  switch (group) {
    case 'wlan':
      return named('wlanEvent', id, wlanData(id, fields, anyCase));
    case 'wlanraw':
      return named('wlanEvent', id, rawWlanData(id, fields));
    case 'generalraw':
      return named('deviceEvent', id, { Status: Number(fields[2] ?? 0), Caller: Number(fields[0] ?? 0) });
    case 'netapp':
      return named('netAppEvent', id, netAppData(id, fields));
    case 'general':
      // TI prints this event with the members of another event, so only its name is reliable.
      return named('deviceEvent', id, {});
    case 'fatalerror':
      return named('deviceEvent', id, fields.length > 0 ? { Code: Number(fields[0]) } : {});
    case 'sock':
      return named('socketEvent', id, {});
    default:
      return undefined;
  }
}

function named(list: WordList, word: string, data: Fields): ConsoleEvent | undefined {
  const known = wordNamed(list, word);
  return known === undefined ? undefined : { name: known.constant, data };
}

function wlanData(id: string, fields: readonly string[], anyCase: boolean): Fields {
  switch (id) {
    case 'connect':
      return { ...ssid(fields.slice(0, -1)), Bssid: fields.at(-1) ?? '' };
    case 'disconnect':
      return { ...ssid(fields.slice(0, -2)), Bssid: fields.at(-2) ?? '', ReasonCode: Number(fields.at(-1) ?? 0) };
    case 'sta_added':
    case 'sta_removed':
      return { Mac: fields[0] ?? '' };
    case 'provisioning_status':
      return provisioningStatus(fields, anyCase);
    case 'provisioning_profile_added': {
      // TI prints the status with the wrong list; the only value, 0, is printed as general_error.
      const worded = wordNamed('provisioningStatus', fields[0] ?? '', anyCase);
      const { Ssid, Ssidlen } = ssid(worded === undefined ? fields : fields.slice(1));
      return { Status: worded?.value ?? 0, SsidLen: Ssidlen, Ssid, Reserved: '' };
    }
    default:
      return {};
  }
}

/**
 * `status,role,wlanstatus,ssid`. For a value without a word TI prints nothing, not even its comma. Each field is
 * therefore identified by its word, and the rest is the name. A status without a word is omitted from the event.
 */
function provisioningStatus(fields: readonly string[], anyCase: boolean): Fields {
  const rest = [...fields];
  const take = (list: WordList): number | undefined => {
    const value = wordNamed(list, rest[0] ?? '', anyCase)?.value;
    if (value !== undefined) rest.shift();
    return value;
  };
  const status = take('provisioningStatus');
  const role = take('role');
  const wlanStatus = take('wlanStatus');
  return {
    ...(status !== undefined && { ProvisioningStatus: status }),
    ...(role !== undefined && { Role: role }),
    ...(wlanStatus !== undefined && { WlanStatus: wlanStatus }),
    ...ssid(rest),
  };
}

/**
 * Names are hexadecimal; their lengths are those of the network processor, even if they exceed the available bytes.
 */
function rawWlanData(id: string, fields: readonly string[]): Fields {
  const number = (index: number, otherwise = 0): number => Number(fields[index] || otherwise);
  const bytes = (index: number): string => Buffer.from(fields[index] ?? '', 'hex').toString('latin1');
  if (id === 'provisioning_status') {
    const { Ssid, Ssidlen } = ssid([bytes(3)]);
    return {
      ProvisioningStatus: number(0),
      Role: number(1),
      WlanStatus: number(2),
      Ssidlen: number(4, Ssidlen),
      Ssid,
    };
  }
  const { Ssid, Ssidlen } = ssid([bytes(1)]);
  return { Status: number(0), SsidLen: number(3, Ssidlen), Ssid, Reserved: latin1ToText(bytes(2)) };
}

function netAppData(id: string, fields: readonly string[]): Fields {
  switch (id) {
    case 'ipv4_acquired':
      return { Ip: fields[0] ?? '', Gateway: fields[1] ?? '', Dns: fields[2] ?? '' };
    case 'dhcpv4_leased':
      return { IpAddress: fields[0] ?? '', LeaseTime: Number(fields[1] ?? 0), Mac: fields[2] ?? '' };
    case 'dhcpv4_released':
      return { IpAddress: fields[0] ?? '', Mac: fields[1] ?? '', Reason: fields[2] ?? '' };
    default:
      return {};
  }
}

const ssid = (fields: readonly string[]): { readonly Ssidlen: number; readonly Ssid: string } => {
  const bytes = fields.join(',');
  return { Ssidlen: bytes.length, Ssid: latin1ToText(bytes) };
};
