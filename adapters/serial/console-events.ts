import type { Fields } from '../adapter';
import { latin1ToText } from './answers';
import { type WordList, wordNamed } from './vocabulary';

/** An event as the application received it, by TI's name. */
export interface ConsoleEvent {
  readonly name: string;
  readonly data: Fields;
}

/** Events the add-on repeats with numbers and names in hex, because TI's own line loses some of it. */
const REPEATED = ['provisioning_status', 'provisioning_profile_added', 'reset_request'];

/**
 * Reads `+event<group>:<rest>`; undefined for what tells nothing about the device.
 *
 * @param raw whether the firmware sends the add-on's lines; TI's line for the same event is then passed over
 */
export function eventFrom(group: string, rest: string, raw: boolean): ConsoleEvent | undefined {
  const [id = '', ...fields] = rest.split(',');
  if (raw && REPEATED.includes(id) && !group.endsWith('raw')) return undefined;
  switch (group) {
    case 'wlan':
      return named('wlanEvent', id, wlanData(id, fields));
    case 'wlanraw':
      return named('wlanEvent', id, rawWlanData(id, fields));
    case 'generalraw':
      return named('deviceEvent', id, { Status: Number(fields[2] ?? 0), Caller: Number(fields[0] ?? 0) });
    case 'netapp':
      return named('netAppEvent', id, netAppData(id, fields));
    case 'general':
      // TI prints this event through the members of another one, so only its name can be trusted.
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

function wlanData(id: string, fields: readonly string[]): Fields {
  switch (id) {
    case 'connect':
      return { ...ssid(fields.slice(0, -1)), Bssid: fields.at(-1) ?? '' };
    case 'disconnect':
      return { ...ssid(fields.slice(0, -2)), Bssid: fields.at(-2) ?? '', ReasonCode: Number(fields.at(-1) ?? 0) };
    case 'sta_added':
    case 'sta_removed':
      return { Mac: fields[0] ?? '' };
    case 'provisioning_status':
      return provisioningStatus(fields);
    case 'provisioning_profile_added': {
      // TI words the status by the wrong list; the only value there is, 0, comes out as general_error.
      const worded = wordNamed('provisioningStatus', fields[0] ?? '');
      const { Ssid, Ssidlen } = ssid(worded === undefined ? fields : fields.slice(1));
      return { Status: worded?.value ?? 0, SsidLen: Ssidlen, Ssid, Reserved: '' };
    }
    default:
      return {};
  }
}

/**
 * `status,role,wlanstatus,ssid`. A value TI has no word for prints nothing, not even its comma, so each field is known
 * by its word; what is left is the name. A status without a word stays out of the event.
 */
function provisioningStatus(fields: readonly string[]): Fields {
  const rest = [...fields];
  const take = (list: WordList): number | undefined => {
    const value = wordNamed(list, rest[0] ?? '')?.value;
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

/** Names are in hex; their lengths are what the network processor reported, also where that is more than there is. */
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
