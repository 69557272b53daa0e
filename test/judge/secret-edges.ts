import type { Fields } from '../../ledger/json';
import type { Edge } from './edges';
import { added, arrived, call, event, network, phone, posts, type Step } from './records';

const key = 'correct-horse';
const tells = (data: Fields): Step => event('SL_WLAN_EVENT_CONNECT', data);
const leak = tells({ Ssid: 'home', Deep: [null, { Key: `<${key}>` }] });

/** Sessions in which a key is shown, or seems to be. */
export const secretEdges: readonly Edge[] = [
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
