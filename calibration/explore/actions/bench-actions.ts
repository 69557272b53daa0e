import { referenceDecisions } from '../../../adapters/simulator/network-processor/decisions';
import { constants } from '../../../ledger/constants';
import type { Need } from '../../../ledger/rule';
import { sendRequest } from '../../../runtime/phone-http';
import { phoneOf } from '../../../runtime/phone-joins';
import { SECURITY_DIGITS } from '../../../steps/phone-forms';
import { type Action, type ActionGroup, configuring, fixed, idle, open, resting, steady, underWay } from '../action';
import type { ModelState, ReferenceModel } from '../reference-model';
import { isAbout } from '../rule-attribution';
import type { Rows, SessionStep, Step } from '../step';
import {
  answered,
  calls,
  callsWith,
  gives,
  has,
  joinsNetwork,
  networkIs,
  nothingFor,
  passes,
  phone as phoneDoes,
  posts as postOf,
  processOf,
  readsName,
  readsNameAtMost,
  readsNetwork,
  readsResult,
  readsSecuredNetwork,
  readsVersion,
  reportsStatus,
  seesDevice,
  seesNoDevice,
  starts,
  stops,
  traffic as trafficOf,
  within,
} from '../steps';
import { policy } from './host-actions';

/** Results that the device can report. */
const RESULTS = ['0', '1', '2', '3', '4', '5'] as const;

/** The states of a network, in which the device confirms its profile. */
export const NETWORK_STATES = ['in range', 'no DHCP', 'another key', 'out of range'] as const;

const PHONE: readonly Need[] = ['phone'];
const NETWORK: readonly Need[] = ['phone', 'network'];

const atDevice = (now: ModelState): boolean => configuring(now) && now.place === 'device';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG } = constants.command;

/** The phone is at the device's network, or may go there. */
const nearDevice = (now: ModelState): boolean =>
  !now.unasked && (atDevice(now) || (configuring(now) && now.process.mode !== SMARTCONFIG));

/** What the phone does at the device's network, which it joins first unless it is there. */
const joining = (group: ActionGroup, ...steps: readonly SessionStep[]): Action => ({
  ...fixed(group, steps, nearDevice, PHONE),
  perform: async (model, now) => {
    const all = now.place === 'device' ? steps : [phoneDoes.joinsDevice, ...steps];
    for (const step of all) if (!(await model.execute(step))) return undefined;
    return all;
  },
});

/** The phone is where the device serves it: at its access point, or in the network where its result waits. */
const served = (now: ModelState): boolean =>
  resting(now) &&
  !now.unasked &&
  ((now.place === 'device' && now.arrived) || (now.place === 'network' && now.state === 'feedback'));

/** Names of networks: common ones, and such as a parser may trip over. */
const NAMES = ['home', 'work', '0123456789abcdef0123456789abcdef', 'a, b', ' padded ', 'Café', '100% & +1=2'];

/** Names that are there for their spelling are drawn apart from those that are there to be configured. */
const groupOf = (ssid: string): ActionGroup => (ssid === 'home' || ssid === 'work' ? 'phone' : 'naming');

/** The inactivity time-out leaves enough time for SmartConfig, and for an attempt to join a network. */
export const hasTime = (now: ModelState): boolean =>
  configuring(now) && !now.unasked && now.process.inactivity > now.milliseconds('smartconfig bound');

const profiles: readonly Action[] = NAMES.flatMap((ssid) => [
  joining(groupOf(ssid), gives(ssid, 'HTTP')),
  fixed(groupOf(ssid), [gives(ssid, 'SmartConfig')], hasTime, ['smartconfig', 'phone']),
]);

/** A stop may have asked the device to keep its role, which depends on its speed. */
const hasKnownRole = ({ roleOpen, process }: ModelState): boolean =>
  !roleOpen && process.roleOfStop !== constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;

export const sight: Action = {
  ...fixed(
    'joining',
    [],
    (now) =>
      (steady(now) && (now.state === 'idle' ? hasKnownRole(now) : now.place !== 'device' && !now.unasked)) ||
      now.state === 'awaiting-restart',
    PHONE,
  ),
  name: 'whether the phone sees the device AP',
  perform: async (model) => {
    const joined = await phoneOf(model.session).joinDevice();
    const step = joined.kind === 'joined' ? seesDevice : seesNoDevice;
    model.follow(step);
    return [step];
  },
};

