import type { Vantage } from '../../judge/process-so-far';
import type { Fields } from '../../ledger/json';
import {
  abort,
  added,
  arrived,
  asks,
  at,
  call,
  during,
  event,
  fetches,
  network,
  pending,
  phone,
  posts,
  probe,
  type Step,
  start,
  status,
  stop,
  stopped,
  wait,
} from './records';

/** What a record is besides its steps. */
export interface Circumstances {
  readonly setup?: Fields;
  /** How it was taken; by a suite that drives the time of the device unless given. */
  readonly vantage?: Vantage;
  /** The device was found as it was, without a reset. */
  readonly found?: true;
  readonly ixit?: { readonly [quantity: string]: number };
}

type Edge = readonly [what: string, steps: readonly Step[], Circumstances?];

/** A clock that is off by up to 50 ms. */
const VAGUE: Vantage = { slack: 50, surroundings: true, driven: false };
/** A console that somebody has captured, with such a clock and without any. */
const CONSOLE: Vantage = { ...VAGUE, surroundings: false };
const TIMELESS: Vantage = { ...CONSOLE, slack: Number.POSITIVE_INFINITY };

const CONNECT = event('SL_WLAN_EVENT_CONNECT');
const DISCONNECT = event('SL_WLAN_EVENT_DISCONNECT');
const ADDRESS = event('SL_NETAPP_EVENT_IPV4_ACQUIRED');
const RESET = event('SL_DEVICE_EVENT_RESET_REQUEST', { Status: 0, Caller: 1 });
const AUTO: Fields = { policy: { auto: false, fast: false, anyP2P: false, autoProvisioning: true } };
const POWER = [call('sl_Stop', 0), call('sl_Start', 0)];
const configured = [posts(), added(), asks];
const linked = [start('AP'), ...configured, status(15)];
const addressed = [...linked, status(16)];
const failed = [start('AP'), ...configured, status(1)];
const external = [start('APSC_EXTERNAL_CONFIGURATION'), status(17)];
const byItself = [status(11), ...configured];
const key = 'correct-horse';
/** A return of a call that was given up. */
const returned =
  (code: number): Step =>
  (t) => [{ kind: 'return', t, function: 'sl_DeviceGet', code }];
/** A start that names neither mode nor time-out. */
const bare = call('sl_WlanProvisioning', 0, { Flags: 0 });

const automatic: readonly Edge[] = [
  ['an automatic start told twice', [status(11), status(11)], { setup: AUTO }],
  ['an automatic start once the policy was changed', [call('sl_WlanPolicySet', 0), status(11)]],
  ['an automatic start after a restart in a process', [start('AP'), ...POWER, status(11)]],
  ['an automatic start without a clock', [call('sl_Start', 0), status(11)], { setup: AUTO, vantage: TIMELESS }],
  [
    'an automatic start with nobody knows what profiles',
    [call('sl_Start', 0), status(11)],
    { setup: { ...AUTO, profiles: null } },
  ],
  [
    'an automatic start once profiles were changed',
    [call('sl_WlanProfileDel', 0), call('sl_Start', 0), status(11)],
    { setup: AUTO },
  ],
  ['an automatic start in time', [call('sl_Start', 0), at(2_101, status(11))], { setup: AUTO }],
  ['an automatic start a tick early', [call('sl_Start', 0), at(2_100, status(11))], { setup: AUTO }],
  [
    'an automatic start early by less than the clock tells',
    [call('sl_Start', 0), at(2_060, status(11))],
    { setup: AUTO, vantage: VAGUE },
  ],
  [
    'an automatic start early by more than the clock tells',
    [call('sl_Start', 0), at(2_050, status(11))],
    { setup: AUTO, vantage: VAGUE },
  ],
  [
    'an automatic start with a profile in time',
    [call('sl_Start', 0), at(120_101, status(11))],
    { setup: { ...AUTO, profiles: ['home'] } },
  ],
];

