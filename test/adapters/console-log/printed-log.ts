import { eventLines } from '../../../adapters/board/event-lines';
import { orderFor } from '../../../adapters/serial/at-commands';
import { wordFor } from '../../../adapters/serial/vocabulary';
import { inDeviceOrder } from '../../../judge/device-order';
import type { LineOf } from '../../../judge/monitor';
import { numberOf } from '../../../judge/record-accessors';
import type { Fields } from '../../../ledger/json';
import type { Line } from '../../../transcript/record';

/** A line of a console, with the task that prints it. */
export interface PrintedLine {
  readonly t: number;
  readonly task: 'events' | 'commands';
  readonly text: string;
}

/** Prints the records of one scenario as a console does; undefined where the console cannot issue what the host did. */
export type LogPrinter = (records: readonly Line[]) => readonly PrintedLine[] | undefined;

/** Calls without which the rest of a log cannot be understood. */
const DECISIVE = ['sl_WlanProvisioning', 'sl_Start', 'sl_Stop', 'sl_WlanSetMode', 'sl_WlanPolicySet', 'sl_WlanConnect'];

/** The records up to where they are no longer the device's own. */
function told(records: readonly Line[]): readonly Line[] {
  const end = records.findIndex(({ kind }) => kind === 'driver-port' || kind === 'fault');
  return inDeviceOrder(end < 0 ? records : records.slice(0, end));
}

/** Lines that one task prints at one time; texts that are undefined are not printed. */
const printed = (t: number, task: PrintedLine['task'], texts: readonly (string | undefined)[]): PrintedLine[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ t, task, text }]));

/** TI's at_commands demo. */
export const printAt =
  (addOn: boolean): LogPrinter =>
  (records) => {
    const lines = told(records);
    if (lines.some(isBeyondConsole)) return undefined;
    let isIssued = false;
    return lines.flatMap((line) => {
      switch (line.kind) {
        case 'event':
          return printed(line.at, 'events', eventLines(line.name, line.data, addOn));
        case 'call': {
          const text = commandOf(line.function, line.arguments);
          isIssued = text !== undefined;
          return printed(line.t, 'commands', [text]);
        }
        case 'return':
          if (!isIssued) return [];
          return printed(line.t, 'commands', [line.code < 0 ? `ERROR: process command,${line.code}` : 'OK']);
        default:
          return [];
      }
    });
  };

/** Whether the console cannot issue a call that the rest of the log depends on. */
const isBeyondConsole = (line: Line): boolean =>
  line.kind === 'call' && DECISIVE.includes(line.function) && commandOf(line.function, line.arguments) === undefined;

function commandOf(name: string, args: Fields): string | undefined {
  try {
    return orderFor(name, args).text;
  } catch {
    return undefined;
  }
}

/** How a host words what it prints. */
interface Wording {
  readonly statuses: { readonly [value: number]: string };
  readonly profile: (ssid: string) => string;
  readonly stopped: (role: number, state: number, ssid: string) => readonly string[];
  readonly events: { readonly [name: string]: string };
  readonly start?: (mode: number) => string | undefined;
  readonly refused?: (code: number) => string | undefined;
}

/** A host that prints the reports it gets, and its starts. */
export const printHost =
  (wording: Wording): LogPrinter =>
  (records) => {
    let started = false;
    return told(records).flatMap((line) => {
      switch (line.kind) {
        case 'event':
          return printed(line.at, 'events', reportTexts(wording, line));
        case 'call': {
          const mode = numberOf(line.arguments.ProvisioningCmd) ?? Number.POSITIVE_INFINITY;
          started = line.function === 'sl_WlanProvisioning' && mode < 4;
          return printed(line.t, 'commands', started ? [wording.start?.(mode)] : []);
        }
        case 'return':
          return printed(line.t, 'commands', started && line.code < 0 ? [wording.refused?.(line.code)] : []);
        default:
          return [];
      }
    });
  };

function reportTexts(
  { statuses, profile, stopped, events }: Wording,
  { name, data }: LineOf<'event'>,
): readonly (string | undefined)[] {
  const value = numberOf(data.ProvisioningStatus);
  const ssid = String(data.Ssid ?? '');
  if (value === 12) return stopped(Number(data.Role), Number(data.WlanStatus), ssid);
  if (name.endsWith('PROFILE_ADDED')) return [profile(ssid)];
  return [value === undefined ? events[name] : (statuses[value] ?? statuses[-1])];
}

const role = (value: number): string => (wordFor('role', value) ?? String(value)).toUpperCase();
const state = (value: number): string => (wordFor('wlanStatus', value) ?? String(value)).toUpperCase();

const P = ' [Provisioning] ';
const demoErrors = Object.fromEntries([0, 6, 7, 8, 9, 10].map((n) => [n, `${P}Provisioning Error status=${n}`]));

