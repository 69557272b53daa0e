import type { ObservationPoint } from '../../judge/observation-point';
import { ProcessTracker } from '../../judge/process-tracker';
import { lineInWords } from '../../judge/record-accessors';
import { policyIn, profilesIn } from '../../judge/scenario-setup';
import type { Fields } from '../../ledger/json';
import type { Line } from '../../transcript/record';
import {
  abort,
  added,
  asks,
  at,
  call,
  during,
  event,
  fetches,
  network,
  POWER,
  pending,
  phone,
  posts,
  probe,
  resetRequest,
  type Step,
  scenario,
  start,
  status,
  stop,
  stopped,
  wait,
} from './records';

const AUTO: Fields = { policy: { auto: true, fast: false, anyP2P: false, autoProvisioning: true } };
const EXTERNAL = 'APSC_EXTERNAL_CONFIGURATION';
/** Commands that change what a scenario starts from. */
const CHANGING = [
  'sl_WlanPolicySet',
  'sl_FsCtl',
  'sl_WifiConfig',
  'sl_WlanProfileAdd',
  'sl_WlanProfileDel',
  'sl_WlanProfileUpdate',
  'sl_WlanConnect',
  'sl_WlanDisconnect',
  'sl_WlanSetMode',
  'sl_DeviceGet',
];
const TOLD = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** A device that nobody touches. */
const untouched = scenario([]);