/** A text that the phone reads, with the value of the reference. */
export const reading = (
  path: string,
  read: (body: string, now: ModelState) => Step | undefined,
  fits: Action['fits'] = served,
): Action => ({
  ...fixed('resource', [], fits, PHONE),
  name: `what the phone reads at ${path}`,
  perform: async (model, now) => {
    const answered = await sendRequest(phoneOf(model.session), { method: 'GET', path });
    if (answered.kind === 'unreachable' || answered.status !== 200) return undefined;
    const step = read(answered.body.trim(), now);
    return step && [step];
  },
});

/** A result that was not fetched in time may read as a success after all. */
export const result = (body: string, { state }: ModelState): Step | undefined => {
  if (body === '4' || (body === '5' && state !== 'feedback')) return readsResult('4/5');
  const known = RESULTS.find((each) => each === body);
  return known && readsResult(known);
};

/** An entry of the network list: the digit of the security type, then the name. */
function entryOf(entry: string): Step {
  const [digit = '', ...ssid] = entry;
  const security = Object.keys(SECURITY_DIGITS).find((name) => SECURITY_DIGITS[name] === digit);
  return security === undefined ? readsNetwork(entry) : readsSecuredNetwork(ssid.join(''), security);
}

const posts = (path: string, rows: Rows): Action => joining('posting', postOf(path, rows));

const profile = (ssid: string, priority?: string): Rows => [
  ['network name', ssid],
  ['security', 'WPA2'],
  ['key', 'correct-horse'],
  ...(priority === undefined ? [] : [['priority', priority]]),
];

const phone: readonly Action[] = [
  sight,
  fixed('phone', [phoneDoes.leaves], (now) => steady(now) && now.place !== 'nowhere', PHONE),
  ...profiles,
  fixed(
    'phone',
    [phoneDoes.requestsConfirmation],
    (now) => atDevice(now) && now.process.inactivity > now.milliseconds('smartconfig bound'),
    PHONE,
  ),
  fixed('phone', [phoneDoes.fetchesResult], (now) => resting(now) && now.state === 'feedback', NETWORK),
  fixed('resource', [phoneDoes.fetchesResultAtDevice], (now) => atDevice(now) && !now.unasked, PHONE),
  fixed('phone', [joinsNetwork('home')], (now) => resting(now) && now.state === 'feedback', NETWORK),
  reading('/param_cfg_result.txt', result),
  reading('/param_device_name.txt', (body) => (body === 'kitchen' ? readsName('kitchen') : readsNameAtMost(33))),
  reading('/param_product_version.txt', readsVersion),
  reading('/netlist.txt', (body) => {
    const first = body.split(';').find((entry) => entry.endsWith('home')) ?? body.split(';')[0];
    return first === undefined || first === '' || /^0*$/.test(first) ? undefined : entryOf(first);
  }),
  posts('/api/1/wlan/profile_add', profile('home', '5')),
  posts('/api/1/wlan/profile_add', profile('work')),
  posts('/api/1/wlan/policy_set', [['auto-connect', 'on']]),
  posts('/api/1/netapp/set_urn', [['device name', 'kitchen']]),
  posts('/api/1/netapp/set_urn', [['device name', 'abcdefghijklmnopqrstuvwxyz01234567']]),
  joining(
    'resource',
    postOf('/api/1/wlan/en_ap_scan', [
      ['scan interval', '10'],
      ['scan cycles', '1'],
    ]),
    passes('working time of the host'),
  ),
];

const network: readonly Action[] = ['home', 'work', '0123456789abcdef0123456789abcdef'].flatMap((ssid) =>
  (ssid === 'home' ? NETWORK_STATES : (['in range'] as const)).map((state) =>
    fixed(
      'network',
      [networkIs(ssid, state)],
      (now) => (idle(now) && !underWay(now)) || configuring(now) || !now.started,
      ['network'],
    ),
  ),
);

const LOST = networkIs('home', 'out of range');
const QUIET = nothingFor('long outage');

/** The network of the profile disappears, and the host observes the result. */
const outages: readonly Action[] = [
  ...[QUIET, within('SL_WLAN_PROVISIONING_AUTO_STARTED', 'disconnection bound')].map((outcome) =>
    fixed('outage', [LOST, outcome], (now) => idle(now) && !underWay(now) && now.told && now.policy.autoProvisioning, [
      'network',
    ]),
  ),
  // With either switched off while the device was connected it stays where it is.
  ...[1, 32].map((bits) =>
    fixed(
      'outage',
      [callsWith('sl_WlanPolicySet', policy(bits)), answered('served'), LOST, QUIET],
      (now) => idle(now) && !underWay(now) && now.told && now.connected && now.profiles.length > 0,
      ['network'],
      ['sl_WlanPolicySet'],
    ),
  ),
];

