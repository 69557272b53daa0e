import type { Fields } from '../ledger/json';
import type { Line, TranscriptRecord } from '../transcript/record';

const status = (t: number, value: number, more: Fields = {}): TranscriptRecord => ({
  kind: 'event',
  t,
  at: t,
  name: 'SL_WLAN_EVENT_PROVISIONING_STATUS',
  data: { ProvisioningStatus: value, Role: 0, WlanStatus: 0, Ssidlen: 0, Ssid: '', ...more },
});

const call = (t: number, name: string, code: number, args: Fields = {}): TranscriptRecord[] => [
  { kind: 'call', t, function: name, arguments: args },
  { kind: 'return', t: t + 1, function: name, code },
];

const post = (t: number, path: string, form: readonly (readonly [string, string])[] = []): TranscriptRecord => ({
  kind: 'phone',
  t,
  act: 'request',
  arguments: [{ method: 'POST', path, form: form.map((pair) => [...pair]) }],
  answer: { kind: 'answered', status: 204, body: '' },
});

/** The transcript of a successful confirmation with a host that probes. */
export function confirmation(): Line[] {
  const start = {
    ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP',
    RequestedRoleAfterSuccess: 'ROLE_STA',
    InactivityTimeoutSec: 600,
    pSmartConfigKey: null,
    Flags: 0,
  };
  const off = { auto: false, fast: false, anyP2P: false, autoProvisioning: false };
  const records: TranscriptRecord[] = [
    { kind: 'scenario', scenario: 'a confirmation' },
    {
      kind: 'reset',
      t: 0,
      setup: { role: 'STA', profiles: [], policy: off, httpServer: true, started: true, fresh: false },
    },
    ...call(0, 'sl_WlanProvisioning', 0, start),
    { kind: 'phone', t: 300, act: 'joinDevice', arguments: [], answer: { kind: 'joined' } },
    post(340, '/api/1/wlan/profile_add', [
      ['__SL_P_P.A', 'home'],
      ['__SL_P_P.C', 'correct-horse'],
    ]),
    {
      kind: 'event',
      t: 340,
      at: 340,
      name: 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      data: { SsidLen: 4, Ssid: 'home' },
    },
    post(360, '/api/1/wlan/confirm_req'),
    ...[1_000, 2_000, 3_000].flatMap((t) => [{ kind: 'wait', t } as const, ...call(t, 'sl_DeviceGet', -2014)]),
    status(3_500, 15),
    ...call(3_600, 'sl_DeviceGet', -2014),
    status(4_500, 16),
    { kind: 'phone', t: 4_600, act: 'request', arguments: [{ method: 'GET', path: '/param_cfg_result.txt' }] },
    status(4_600, 5),
    status(5_000, 12, { WlanStatus: 3, Ssidlen: 4, Ssid: 'home' }),
    ...call(5_100, 'sl_DeviceGet', 0),
    { kind: 'wait', t: 8_000 },
  ];
  return records.map((record, seq) => ({ ...record, seq, wall: 0, chain: '0123456789abcdef' }) as Line);
}
