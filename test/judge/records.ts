import { MonitorRunner } from '../../judge/monitor-runner';
import type { MonitorFinding, MonitorViolation } from '../../judge/monitor-violation';
import { monitors } from '../../judge/monitors/all';
import type { ObservationPoint } from '../../judge/observation-point';
import { constants } from '../../ledger/constants';
import type { Fields, Json } from '../../ledger/json';
import type { Line, TranscriptRecord } from '../../transcript/record';

export type Step = (t: number) => readonly TranscriptRecord[];

/** A device that does not connect by itself and starts nothing. */
const SETUP: Fields = {
  role: 'STA',
  profiles: [],
  policy: { auto: false, fast: false, anyP2P: false, autoProvisioning: false },
  httpServer: true,
  started: true,
  fresh: false,
};

/** A call and its return, 1 ms later. */
export const call =
  (name: string, code: number, args: Fields = {}, value?: Fields): Step =>
  (t) => [
    { kind: 'call', t, function: name, arguments: args },
    { kind: 'return', t: t + 1, function: name, code, ...(value && { value }) },
  ];

/** The host reads the connection policy. */
const readsPolicy = (pPolicy: number): Step =>
  call('sl_WlanPolicyGet', 0, { Type: 'SL_WLAN_POLICY_CONNECTION' }, { pPolicy });
export const policyOff = readsPolicy(0);
export const policyOn = readsPolicy(0x21);

/** Any command that the block concerns. */
export const probe = (code: number): Step => call('sl_DeviceGet', code);

/** A call that has not returned within its deadline. */
export const pending =
  (name: string): Step =>
  (t) => [
    { kind: 'call', t, function: name, arguments: {} },
    { kind: 'pending', t: t + 1, function: name },
  ];

const order = (ProvisioningCmd: string, InactivityTimeoutSec: number, Flags: Json, role: string, code: number): Step =>
  call('sl_WlanProvisioning', code, { ProvisioningCmd, RequestedRoleAfterSuccess: role, InactivityTimeoutSec, Flags });

type Mode = 'AP' | 'SC' | 'APSC' | 'APSC_EXTERNAL_CONFIGURATION';

/** The start of a process in a mode, with a time-out of 600 s. */
export const start = (mode: Mode, flag = 0, code = 0, role = 'ROLE_STA'): Step =>
  order(`SL_WLAN_PROVISIONING_CMD_START_MODE_${mode}`, 600, flag, role, code);

export const stop = (code = 0, role = 'ROLE_STA'): Step => order('SL_WLAN_PROVISIONING_CMD_STOP', 0, 0, role, code);

/** The host calls the confirmation off. */
export const abort: Step = order('SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION', 0, 0, 'ROLE_STA', 0);

/** At a device time of its own, in ms. */
export const at =
  (time: number, step: Step): Step =>
  () =>
    step(time);

/** Happenings between a call and its return. */
export const during =
  (made: Step, ...others: readonly Step[]): Step =>
  (t) => [...made(t).slice(0, -1), ...others.flatMap((each) => each(t)), ...made(t).slice(-1)];

/** An event that arrived earlier than somebody took it. */
export const arrived =
  (time: number, step: Step): Step =>
  (t) =>
    step(t).map((record) => ({ ...record, at: time }) as TranscriptRecord);

export const event =
  (name: string, data: Fields = {}): Step =>
  (t) => [{ kind: 'event', t, at: t, name, data }];

/** A provisioning status, with other members where given. */
export const status = (value: number, data: Fields = {}): Step =>
  event('SL_WLAN_EVENT_PROVISIONING_STATUS', { ProvisioningStatus: value, ...data });

/** STOPPED as a station that is not connected. */
export const stopped = (data: Fields = {}): Step =>
  status(12, { Role: constants.role.ROLE_STA, WlanStatus: 0, Ssidlen: 0, Ssid: '', ...data });

export const added = (data: Fields = { SsidLen: 4, Ssid: 'home' }): Step =>
  event('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', data);

export const phone =
  (act: string, ...args: readonly Json[]): Step =>
  (t) => [{ kind: 'phone', t, act, arguments: args }];

/** A phone that hands over a profile, asks for its confirmation, fetches the result. */
export const posts = (key = 'correct-horse'): Step =>
  phone('request', {
    method: 'POST',
    path: '/api/1/wlan/profile_add',
    form: [
      ['__SL_P_P.A', 'home'],
      ['__SL_P_P.C', key],
    ],
  });
export const asks = phone('request', { method: 'POST', path: '/api/1/wlan/confirm_req' });
export const fetches = phone('request', { method: 'GET', path: '/param_cfg_result.txt' });

/** The bench changes a network. */
export const network =
  (act: string, ...args: readonly Json[]): Step =>
  (t) => [{ kind: 'network', t, act, arguments: args }];

export const wait: Step = (t) => [{ kind: 'wait', t }];

/** The silence after the last step, in ms. A report within the `status byte bound` could explain a call. */
const SILENCE = 400;

/** The records of one scenario: from a setup, one step every 100 ms. */
export function scenario(steps: readonly Step[], setup: Fields = {}, every = 100): readonly Line[] {
  const records: TranscriptRecord[] = [
    { kind: 'scenario', scenario: 'made by hand' },
    { kind: 'reset', t: 0, setup: { ...SETUP, ...setup } },
    ...steps.flatMap((step, index) => step((index + 1) * every)),
    { kind: 'wait', t: steps.length * every + SILENCE },
  ];
  return records.map((record, seq) => ({ ...record, seq, wall: 0, chain: '' }) as Line);
}

/** What all monitors find in these lines, and which rules were put to the test and kept. */
export function watched(lines: readonly Line[]): {
  readonly found: readonly MonitorViolation[];
  readonly held: Set<string>;
} {
  const held = new Set<string>();
  const runner = new MonitorRunner((rule) => held.add(rule), monitors);
  for (const line of lines) runner.take(line);
  return { found: runner.end(), held };
}

export const rulesOf = (found: readonly MonitorFinding[]): string[] => found.map(({ rule }) => rule).sort();

export const CONNECT = event('SL_WLAN_EVENT_CONNECT');
export const ADDRESS = event('SL_NETAPP_EVENT_IPV4_ACQUIRED');

/** The device asks its host for a restart. */
export const resetRequest = (Caller = 1): Step => event('SL_DEVICE_EVENT_RESET_REQUEST', { Status: 0, Caller });

/** The host switches the device off and on. */
export const POWER: readonly Step[] = [call('sl_Stop', 0), call('sl_Start', 0)];

/** A device that starts processes by itself. */
export const AUTO: Fields = { policy: { auto: false, fast: false, anyP2P: false, autoProvisioning: true } };

/** The phone gives a profile and asks for its confirmation. */
export const configured: readonly Step[] = [posts(), added(), asks];

/** What a record is besides its steps. */
export interface Circumstances {
  readonly setup?: Fields;
  /** How it was taken; by a suite that drives the time of the device unless given. */
  readonly vantage?: ObservationPoint;
  /** The device was found as it was, without a reset. */
  readonly found?: true;
  readonly ixit?: { readonly [quantity: string]: number };
}

/** A clock that is off by up to 50 ms. */
export const VAGUE: ObservationPoint = { slack: 50, surroundings: true, driven: false };
/** A console that somebody has captured, with such a clock and without any. */
export const CONSOLE: ObservationPoint = { ...VAGUE, surroundings: false };
export const TIMELESS: ObservationPoint = { ...CONSOLE, slack: Number.POSITIVE_INFINITY };