const confirmation: readonly Edge[] = [
  ['a failure out of nothing', [status(3)]],
  ['no address after a network has gone', [...addressed, network('withdraw', 'home'), status(3)]],
  ['no address after an abort', [start('AP', 1), ...configured, status(15), status(16), abort, status(3)]],
  ['no address told twice', [...linked, status(3), status(3)]],
  ['no address after a restart', [...external, ...configured, RESET, ...POWER, status(3)]],
  ['a second attempt that fails as the first', [...failed, asks, status(1)]],
  ['a second attempt that gets further', [...failed, asks, status(15), status(3)]],
  ['a second attempt without a link', [...failed, asks, status(16), status(4)]],
  ['a second attempt without an address', [...failed, asks, status(15), fetches, status(5)]],
  ['a success out of the profile alone', [start('AP'), ...configured, fetches, status(5)]],
  ['an address told once more', [...addressed, status(4), status(16)]],
  ['an address after a failure, asked for', [...failed, asks, status(16)]],
  ['an address before a profile', [start('AP'), status(16)]],
  ['a failure that a console tells twice', [start('AP'), added(), status(1), status(1)], { vantage: CONSOLE }],
  ['a profile that a console tells', [start('AP'), added()], { vantage: CONSOLE }],
  ['a success of a process of the device', [...byItself, status(15), status(16), status(5)], { setup: AUTO }],
  ['a success after the stop', [...addressed, stop(), status(5)]],
  ['a success out of nothing', [status(15), status(16), status(5)]],
  ['a success on a console', [start('AP'), added(), status(15), status(16), status(5)], { vantage: CONSOLE }],
  [
    'a success over SmartConfig that an app may have fetched',
    [start('SC'), phone('smartConfig', { ssid: 'home', key }), added(), status(15), status(16), status(5)],
    { vantage: VAGUE },
  ],
  ['a success over HTTP that nobody has fetched', [...addressed, status(5)], { vantage: VAGUE }],
  ['a result fetched before the address', [...linked, fetches, status(16), status(5)]],
  ['something else fetched', [...addressed, phone('request', { method: 'GET', path: '/' }), status(5)]],
  ['a result of TI’s app fetched', [...addressed, phone('request', { method: 'GET', path: '/__SL_G_MCR' }), status(5)]],
  ['a result posted', [...addressed, phone('request', { method: 'POST', path: '/__SL_G_MCR' }), status(5)]],
];