const made: readonly (readonly [what: string, steps: readonly Step[], setup?: Fields])[] = [
  [
    'a process with external confirmation',
    [start('AP', 1), posts(), added(), asks, status(15), status(16), probe(0), abort, status(16), stop(), stopped()],
  ],
  [
    'external configuration',
    [
      start(EXTERNAL),
      status(17),
      probe(0),
      posts(),
      added(),
      resetRequest(),
      ...POWER,
      status(15),
      status(16),
      status(5),
    ],
  ],
  ['a second process', [start('SC'), posts(), added(), status(1), stop(), stopped(), start('AP', 0, 0, 'ROLE_AP')]],
  ['a process of the device', [status(11), probe(0), posts(), added(), asks, status(15), status(16), status(4)], AUTO],
  ['a process of the device that a phone joins', [status(11), phone('join', 'home'), status(17)], AUTO],
  ['a process of the device that is synchronised', [status(11), status(13)], AUTO],
  ['a process of the device that is not synchronised', [status(11), status(14)], AUTO],
  ['a process of the device told twice', [status(11), wait, status(11)], AUTO],
  ['a profile announced in a process of the device', [status(11), added()], AUTO],
  ['a synchronisation in a process of the host', [start(EXTERNAL), status(17), status(13)]],
  ['a profile announced after a process of the device', [status(11), stopped(), added()], AUTO],
  ['an act of a phone after a process of the device', [status(11), stopped(), fetches], AUTO],
  ['a profile announced to nobody', [added(), stop(), added()]],
  ['a profile handed over once ready', [start(EXTERNAL), status(17), posts()]],
  ['another act of a phone once ready', [start(EXTERNAL), status(17), fetches]],
  ['a profile announced once ready', [start(EXTERNAL), status(17), added()]],
  ['an act of a phone on an idle device', [start('AP'), stop(), stopped(), posts()]],
  ['a failure and a network that changes', [start('AP'), added(), status(1), network('withdraw', 'home')]],
  ['a result, and a link', [start('AP'), added(), status(1), status(15), status(2)]],
  ['a result, and an address', [start('AP'), added(), status(1), status(16), stopped()]],
  ['a result, and a profile', [start('AP'), added(), status(1), added()]],
  ['a result, and an act of a phone', [start('AP'), added(), status(1), fetches]],
  ['a result, and a restart', [start('AP'), added(), status(1), ...POWER, status(15)]],
  ['a result out of nothing', [status(5), start('AP')]],
  ['a report of an idle device', [start('AP'), stop(), stopped(), status(17), status(16)]],
  ['a report while it ends', [start(EXTERNAL), stop(), status(17), status(16), status(11)]],
  ['an address with the flag of a process that ends', [start('AP', 1), stop(), status(16)]],
  ['a stop of nothing', [stop(), abort]],
  ['a stop that is refused', [start('AP'), stop(-2014), stop()]],
  ['a stop that names no time-out', [start('AP'), call('sl_WlanProvisioning', 0, { ProvisioningCmd: 4 })]],
  ['a stop by the time-out alone', [start('AP'), call('sl_WlanProvisioning', 0, { InactivityTimeoutSec: 0 })]],
  ['an abort that names no time-out', [start('AP'), call('sl_WlanProvisioning', 0, { ProvisioningCmd: 5 })]],
  ['a start by numbers', [call('sl_WlanProvisioning', 0, { ProvisioningCmd: 2, Flags: 3, InactivityTimeoutSec: 30 })]],
  ['a start that names nothing', [call('sl_WlanProvisioning', 0, {})]],
  ['a start that is refused', [start('AP', 0, -2170), start('AP')]],
  ['a start that is refused in a process', [start('AP'), start('AP', 0, -2014), status(15)]],
  ['a start that is refused because one runs that nobody knows of', [start('AP', 0, -2169)]],
  ['a start that is refused because one runs', [start('AP'), start('AP', 0, -2169)]],
  ['a start that is refused while one ends', [start('AP'), stop(), start('AP', 0, -2014)]],
  ['a start that is refused after trouble', [status(0), start('AP', 0, -2014)]],
  ['a start while one ends', [start('AP'), stop(), start('AP')]],
  ['a start after trouble', [status(0), start('AP'), status(15)]],
  [
    'a start after the restart of external configuration, and a report of the process before',
    [
      start(EXTERNAL),
      status(17),
      posts(),
      added(),
      resetRequest(),
      ...POWER,
      start('AP'),
      status(15),
      at(120_000, probe(0)),
    ],
  ],
  [
    'a start after the restart of external configuration that nothing contradicts',
    [
      start(EXTERNAL),
      status(17),
      posts(),
      added(),
      resetRequest(),
      ...POWER,
      start('AP'),
      at(120_000, probe(-2014)),
      at(121_000, probe(-2014)),
    ],
  ],
  ['a start after a restart before any profile', [start('AP'), ...POWER, start('SC'), probe(-2014)]],
  ['a second start that is not refused', [start('AP'), start('AP')]],
  ['a start that returns above 0', [start('AP', 0, 1)]],
  ['a start that does not return', [pending('sl_WlanProvisioning'), status(17)]],
  ['a start refused by a status', [during(start('AP'), status(8)), probe(0)]],
  [
    'a start refused by a status in a process',
    [start('AP'), posts(), added(), status(15), during(start('SC'), status(7))],
  ],
  ['starts refused by a status after trouble', [start('AP'), status(0), during(start('SC'), status(7)), status(16)]],
  [
    'a start refused by a status after it has returned',
    [start('AP'), added(), status(15), start('SC'), status(7), status(16)],
  ],
  ['readiness before the start has returned', [during(start(EXTERNAL), status(17)), probe(0)]],
  ['a start of the device before that of the host has returned', [during(start('AP'), status(11))], AUTO],
  ['readiness and a profile before the start has returned', [during(start(EXTERNAL), status(17), added())]],
  ['readiness of a start that was refused', [during(start(EXTERNAL, 0, -2170), status(17)), start('AP')]],
  [
    'a start of the device while that of the host is refused, after trouble',
    [status(0), during(start('AP', 0, -2014), status(11))],
    AUTO,
  ],
  ['readiness of the process before', [start(EXTERNAL), status(17), stop(), stopped(), start('AP')]],
  ['a STOPPED before the start has returned', [during(start('AP'), stopped())]],
  ['a profile before the start has returned', [during(start('AP'), added()), status(1)]],
  ['trouble in a process', [start('AP'), status(0), status(99), stop(), stopped(), start('AP')]],
  ['a report without a value', [start('AP'), event(TOLD, {}), status(17)]],
  ['a report of a value that is no number', [start('AP'), event(TOLD, { ProvisioningStatus: '17' })]],
  ['a request for a restart once ready', [start(EXTERNAL), status(17), resetRequest()]],
  ['power on that is refused', [call('sl_Start', 0), call('sl_Start', -2012), call('sl_Stop', -2014)]],
  ['another call that is refused', [call('sl_Start', 0), call('sl_Start', 0), probe(-2014)]],
  ['power on that does not return', [call('sl_Start', 0), pending('sl_Start')]],
  ['power on that returns a role', [call('sl_Start', 0), call('sl_Start', 2)]],
  ['power off in a process', [start('AP'), call('sl_Stop', 0), probe(0)]],
  ['another event', [start('AP'), event('SL_WLAN_EVENT_CONNECT')]],
  ['a return of nothing', [(t) => [{ kind: 'return', t, function: 'sl_WlanProvisioning', code: 0 }]]],
  ['what a phone sets', [phone('request', { method: 'POST', path: '/api/1/wlan/policy_set' })]],
  ...CHANGING.map((name): [string, readonly Step[]] => [`${name} on an idle device`, [call(name, 0)]]),
  ['an access point', [wait], { role: 'AP', profiles: ['home', 'work'] }],
  ['a device that connects fast', [wait], { policy: { auto: false, fast: true } }],
  ['a device that connects', [wait], { policy: { auto: true, fast: false } }],
  ['a device of no known policy', [wait], { policy: null }],
  ['a device of a policy in another form', [wait], { policy: [false], profiles: 'none' }],
  ['a device of a policy in words', [wait], { policy: 'auto' }],
  ['a device of a policy with numbers', [wait], { policy: { auto: 0, fast: 1 } }],
  ['a device as it comes from the factory', [start('AP')], { fresh: true }],
];

