import { constants } from '../../ledger/constants';
import { functionNamed } from '../../ledger/functions';
import type { Fields, Json } from '../adapter';
import { bytesOf, textOf } from '../byte-text';
import { latin1ToText } from '../serial/answers';
import { wordFor, wordsForBits } from '../serial/vocabulary';
import type { Return } from '../simulator/host-driver/host-driver';
import { MAC_ADDRESS } from '../simulator/network-processor/store';
import type { ReferenceDevice } from '../simulator/reference-device';
import type { Firmware } from './firmware';
import { ParameterText, ParseError } from './parameter-text';

/** The function call of a command: its arguments, and the result lines of a successful call. */
interface Issue {
  readonly args: Fields;
  readonly lines?: (result: Return) => readonly string[];
  /** Additional effects on the board after the function has succeeded. */
  readonly afterwards?: () => void;
}

/** What of a board a command depends on, beside its device. */
export interface FirmwareFacts {
  readonly firmware: Firmware;
  /** The chip id, as the console prints it. */
  readonly chip: string;
}

type Reading = (parameters: ParameterText, device: ReferenceDevice, facts: FirmwareFacts) => Issue;

const { returnCode } = constants;

/** Versions, after the chip id. The reference device does not simulate them. */
const VERSIONS = '2.0.0.0,2.2.0.7,4.13.0.2,8736';
const MAC = MAC_ADDRESS.map((byte) => `0x${byte.toString(16)}`).join(':');

const latin1 = (text: string): string => Buffer.from(bytesOf(text)).toString('latin1');

const profileArguments = (parameters: ParameterText): Fields => {
  const pName = textOf(Buffer.from(parameters.text(), 'latin1'));
  parameters.text();
  const type = parameters.word('security');
  const key = latin1ToText(parameters.text());
  for (const _extended of ['user', 'anonymous user', 'eap method']) parameters.text();
  return { pName, pSecParams: { Type: type, Key: key } };
};

/**
 * Conversion of parameters to arguments, by command, for every command with a visible effect. The other commands call
 * their function without arguments.
 */