export const demo: Wording = {
  statuses: {
    ...demoErrors,
    1: `${P}Profile confirmation failed: network not found`,
    2: `${P}Profile confirmation failed: Connection failed`,
    3: `${P}Profile confirmation failed: IP address not acquired`,
    4: `${P}Profile Confirmation failed  (Connection Success, feedback to Smartphone app failed)`,
    5: `${P}Profile Confirmation Success!`,
    11: `${P}Auto-Provisioning Started`,
    13: `${P}Smart Config Synced!`,
    14: `${P}Smart Config Sync Timeout!`,
    15: `${P}Profile confirmation: WLAN Connected!`,
    16: `${P}Profile confirmation: IP Acquired!`,
    17: `${P}External configuration is ready! `,
    [-1]: `${P}Unknown Provisioning Status: 99`,
  },
  profile: (ssid) => `${P}Profile Added: SSID: ${ssid}`,
  stopped: (r, s, ssid) => [
    ` Provisioning stopped: Current Role: ${role(r)}`,
    ...(r === 0 ? [`                       WLAN Status: ${state(s)}`] : []),
    ...(r === 0 && s === 3 ? [`                       Connected to SSID: ${ssid}`] : []),
  ],
  events: {
    SL_WLAN_EVENT_CONNECT: ' [Event] STA connected to AP - BSSID:02:00:00:00:00:01, SSID:home',
    SL_WLAN_EVENT_DISCONNECT: ' [Event] STA disconnected from AP (Reason Code = 200)',
    SL_NETAPP_EVENT_IPV4_ACQUIRED: '[NETAPP EVENT] IP Acquired: IP=192.0.2.23 , Gateway=192.0.2.1',
    SL_NETAPP_EVENT_DHCPV4_LEASED: '[NETAPP Event] IP Leased: 10.123.45.2',
    SL_DEVICE_EVENT_RESET_REQUEST: '[GENERAL EVENT] Reset Request Event',
    SL_DEVICE_EVENT_FATAL_DEVICE_ABORT: '[ERROR] - FATAL ERROR: Abort NWP event detected: AbortType=1, AbortData=0x1',
  },
  start: (mode) => ` Starting Provisioning! mode=${mode} (0-AP, 1-SC, 2-AP+SC, 3-AP+SC+EXT)`,
  refused: (code) => ` Provisioning Command Error, num:${code}`,
};

const W = '[WLAN EVENT] ';
export const outOfBox: Wording = {
  statuses: {
    ...Object.fromEntries([0, 6, 7, 8, 9].map((n) => [n, `${W}Provisioning Error status=${n}`])),
    1: `${W}Confirmation fail: network not found`,
    2: `${W}Confirmation fail: Connection failed`,
    3: `${W}Confirmation fail: IP address not acquired`,
    4: `${W}Connection Success (feedback to Smartphone app failed)`,
    5: `${W}Confirmation Success!`,
    10: `${W}Provisioning already started`,
    11: `${W}Auto-Provisioning Started`,
    13: `${W}Smart Config Synced!`,
    14: `${W}Smart Config Sync timeout`,
    15: `${W}Connection to AP succeeded`,
    16: `${W}IP address acquired`,
    [-1]: `${W}Unknown Provisioning Status: 17`,
  },
  profile: () => `${W}Profile Added`,
  stopped: (r, s, ssid) => [
    `${W}Provisioning stopped`,
    ...(r === 0 ? [` ${W}- WLAN Connection Status:${s}`] : []),
    ...(r === 0 && s === 3 ? [` ${W}- Connected to SSID:${ssid}`] : []),
  ],
  events: {
    SL_WLAN_EVENT_CONNECT: '[WLAN EVENT] STA Connected to the AP: home ,BSSID: 02:00:00:00:00:01',
    SL_NETAPP_EVENT_IPV4_ACQUIRED: '[NETAPP EVENT] IP Acquired: IP=192.0.2.23 , Gateway=192.0.2.1',
    SL_DEVICE_EVENT_FATAL_DEVICE_ABORT: '[ERROR] - FATAL ERROR: Abort NWP event detected: AbortType=1, AbortData=0x1',
  },
};

const number = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
const H = '1234 Info WLAN ';
export const numbers: Wording = {
  statuses: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n, `${H}Provisioning status (${number(n)}).`])),
  profile: (ssid) => `${H}Provisioning profile added (SSID=${ssid}).`,
  stopped: () => [`${H}Provisioning status (0x0C).`],
  events: { SL_WLAN_EVENT_CONNECT: `${H}Connect (SSID=home).` },
};

const I = 'I [WifiAbstraction] ';
export const brackets: Wording = {
  ...demo,
  statuses: Object.fromEntries(
    Object.entries(demo.statuses).map(([n, text]) => [
      n,
      text
        .replace(P, I)
        .replace(/Error status=(\d+)/, 'Error <status=$1>')
        .replace(/Status: (\d+)/, '<Status:$1>')
        .replace('failed:', 'failed.'),
    ]),
  ),
  profile: (ssid) => `${I}Profile Added <SSID:${ssid}>`,
  stopped: (r, s, ssid) => [
    `${I}Provisioning stopped <role:${r}>`,
    ...(r === 0 ? [`${I}WLAN <Status:${state(s)}>`] : []),
    ...(r === 0 && s === 3 ? [`${I}Connected <SSID:${ssid}>`] : []),
  ],
  events: {},
  start: () => undefined,
  refused: () => undefined,
};
