import type { Fields } from '../../ledger/json';
import {
  ADDRESS,
  AUTO,
  added,
  asks,
  CONNECT,
  call,
  configured,
  during,
  event,
  fetches,
  POWER,
  policyOff,
  policyOn,
  posts,
  probe,
  resetRequest,
  type scenario,
  start,
  status,
  stop,
  stopped,
  wait,
} from './records';

type Steps = Parameters<typeof scenario>[0];

const confirmed = [start('AP'), ...configured, status(15), status(16), fetches, status(5)];

/** The time until a process of the host ends for want of activity. */
const timedOut = Array<typeof wait>(6001).fill(wait);
/** A process that is stopped with the order to stay in the role it has. */
const leftAsAccessPoint = [
  start('AP'),
  call('sl_WlanProvisioning', 0, {
    ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP',
    RequestedRoleAfterSuccess: 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
    InactivityTimeoutSec: 0,
  }),
  stopped({ Role: 2 }),
];

/** The phone has the device connect by itself. */
const switchesOn: typeof asks = (t) => [
  {
    kind: 'phone',
    t,
    act: 'request',
    arguments: [{ method: 'POST', path: '/api/1/wlan/policy_set', form: [['__SL_P_P.E', '1']] }],
  },
];

/** What a device does, and the one rule it breaks by it. */
export const broken: readonly (readonly [rule: string, what: string, steps: Steps, setup?: Fields])[] = [
  ['PROV-7.5-01', 'a call served while a profile is awaited', [start('AP'), probe(0)]],
  ['PROV-7.5-01', 'a call answered with another code', [start('AP'), probe(-2018)]],
  [
    'PROV-7.5-01',
    'a call served while the device is linked',
    [start('AP'), ...configured, status(15), probe(0), status(16)],
  ],
  ['PROV-7.5-09', 'a call served after a failure', [start('AP'), ...configured, status(1), probe(0)]],
  ['PROV-7.5-28', 'a call served after a profile', [status(11), posts(), added(), probe(0)], AUTO],
  ['PROV-5.1.2-04', 'with the flag, a call served before 16', [start('AP', 1), ...configured, status(15), probe(0)]],
  [
    'PROV-5.1.2-05',
    'without the flag, a call served after 16',
    [start('AP'), ...configured, status(15), status(16), probe(0)],
  ],
  ['PROV-6-04', 'a call served before 17', [start('APSC_EXTERNAL_CONFIGURATION'), probe(0)]],
  ['PROV-7.5-15', 'a function that TI lets through', [start('AP'), call('sl_NetUtilGet', 0)]],
  [
    'PROV-4.3-01',
    'an abort in a confirmation',
    [start('AP'), ...configured, status(15), event('SL_DEVICE_EVENT_FATAL_DEVICE_ABORT')],
  ],
  ['PROV-4.3-01', 'an abort as the role changes', [...confirmed, event('SL_DEVICE_EVENT_FATAL_DEVICE_ABORT')]],
  ['PROV-7.5-05', 'a call refused after the end', [start('AP'), stop(), stopped(), probe(-2014)]],
  [
    'PROV-7.5-25',
    'a socket refused after 16',
    [start('AP', 1), ...configured, status(15), status(16), call('sl_Socket', -2014)],
  ],
  [
    'PROV-7.5-26',
    'a socket refused after 17',
    [start('APSC_EXTERNAL_CONFIGURATION'), status(17), call('sl_Socket', -2014)],
  ],
  [
    'PROV-7.5-36',
    'a later socket refused after 16',
    [start('AP', 1), ...configured, status(15), status(16), probe(0), call('sl_Socket', -2014)],
  ],
  [
    'PROV-7.5-37',
    'a later socket refused after 17',
    [start('APSC_EXTERNAL_CONFIGURATION'), status(17), probe(0), call('sl_Socket', -2014)],
  ],
  ['PROV-7.5-38', 'another call refused after 17', [start('APSC_EXTERNAL_CONFIGURATION'), status(17), probe(-2014)]],
  ['PROV-7.5-27', 'the first call after an automatic start refused', [status(11), probe(-2014)], AUTO],
  ['PROV-7.5-03', 'a stop refused', [start('AP'), stop(-2014)]],
  ['PROV-7.5-04', 'sl_Stop refused', [start('AP'), call('sl_Stop', -2014)]],
  ['PROV-7.5-16', 'an address while blocked', [start('AP'), ...configured, status(15), ADDRESS, status(16)]],
  ['PROV-7.5-17', 'a connection while blocked', [start('AP'), ...configured, CONNECT, status(15)]],
  [
    'PROV-7.5-18',
    'a disconnection while blocked',
    [start('AP'), ...configured, status(15), event('SL_WLAN_EVENT_DISCONNECT'), status(3)],
  ],
  ['PROV-7.5-19', 'a station while blocked', [start('AP'), event('SL_WLAN_EVENT_STA_ADDED')]],
  [
    'PROV-7.5-21',
    'a connection after the end',
    [start('AP'), ...configured, status(1), stop(), stopped(), CONNECT, policyOff],
  ],
  [
    'PROV-7.5-21',
    'a connection with the end',
    [start('AP'), ...configured, status(1), stop(), CONNECT, stopped(), policyOff],
  ],
  ['PROV-7.2-19', '16 without 15', [start('AP'), ...configured, status(16)]],
  ['PROV-7.2-20', '5 without 16', [start('AP'), ...configured, status(15), fetches, status(5)]],
  ['PROV-7.2-20', '4 without 16', [start('AP'), ...configured, status(15), status(4)]],
  ['PROV-7.2-21', '1 after 15', [start('AP'), ...configured, status(15), status(1)]],
  ['PROV-7.2-22', '2 after 15', [start('AP'), ...configured, status(15), status(2)]],
  ['PROV-7.2-23', '3 without 15', [start('AP'), ...configured, status(3)]],
  ['PROV-7.2-23', '3 after 16', [start('AP'), ...configured, status(15), status(16), status(3)]],
  ['PROV-5-06', 'one failure told twice', [start('AP'), ...configured, status(1), status(1)]],
  ['PROV-5.2-05', 'success after a failure', [start('AP'), ...configured, status(1), fetches, status(5)]],
  ['PROV-4.3-15', 'a second STOPPED', [start('AP'), stop(), stopped(), stopped()]],
  ['PROV-7.2-30', 'STOPPED after a refusal', [start('AP', 0, 0), status(8), stopped()].slice(1)],
  ['PROV-4.3-09', 'another role after a stop', [start('AP'), stop(), stopped({ Role: 2 })]],
  ['PROV-4.3-10', 'another role after the time-out', [start('AP'), ...Array(6001).fill(wait), stopped({ Role: 2 })]],
  ['PROV-4.3-10', 'the role before last', [...leftAsAccessPoint, start('AP'), ...timedOut, stopped()]],
  ['PROV-4.3-11', 'another role after a success', [...confirmed, stopped({ Role: 2 })]],
  ['PROV-6-02', '17 in mode 0', [start('AP'), status(17)]],
  ['PROV-5.1.1-04', '5 before the result was fetched', [start('AP'), ...configured, status(15), status(16), status(5)]],
  ['PROV-8.5-02', '5 with external confirmation', [start('AP', 1), ...configured, status(15), status(16), status(5)]],
  ['PROV-7.3-03', 'a profile nobody has handed over', [start('AP'), added()]],
  ['PROV-7.3-06', 'a link before the profile was announced', [start('AP'), posts(), asks, status(15)]],
  ['PROV-7.2-29', 'a name of 33 bytes', [start('AP'), posts(), added({ SsidLen: 33, Ssid: 'x' })]],
  ['PROV-7.2-25', 'a role there is not', [start('AP'), stop(0, 'ROLE_AP'), stopped({ Role: 255 })]],
  ['PROV-7.2-26', 'a state there is not', [start('AP'), stop(), stopped({ WlanStatus: 4 })]],
  ['PROV-7.2-27', 'a connection to nothing', [start('AP'), stop(), stopped({ WlanStatus: 3 })]],
  [
    'PROV-7.3-04',
    'the password in the announcement',
    [start('AP'), posts(), added({ SsidLen: 4, Ssid: 'home', Reserved: 'correct-horse' })],
  ],
  [
    'PROV-2.1-04',
    'the password read back',
    [...confirmed, stopped(), call('sl_WlanProfileGet', 2, {}, { pKey: 'correct-horse' })],
  ],
  ['PROV-4.1-03', 'an automatic start in a process of the host', [start('AP'), status(11)]],
  ['PROV-4.2-01', 'an automatic start with the policy off', [wait, status(11), policyOff]],
  ['PROV-4.2-04', 'an automatic start before its time', [call('sl_Start', 0), status(11)], AUTO],
  [
    'PROV-4.2-06',
    'an automatic start with a profile',
    [call('sl_Start', 0), ...Array(30).fill(wait), status(11)],
    { ...AUTO, profiles: [{ ssid: 'home' }] },
  ],
  ['PROV-4.3-05', 'an end before the time-out', [start('AP'), wait, stopped()]],
  ['PROV-5-07', 'an end by a failure', [start('AP'), ...configured, status(1), stopped()]],
  ['PROV-5.1.2-07', 'an end by an address', [start('AP', 1), ...configured, status(15), status(16), stopped()]],
  ['PROV-7.1-13', 'a process after a refused start', [start('AP', 0, -2170), status(15)]],
  ['PROV-7.1-03', 'a return value above 0', [start('AP'), stop(1)]],
  [
    'PROV-6-15',
    'a link before the restart',
    [start('APSC_EXTERNAL_CONFIGURATION'), status(17), ...configured, resetRequest(1), status(15)],
  ],
  [
    'PROV-7.4-05',
    'a request of another caller',
    [start('APSC_EXTERNAL_CONFIGURATION'), status(17), ...configured, resetRequest(0)],
  ],
  ['PROV-7.4-09', 'a request for a restart in mode 0', [start('AP'), ...configured, resetRequest(1)]],
  ['PROV-8.4-03', 'a synchronisation in mode 0', [start('AP'), status(13)]],
];