/** The records by name, the last of a device found as it was. */
export const processes = new Map<string, readonly Line[]>([
  ['a device that nobody touches', untouched],
  ...made.map(([what, steps, setup]): [string, readonly Line[]] => [what, scenario(steps, setup)]),
  [
    'a device found as it was',
    scenario([stop(), stopped(), start('AP'), added(), status(15)]).filter(({ kind }) => kind !== 'reset'),
  ],
]);

const VANTAGE: ObservationPoint = { slack: 0, surroundings: true, driven: true };

/** What is known, one fact an entry. Lines stand by their numbers. */
function facts(process: ProcessTracker): ReadonlyMap<string, string> {
  const { attempt, start, vantage: _vantage, reset: _reset, ...others } = process;
  const all: Record<string, unknown> = {
    ...Object.fromEntries(
      Object.entries(others)
        .filter(([name, value]) => !/before|unsettled|^role$/i.test(name) && typeof value !== 'function')
        .map(([name, value]) => (name === 'results' ? ['result', process.result] : [name, value])),
    ),
    ...Object.fromEntries(Object.entries(start ?? {}).map(([name, value]) => [`start.${name}`, value])),
    ...Object.fromEntries(Object.entries(attempt).map(([name, value]) => [`attempt.${name}`, value])),
    profiles: profilesIn(process.reset)?.length,
    roleBefore: process.role.before,
    auto: policyIn(process.reset, 'auto'),
    fast: policyIn(process.reset, 'fast'),
    autoProvisioning: policyIn(process.reset, 'autoProvisioning'),
  };
  return new Map(Object.entries(all).map(([name, value]) => [name, inWords(value)]));
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return 'seq' in value ? `#${value.seq}` : JSON.stringify(value);
}

const begun = (lines: readonly Line[]): ProcessTracker =>
  new ProcessTracker(
    VANTAGE,
    lines.find((line) => line.kind === 'reset'),
  );

/** One line each: the line of the record, and what it changes. Begins with what no other device has at first. */
export function changesIn(lines: readonly Line[]): readonly string[] {
  const process = begun(lines);
  let before = lines.length > untouched.length ? facts(begun(untouched)) : new Map<string, string>();
  const changes = (): string => {
    const now = facts(process);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (name) => (before.get(name) ?? 'undefined') !== (now.get(name) ?? 'undefined'),
    );
    before = now;
    return changed.map((name) => `${name} ${now.get(name) ?? 'undefined'}`).join(', ') || 'as before';
  };
  return [
    `at first: ${changes()}`,
    ...lines
      .filter(({ kind }) => kind !== 'scenario' && kind !== 'reset')
      .map((line) => {
        process.take(line);
        return `#${line.seq} ${lineInWords(line)}: ${changes()}`;
      }),
  ];
}