const readings: Readonly<Record<string, Reading>> = {
  stop: (parameters) => ({ args: { Timeout: parameters.number() } }),
  get: (parameters, _device, { chip }) => {
    const id = parameters.word('deviceId');
    const option = id === 'SL_DEVICE_GENERAL' ? parameters.word('deviceOption') : parameters.text();
    const version = option === 'SL_DEVICE_GENERAL_VERSION';
    return {
      args: { DeviceGetId: id, Option: option },
      lines: () => (version ? [`+get:${chip},${VERSIONS}`] : ['+get:']),
    };
  },
  wlanconnect: (parameters) => ({ args: profileArguments(parameters) }),
  wlanprofileadd: (parameters) => ({
    args: { ...profileArguments(parameters), Priority: parameters.number() },
    lines: ({ code }) => [`+wlanprofileadd:${code}`],
  }),
  wlanprofileget: (parameters) => ({
    args: { Index: parameters.number() },
    // An EAP method without a word is printed without its comma.
    lines: ({ code, value }) => [
      `+wlanprofileget:${latin1(String(value?.pName ?? ''))},,${wordFor('security', code) ?? ''},,,,${String(value?.pPriority ?? 0)}`,
    ],
  }),
  wlanprofiledel: (parameters) => ({ args: { Index: parameters.number() } }),
  wlanpolicyset: (parameters) => {
    const type = parameters.word('policyType');
    const isConnection = type === 'SL_WLAN_POLICY_CONNECTION';
    return { args: { Type: type, Policy: isConnection ? parameters.bits('connectionPolicy', 0) : parameters.text() } };
  },
  wlanpolicyget: (parameters, _device, { firmware }) => {
    const type = parameters.word('policyType');
    return {
      args: { Type: type },
      lines: ({ value }) => [
        `+wlanpolicyget:${type === 'SL_WLAN_POLICY_CONNECTION' ? policyWords(Number(value?.pPolicy ?? 0), firmware) : ''}`,
      ],
    };
  },
  wlansetmode: (parameters) => ({ args: { Mode: parameters.word('role') } }),
  wlanget: (parameters, device) => {
    const id = parameters.word('wlanConfig');
    if (id === 'SL_WLAN_CFG_AP_ID') {
      const option = parameters.word('wlanApOption');
      return {
        args: { ConfigId: id, ConfigOpt: option },
        lines: ({ value }) => [`+wlanget:${accessPointValue(option, value?.pValues)}`],
      };
    }
    const option = parameters.text().toLowerCase();
    return { args: { ConfigId: id }, lines: () => [`+wlanget:${wlanValue(id, option, device)}`] };
  },
  wlanset: (parameters) => {
    const id = parameters.word('wlanConfig');
    if (id !== 'SL_WLAN_CFG_AP_ID') return { args: { ConfigId: id } };
    const option = parameters.word('wlanApOption');
    const isSecurity = option === 'SL_WLAN_AP_OPT_SECURITY_TYPE';
    const value = isSecurity ? parameters.word('security') : latin1ToText(parameters.text());
    return { args: { ConfigId: id, ConfigOpt: option, pValues: value } };
  },
  socket: (parameters) => {
    const domain = parameters.word('family');
    const type = parameters.word('socketType');
    if (!['tcp', 'udp', 'raw', 'sec'].includes(parameters.text().toLowerCase())) throw new ParseError(-4);
    return { args: { Domain: domain, Type: type, Protocol: 0 }, lines: ({ code }) => [`+socket:${code}`] };
  },
  netappstart: (parameters) => ({ args: { AppBitMap: parameters.bits('netApp') } }),
  netappstop: (parameters) => ({ args: { AppBitMap: parameters.bits('netApp') } }),
  netappset: (parameters) => {
    const id = parameters.word('netApp');
    const option = id === 'SL_NETAPP_DEVICE_ID' ? parameters.word('netAppDeviceOption') : parameters.text();
    return { args: { AppId: id, Option: option, pOptionValue: latin1ToText(parameters.text()) } };
  },
  netappget: (parameters) => {
    const id = parameters.word('netApp');
    const option = id === 'SL_NETAPP_DEVICE_ID' ? parameters.word('netAppDeviceOption') : parameters.text();
    return {
      args: { AppId: id, Option: option },
      lines: ({ value }) => [`+netappget:${latin1(String(value?.pOptionValue ?? ''))}`],
    };
  },
  netcfgget: (parameters) => {
    const id = parameters.word('netCfg');
    return { args: { ConfigId: id }, lines: () => [`+netcfgget:${id === 'SL_NETCFG_MAC_ADDRESS_GET' ? MAC : ''}`] };
  },
  netappgethostbyname: (parameters) => {
    const name = parameters.text();
    return { args: { pHostName: name }, lines: () => [`+netappgethostbyname:${name},203.0.113.7`] };
  },
  filectl: (parameters, device) => {
    const command = parameters.word('fileControl');
    const restores = command === 'SL_FS_CTL_RESTORE';
    return {
      args: { Command: command },
      ...(restores && { afterwards: () => device.networkProcessor.store.restoreFactory() }),
    };
  },
  wlanprovisioning: (parameters) => ({
    args: {
      ProvisioningCmd: parameters.wordOrNumber('provisioningCommand', 0xff),
      RequestedRoleAfterSuccess: parameters.wordOrNumber('provisioningRole', 0xff, 0),
      InactivityTimeoutSec: parameters.wordOrNumber(undefined, 0xffff, 0),
      pSmartConfigKey: parameters.key(),
      Flags: parameters.wordOrNumber('provisioningFlag', 0xffff_ffff, 0),
    },
  }),
};

/**
 * Executes a command of TI's AT library and prints its result lines and its final line.
 *
 * @param name as in the table, `wlanget`
 * @param fn the function of the command
 */
export function carryOut(
  device: ReferenceDevice,
  facts: FirmwareFacts,
  name: string,
  fn: string,
  parameters: string,
  print: (line: string) => void,
): void {
  const { errors, words } = facts.firmware;
  let issue: Issue;
  try {
    issue = readings[name]?.(new ParameterText(parameters, words), device, facts) ?? {
      args: functionNamed(fn).arguments,
    };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return print(`${errors.parse}${error.code}`);
  }
  device.hostDriver.issue(fn, issue.args, (result) => {
    if (result.code < returnCode.SL_RET_CODE_OK) return print(`${errors.process}${result.code}`);
    issue.afterwards?.();
    for (const line of issue.lines?.(result) ?? []) print(line);
    print('OK');
  });
}

/** A connection policy in the words that the firmware has. */
const policyWords = (bits: number, { words }: Firmware): string =>
  (wordsForBits('connectionPolicy', bits) ?? '')
    .split('|')
    .filter((word) => words.connectionPolicy?.includes(word) ?? true)
    .join('|');

/** An option of the access point as the console prints it: the name unchanged, the security as a word. */
const accessPointValue = (option: string, value: Json | undefined): string =>
  option === 'SL_WLAN_AP_OPT_SECURITY_TYPE' ? (wordFor('security', Number(value)) ?? '') : latin1(String(value ?? ''));

function wlanValue(id: string, option: string, { networkProcessor: { radio } }: ReferenceDevice): string {
  if (id === 'SL_WLAN_CFG_GENERAL_PARAM_ID') return option === 'country_code' ? 'US' : '';
  if (id !== 'SL_WLAN_CONNECTION_INFO') return '';
  const { link } = radio.station;
  const status = link === undefined ? 'disconnected' : 'station_connected';
  return `${wordFor('role', radio.role) ?? ''},${status},,${latin1(link?.ssid ?? '')},${MAC}`;
}