/** What a device may do, however odd it looks. */
export const fine: readonly (readonly [what: string, steps: Steps, setup?: Fields])[] = [
  [
    'a second process, which leaves the device in the role the first has left it in',
    [...leftAsAccessPoint, start('AP'), ...timedOut, stopped({ Role: 2 })],
  ],
  [
    'a second process after a restart, of which nobody says what role it leaves',
    [...leftAsAccessPoint, call('sl_Stop', 0), call('sl_Start', 0), start('AP'), ...timedOut, stopped()],
  ],
  [
    'a connection after the end, since the phone has switched auto-connect on',
    [start('AP'), ...configured, status(1), switchesOn, stop(), stopped(), CONNECT],
  ],
  [
    'a start that is refused, since the device runs already, long before it starts by itself',
    [call('sl_Start', -2012), status(11)],
    { ...AUTO, profiles: [{ ssid: 'home' }] },
  ],
  ['an automatic start with a policy that the device has lost', [wait, status(11), policyOn]],
  ['an automatic start, and a policy that the host has not read', [wait, status(11)]],
  [
    'a connection after the end, with a policy that the device has lost',
    [start('AP'), ...configured, status(1), stop(), stopped(), CONNECT, policyOn],
  ],
  [
    'the end of a process after a reset, just after the next start',
    [start('AP'), call('sl_Stop', 0), call('sl_Start', 0), start('AP'), stopped()],
  ],
  [
    'a failure sent again in the next attempt',
    [start('AP'), ...configured, status(15), status(3), posts(), added(), asks, status(3), status(15)],
  ],
  [
    'a confirmation as the document tells it',
    [...confirmed, probe(-2014), stopped({ WlanStatus: 3, Ssidlen: 4, Ssid: 'home' }), probe(0)],
  ],
  [
    'a late success after 4',
    [start('APSC'), ...configured, status(15), status(16), status(4), fetches, status(5), stopped()],
  ],
  [
    'a second attempt after a failure',
    [start('AP'), ...configured, status(1), asks, status(15), status(16), fetches, status(5), stopped()],
  ],
  [
    'a network that goes away',
    [
      start('AP'),
      ...configured,
      status(15),
      (t) => [{ kind: 'network', t, act: 'withdraw', arguments: ['home'] }],
      status(1),
    ],
  ],
  ['a call between stop and STOPPED', [start('AP'), stop(), probe(0), stopped(), probe(0)]],
  ['a refusal right before the end is told', [...confirmed, probe(-2014), stopped()]],
  [
    'a restart of the host, and what becomes of the process',
    [start('AP'), call('sl_Stop', 0), call('sl_Start', 0), probe(0), status(15), stopped()],
  ],
  ['a start refused by a status', [start('AP'), status(8), probe(0)]],
  [
    'starts refused by a status in a process that goes on',
    [
      start('AP'),
      ...configured,
      status(15),
      ...[10, 10].map((value) => during(start('SC'), status(value))),
      status(16),
    ],
  ],
  [
    'starts refused by a status after they have returned, in a process that goes on',
    [start('AP'), ...configured, status(15), start('SC'), status(10), start('SC'), status(10), status(16)],
  ],
  [
    'a start after the restart of external configuration that a later status refuses',
    [
      start('APSC_EXTERNAL_CONFIGURATION'),
      status(17),
      ...configured,
      resetRequest(),
      ...POWER,
      status(15),
      start('AP'),
      probe(0),
      status(16),
      status(10),
      probe(0),
      status(5),
      stopped(),
    ],
  ],
  [
    'a message that was put in below the driver',
    [start('AP'), (t) => [{ kind: 'driver-port', t, act: 'deliver', arguments: [] }], probe(0)],
  ],
  ['an abort outside a process', [start('AP'), stop(), stopped(), event('SL_DEVICE_EVENT_FATAL_DEVICE_ABORT')]],
  ['a host driver that gives up', [start('AP'), event('SL_DEVICE_EVENT_FATAL_DRIVER_ABORT')]],
  [
    'a report that cannot be read',
    [start('AP'), ...configured, status(15), event('SL_WLAN_EVENT_PROVISIONING_STATUS'), status(5)],
  ],
  ['a device that breaks down', [start('AP'), event('SL_DEVICE_EVENT_FATAL_SYNC_LOSS'), probe(-2005), status(16)]],
  ['a locked device', [start('AP'), probe(-2011)]],
  ['a connection of its own after the end', [start('AP'), stop(), stopped(), CONNECT], { policy: { auto: true } }],
  ['an address at the edge of 16', [start('AP', 1), ...configured, status(15), ADDRESS, status(16)]],
  ['a short key that is a word', [start('AP'), posts('home'), added()]],
  ['mode 3 without a call before 17', [start('APSC_EXTERNAL_CONFIGURATION'), status(17), probe(0), stop(), stopped()]],
  [
    'an abort and another attempt',
    [
      start('AP', 1),
      ...configured,
      status(15),
      status(16),
      call('sl_WlanProvisioning', 0, { ProvisioningCmd: 5, InactivityTimeoutSec: 0 }),
      probe(-2014),
      status(16),
    ],
  ],
];