const ends: readonly Edge[] = [
  ['an end by the time-out', [start('AP'), at(600_100, stopped())]],
  ['an end a tick before the time-out', [start('AP'), at(600_099, stopped())]],
  ['an end early by less than the clock tells', [start('AP'), at(600_050, stopped())], { vantage: VAGUE }],
  ['an end early by more than the clock tells', [start('AP'), at(600_049, stopped())], { vantage: VAGUE }],
  ['an early end without a clock', [start('AP'), stopped()], { vantage: TIMELESS }],
  ['an end without a time-out', [bare, stopped()]],
  ['an end of a process of the device', [status(11), wait, stopped({ Role: 2 })], { setup: AUTO }],
  ['an end after an abort', [start('AP', 1), ...configured, status(15), status(16), abort, wait, stopped({ Role: 2 })]],
  ['an end after an abort of nothing', [start('AP', 1), abort, stopped()]],
  ['an end after a link to nobody knows what', [start('AP'), status(15), stopped()]],
  ['an end after an address from nobody knows where', [start('AP'), status(16), stopped()]],
  ['an end after an address without the flag', [...addressed, stopped()]],
  ['an end with the flag and without an address', [start('AP', 1), wait, stopped()]],
  ['an end after a link', [...linked, stopped()]],
  ['an end after a profile', [start('AP'), ...configured, stopped({ Role: 2 })]],
  ['an end after failed feedback', [...addressed, status(4), stopped()]],
  ['an end in a second attempt', [...failed, asks, stopped()]],
  ['an end after trouble', [start('AP'), status(0), stop(), stopped({ Role: 2 })]],
  ['another role told with a failure', [start('AP'), ...configured, status(1, { Role: 2, WlanStatus: 4 })]],
  ['a role told with a synchronisation', [start('SC'), status(13, { Role: 2 })]],
  ['another role after power off', [start('AP'), call('sl_Stop', 0), stop(), stopped({ Role: 2 })]],
  ['an end that names no role', [start('AP'), stop(), status(12)]],
  ['another role after a restart', [start('AP'), ...POWER, stop(), stopped({ Role: 2 })]],
  ['another role after a restart before the process', [...POWER, start('AP'), stop(), stopped({ Role: 2 })]],
  ['another role after an abort and a stop', [start('AP', 1), abort, stop(), stopped({ Role: 2 })]],
  ['another role after a success and a stop', [...addressed, fetches, status(5), stop(), stopped({ Role: 2 })]],
  ['a stop that keeps the role', [start('AP'), stop(0, 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE'), stopped()]],
  ['a stop that asks for another role', [start('AP'), stop(0, 'ROLE_AP'), stopped()]],
  ['a stop with a role there is not', [start('AP'), stop(0, 'nonsense'), stopped()]],
  ['another role once the mode was set', [call('sl_WlanSetMode', 0), start('AP'), stop(), stopped({ Role: 2 })]],
  ['the time-out once the mode was set', [call('sl_WlanSetMode', 0), start('AP'), at(700_000, stopped({ Role: 2 }))]],
  ['the time-out of an access point', [start('AP'), at(700_000, stopped({ Role: 2 }))], { setup: { role: 'AP' } }],
  [
    'a success that makes an access point',
    [start('AP', 0, 0, 'ROLE_AP'), ...configured, status(15), status(16), fetches, status(5), stopped({ Role: 2 })],
  ],
  [
    'a success that makes a station of what was to be an access point',
    [start('AP', 0, 0, 'ROLE_AP'), ...configured, status(15), status(16), fetches, status(5), stopped()],
  ],
  [
    'a success that keeps the role',
    [start('AP', 0, 0, 'nonsense'), ...configured, status(15), status(16), fetches, status(5), stopped()],
  ],
  ['a failure without a profile, and the time-out', [start('AP'), status(1), at(700_000, stopped({ Role: 2 }))]],
  ['a state that is not told', [start('AP'), stop(), stopped({ WlanStatus: null })]],
  ['a state below all', [start('AP'), stop(), stopped({ WlanStatus: -1 })]],
  ['a connection without a name to tell', [start('AP'), stop(), status(12, { Role: 0, WlanStatus: 3 })]],
  ['a connection to a name', [start('AP'), stop(), status(12, { Role: 0, WlanStatus: 3, Ssid: 'home' })]],
  ['a connection to so many bytes', [start('AP'), stop(), status(12, { Role: 0, WlanStatus: 3, Ssidlen: 4 })]],
  ['a connection to an empty name', [start('AP'), stop(), status(12, { Role: 0, WlanStatus: 3, Ssid: '' })]],
  ['a connection to no bytes', [start('AP'), stop(), status(12, { Role: 0, WlanStatus: 3, Ssidlen: 0 })]],
  ['a name without a length', [start('AP'), posts(), added({ Ssid: 'home' })]],
  ['a name of 32 bytes', [start('AP'), posts(), added({ SsidLen: 32 })]],
  ['a long name told with a failure', [start('AP'), ...configured, status(1, { Ssidlen: 33, Role: 0, WlanStatus: 3 })]],
  ['a long name of an access point', [start('AP'), stop(), stopped({ Role: 2, WlanStatus: 3, Ssidlen: 33 })]],
  ['two processes, two ends', [start('AP'), stop(), stopped(), start('AP'), stop(), stopped()]],
  ['a second end after a restart', [start('AP'), stop(), stopped(), call('sl_Stop', 0), stopped()]],
  ['a second end after power on', [start('AP'), stop(), stopped(), call('sl_Start', 0), stopped()]],
  ['a second end after another call', [start('AP'), stop(), stopped(), probe(0), stopped()]],
  ['a second end after another report', [start('AP'), stop(), stopped(), status(13), stopped()]],
  ['an end after the first refusal', [status(6), stopped(), stopped()]],
  ['an end after the last refusal', [status(10), stopped()]],
  ['an end after a result', [status(5), stopped()]],
  ['an end after a refusal and a stop', [status(8), stop(), stopped()]],
  ['an end after a refusal in a process', [start('AP'), stop(), stopped(), status(8), stopped()]],
  ['an end after a refusal on a device found as it was', [status(8), stopped()], { vantage: CONSOLE, found: true }],
];

const starts: readonly Edge[] = [
  [
    'another function with arguments of a stop',
    [start('AP'), call('sl_DeviceGet', -2014, { InactivityTimeoutSec: 0 })],
  ],
  ['a refused start, and a restart', [start('AP', 0, -2170), ...POWER, status(15)]],
  ['a refused start, and power off', [start('AP', 0, -2170), call('sl_Stop', 0), status(15)]],
  ['a refused start, and power on', [start('AP', 0, -2170), call('sl_Start', 0), status(15)]],
  ['a refused start, and another call', [start('AP', 0, -2170), probe(0), status(15)]],
  ['a refused start, and a stop', [start('AP', 0, -2170), stop(), status(15)]],
  ['a second start refused', [start('AP'), start('AP', 0, -2169), ...configured, status(15)]],
  ['a stop refused where nothing runs', [stop(-2014), call('sl_Stop', -2014), status(15)]],
  ['a report before a start is refused', [during(start('AP', 0, -2170), status(13)), status(15)]],
  ['a link out of nothing', [status(15)]],
  ['a refused start, and trouble', [start('AP', 0, -2170), status(0), status(15)]],
  [
    'a refused start, and one of the device',
    [start('AP', 0, -2170), status(11), stopped(), status(15)],
    { setup: AUTO },
  ],
  ['a refused start, and a profile', [start('AP', 0, -2170), posts(), added()]],
  ['a refused start, and readiness', [start('AP', 0, -2170), status(17)]],
  ['a refused start, and a synchronisation', [start('AP', 0, -2170), status(13)]],
  ['a refused start, and silence', [start('AP', 0, -2170), wait]],
  ['readiness in a process of the device', [status(11), status(17)], { setup: AUTO }],
  ['a synchronisation in a process of the device', [status(11), status(13), status(14)], { setup: AUTO }],
  ['the end of a synchronisation in mode 0', [start('AP'), status(14)]],
  ['another event in mode 0', [start('AP'), CONNECT]],
  ['a request for a restart while it ends', [start('AP'), stop(), RESET]],
  ['a request for a restart with the flag', [...addressed.with(0, start('AP', 1)), RESET, status(15)]],
  ['a request that names no caller', [...external, ...configured, event('SL_DEVICE_EVENT_RESET_REQUEST'), status(17)]],
  ['an address before the restart', [...external, ...configured, RESET, status(16)]],
  ['a failure before the restart', [...external, ...configured, RESET, status(1)]],
  ['a link after the restart', [...external, ...configured, RESET, ...POWER, status(15)]],
  ['a link after a restart that nobody had asked for yet', [...POWER, ...external, ...configured, RESET, status(15)]],
  ['a link after a request and a stop', [...external, ...configured, RESET, stop(), status(15)]],
];

const gate: readonly Edge[] = [
  ['calls after an automatic start', [status(11), probe(0), probe(-2014)], { setup: AUTO }],
  ['a call that does not return while open', [...external, pending('sl_DeviceGet'), probe(0)]],
  ['a call that does not return while shut', [start('AP'), pending('sl_DeviceGet'), probe(-2014)]],
  ['a refusal told late while open', [...external, pending('sl_DeviceGet'), returned(-2014), at(600, wait)]],
  ['an answer told late while shut', [start('AP'), pending('sl_DeviceGet'), returned(0), at(600, wait)]],
  ['a report during a refused call while open', [...external, during(probe(-2014), CONNECT)]],
  ['a report that shuts during a refused call', [...external, during(probe(-2014), added())]],
  ['a report that opens during a refused call', [...external, posts(), added(), during(probe(-2014), status(17))]],
  [
    'a refusal before the report was taken',
    [start('APSC_EXTERNAL_CONFIGURATION'), probe(-2014), arrived(150, status(17))],
  ],
  [
    'a refusal that a report within the slack explains',
    [...external, probe(-2014), at(340, status(12))],
    { vantage: VAGUE },
  ],
  [
    'a refusal that a report at the very slack explains',
    [...external, probe(-2014), at(351, status(12))],
    { vantage: VAGUE },
  ],
  [
    'a refusal that a report explains that is taken late',
    [...external, probe(-2014), at(600, probe(0)), arrived(340, stopped())],
    { vantage: VAGUE },
  ],
  [
    'a call served right before a link and a STOPPED',
    [start('AP'), ...configured, probe(0), at(520, status(15)), at(540, stopped())],
    { vantage: VAGUE },
  ],
  [
    'a refusal that a report beyond the slack does not',
    [...external, probe(-2014), at(352, status(12))],
    { vantage: VAGUE },
  ],
  [
    'a refusal that a wait confirms',
    [...external, probe(-2014), at(351, wait), at(351, status(12))],
    { vantage: VAGUE },
  ],
  ['a wait that is too short', [...external, probe(-2014), at(350, wait), at(350, status(12))], { vantage: VAGUE }],
  ['a refusal without a clock', [...external, probe(-2014), status(13)], { vantage: TIMELESS }],
  ['a refusal in a process of no time-out', [bare, status(17), probe(-2014)]],
  ['a refusal at the time-out', [...external, at(600_100, probe(-2014)), at(600_200, wait)]],
  ['a refusal a tick before the time-out', [...external, at(600_099, probe(-2014)), at(600_200, wait)]],
  [
    'a refusal just before the time-out by a vague clock',
    [...external, at(600_050, probe(-2014)), at(600_200, wait)],
    { vantage: VAGUE },
  ],
  [
    'a refusal well before the time-out by a vague clock',
    [...external, at(600_049, probe(-2014)), at(600_200, wait)],
    { vantage: VAGUE },
  ],
  [
    'a refusal of a call made before the report',
    [start('APSC_EXTERNAL_CONFIGURATION'), at(250, status(17)), at(240, probe(-2014))],
    { vantage: VAGUE },
  ],
  [
    'a refusal of a call made with the report',
    [start('APSC_EXTERNAL_CONFIGURATION'), at(250, status(17)), at(250, probe(-2014))],
    { vantage: VAGUE },
  ],
  ['a refusal of an unknown function', [...external, call('sl_Nonsense', -2014)]],
  ['a call of an unknown function', [start('AP'), call('sl_Nonsense', 0)]],
  ['a start refused in a process', [start('AP'), start('AP', 0, -2014)]],
  ['a call served right before a STOPPED', [start('AP'), probe(0), at(240, stopped())], { vantage: VAGUE }],
  [
    'a call served right before a link',
    [start('AP'), ...configured, probe(0), at(540, status(15))],
    { vantage: VAGUE },
  ],
  ['a call served, another report, and no clock', [start('AP'), probe(0), CONNECT, status(12)], { vantage: TIMELESS }],
  ['a call served long before a STOPPED', [start('AP'), probe(0), at(252, stopped())], { vantage: VAGUE }],
  ['a call that a profile shuts out', [status(11), posts(), during(probe(0), added())], { setup: AUTO }],
  ['a report during a call that is served', [...linked, during(probe(0), status(13))]],
  ['an end during a call that is served', [start('AP'), during(probe(0), status(12))]],
  [
    'a restart inside the process',
    [start('AP'), probe(-2018), probe(-2017), probe(-2014)],
    { ixit: { 'internal restart bound': 200 } },
  ],
  [
    'a restart that takes too long',
    [start('AP'), probe(-2018), probe(-2018), probe(-2018)],
    { ixit: { 'internal restart bound': 200 } },
  ],
  [
    'two restarts',
    [start('AP'), probe(-2018), probe(-2014), probe(-2014), probe(-2018)],
    { ixit: { 'internal restart bound': 200 } },
  ],
  [
    'a call served during a restart',
    [start('AP'), probe(-2018), probe(0)],
    { ixit: { 'internal restart bound': 900 } },
  ],
  [
    'mode 3 before it is ready, with an address',
    [start('APSC_EXTERNAL_CONFIGURATION'), ...configured, status(15), status(16), probe(0)],
  ],
  ['a call served in a linked process of the device', [...byItself, status(15), probe(0)], { setup: AUTO }],
  ['a call served in a failed process of the device', [...byItself, status(1), probe(0)], { setup: AUTO }],
  ['a call served in a second attempt', [...failed, asks, status(15), probe(0)]],
  ['a call answered with a code without a name', [start('AP'), probe(-12_345)]],
  [
    'a connection of a device that connects by itself',
    [start('AP'), ...configured, CONNECT],
    { setup: { policy: { auto: true } } },
  ],
  ['a connection before a profile', [start('AP'), CONNECT]],
  ['a disconnection after a success', [...addressed, fetches, status(5), DISCONNECT]],
  ['a disconnection after a failure', [...failed, DISCONNECT]],
  [
    'a connection right before a STOPPED',
    [start('AP'), ...configured, CONNECT, at(540, stopped())],
    { vantage: VAGUE },
  ],
  ['a connection long before a STOPPED', [start('AP'), ...configured, CONNECT, at(552, stopped())], { vantage: VAGUE }],
  ['with the flag, an address before a link', [start('AP', 1), ...configured, ADDRESS, status(15)]],
  ['with the flag, a connection after a link', [start('AP', 1), ...configured, status(15), CONNECT]],
  ['an address lost', [start('AP'), ...configured, event('SL_NETAPP_EVENT_IPV4_LOST')]],
  ['a station on a console', [start('AP'), event('SL_WLAN_EVENT_STA_ADDED')], { vantage: CONSOLE }],
  ['a lease', [start('AP'), event('SL_NETAPP_EVENT_DHCPV4_LEASED')]],
  ['an event that no attempt causes', [start('AP'), ...configured, event('SL_NETAPP_EVENT_HTTP_TOKEN_GET')]],
  ['a connection 3 s after the end', [...failed, stop(), stopped(), at(3_700, CONNECT)]],
  ['a connection later than that', [...failed, stop(), stopped(), at(3_701, CONNECT)]],
  ['a connection while an attempt is stopped', [...linked, stop(), CONNECT, stopped()]],
  ['a connection after a stop of nothing', [stop(), CONNECT]],
  ['a connection after the end of nothing', [stop(), stopped(), CONNECT]],
  ['a connection as the next process starts', [...failed, stop(), stopped(), during(start('AP'), CONNECT)]],
  ['a connection after a restart', [...failed, stop(), stopped(), ...POWER, CONNECT]],
  ['a connection after a restart before the process', [...POWER, ...failed, stop(), stopped(), CONNECT]],
  ['a connection of an access point', [...failed, stop(), stopped({ Role: 2, WlanStatus: 3 }), CONNECT]],
  ['a connection of a station that has one', [...failed, stop(), stopped({ WlanStatus: 3, Ssid: 'home' }), CONNECT]],
  ['nothing but a station after the end', [...failed, stop(), stopped(), event('SL_WLAN_EVENT_STA_ADDED')]],
];

const tells = (data: Fields): Step => event('SL_WLAN_EVENT_CONNECT', data);
const leak = tells({ Ssid: 'home', Deep: [null, { Key: `<${key}>` }] });

const secrets: readonly Edge[] = [
  ['a key as long as the shortest pass phrase', [posts('12345678'), added({ Ssid: '12345678' })]],
  ['a key of a profile that was there', [leak], { setup: { profiles: [{ ssid: 'home', key }] } }],
  ['a key that is part of a name', [network('offer', { ssid: `my-${key}-net` }), posts(), leak]],
  ['a key of a network', [network('offer', { ssid: 'home', key }), leak]],
  ['a key of SmartConfig', [phone('smartConfig', { ssid: 'home', key }), leak]],
  ['what is no key of SmartConfig', [phone('smartConfig', { ssid: 'home' }, { key }), leak]],
  ['one key of two', [posts('another-key'), posts(), leak]],
  ['an event that tells nothing', [posts(), tells({ Ssid: null })]],
  ['a return that tells nothing', [posts(), call('sl_DeviceGet', 0, {}, { pValue: null })]],
  ['a key in what is announced when somebody takes it', [posts(), arrived(250, added({ Ssid: key }))]],
  ['acts of the bench that hold no key', [network('offer', null, 'home', [key], 7), phone('join', 'home'), leak]],
  ['a name and a key in odd forms', [phone('request', { form: [7, ['__SL_P_P.C'], ['__SL_P_P.A', 'x']] }), leak]],
  ['a name that a phone hands over', [phone('request', { form: [['__SL_P_P.A', key]] }), posts(), leak]],
];

/** Sessions that come close to breaking a rule, or to putting it to the test. */
export const edges: readonly Edge[] = [...automatic, ...confirmation, ...ends, ...starts, ...gate, ...secrets];