const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** A name in a list of names: what a table would trim, or take for the end of a name, in hex. */
const listed = (ssid: string): string =>
  ssid.replace(/^ | $|,/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);

/** The host can read what is stored, and nothing is about to change it. */
const readable = (now: ModelState): boolean =>
  now.told && (idle(now) || (open(now) && now.state === 'external-configuration'));

/** Settings of the device that can be read while nothing runs. */
const settings: Readonly<Record<string, (now: ModelState) => Rows>> = {
  profiles: ({ profiles, hasFailed }) =>
    hasFailed ? [] : [['profiles', profiles.map(({ ssid }) => listed(ssid)).join(', ') || 'none']],
  priorities: ({ profiles, hasFailed }) => {
    if (hasFailed) return [];
    const told = profiles.map(({ ssid, priority }) => `${listed(ssid)} ${priority}`).join(', ');
    return told === '' ? [] : [['priorities', told]];
  },
  policy: ({ policy }) => [
    ['auto-connect', onOff(policy.auto)],
    ['fast', onOff(policy.fast)],
    ['auto-provisioning', onOff(policy.autoProvisioning)],
  ],
  // No source states the default name.
  name: ({ name }) => (name === referenceDecisions.factoryName() ? [] : [['name', name]]),
  // A device that was in use may have been given a name.
  'AP name': ({ fresh }) => (fresh ? [['AP name', 'mysimplelink']] : []),
};

/** Modes in which the device opens a network of its own. */
const OPENING = ['AP provisioning', 'AP+SmartConfig provisioning', 'external configuration'] as const;

/** The default settings of a device. */
const factory: readonly Action[] = OPENING.flatMap((mode) => [
  fixed(
    'factory',
    [calls('sl_NetCfgGet'), starts(processOf(mode)), has([['AP on the air', 'named after its MAC address']])],
    (now) => now.fresh && idle(now),
    ['phone', 'wifi-scan'],
  ),
  fixed(
    'factory',
    [
      starts(processOf(mode)),
      phoneDoes.joinsDevice,
      has([
        ['AP address', '10.123.45.1'],
        ['AP mask', '255.255.255.0'],
      ]),
    ],
    (now) => now.fresh && idle(now),
    PHONE,
  ),
]);

/** All of them at once. */
export const survey: Action = {
  ...fixed('survey', [], readable),
  name: "the device's settings",
  perform: async (model, now) => {
    const rows = Object.values(settings).flatMap((setting) => setting(now));
    const { without } = model.executor;
    const step = has(rows.filter((row) => !without.some((claim) => isAbout(claim, [has([row])]))));
    return (await model.execute(step)) ? [step] : undefined;
  },
};

/** Ends the process, to see what is left of it. */
const ending: Action = {
  ...survey,
  fits: (now) => resting(now) && now.state !== 'idle' && now.state !== 'acquiring',
  name: 'a stop, and what is left after it',
  perform: async (model) => {
    const steps = [stops, reportsStatus('SL_WLAN_PROVISIONING_STOPPED')];
    for (const step of steps) if (!(await model.execute(step))) return undefined;
    const now = await model.now();
    const left = idle(now) ? await survey.perform(model, now) : undefined;
    return left && [...steps, ...left];
  },
};

/** What the device does in the network it has joined, as a capture shows it. */
const traffic: readonly Action[] = [
  ...(['broadcast', 'multicast'] as const).map((way) =>
    fixed(
      'traffic',
      [passes('advertisement watch'), trafficOf(way)],
      (now) => resting(now) && now.state === 'feedback',
      [...NETWORK, 'capture'],
    ),
  ),
  fixed(
    'traffic',
    [passes('working time of the host'), trafficOf('no connection')],
    (now) => resting(now) && now.state === 'cloud-confirmation',
    [...NETWORK, 'cloud', 'capture'],
  ),
];

const reads: readonly Action[] = [
  ...Object.entries(settings).map(([setting, rows]) => ({
    ...fixed('reading', setting === 'AP name' ? [has([['AP name', '']])] : [], readable),
    name: `the device's ${setting}`,
    perform: async (model: ReferenceModel, now: ModelState) => {
      const told = rows(now);
      if (told.length === 0) return [];
      const step = has(told);
      return (await model.execute(step)) ? [step] : undefined;
    },
  })),
];

/** What phone and network can do, and what shows of the device there. */
export const benchActions: readonly Action[] = [
  ...phone,
  ...network,
  ...outages,
  ...traffic,
  ...reads,
  survey,
  ending,
  ...factory,
];
