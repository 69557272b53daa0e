import { constants } from '../../../ledger/constants';
import type { Need } from '../../../ledger/rule';
import { type Action, configuring, fixed, resting } from '../action';
import type { ModelState } from '../reference-model';
import type { SessionStep } from '../step';
import {
  calls,
  functionIs,
  gives,
  type NetworkState,
  networkIs,
  type ProfileRoute,
  phone,
  reportsProfile,
  reportsStatus,
} from '../steps';
import { actionSequence, reports, type SequencePart } from './action-sequence';
import { hasTime, NETWORK_STATES } from './bench-actions';

const {
  SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP,
  SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG,
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION: EXTERNAL,
} = constants.command;

/** The ways to give a profile to the device so that it is confirmed immediately. */
interface Way {
  readonly by: 'HTTP' | 'air';
  readonly route: ProfileRoute;
  readonly needs: readonly Need[];
  readonly fits: (now: ModelState) => boolean;
}

const HTTP: Way = {
  by: 'HTTP',
  route: 'device AP, confirmed',
  needs: ['phone', 'network'],
  fits: (now) => hasTime(now) && !now.unclear && now.process.mode !== SMARTCONFIG && now.process.mode !== EXTERNAL,
};
const AIR: Way = {
  by: 'air',
  route: 'SmartConfig',
  needs: ['smartconfig', 'phone', 'network'],
  fits: (now) => hasTime(now) && !now.unclear && now.process.mode !== AP && now.process.mode !== EXTERNAL,
};

/** The device gets a profile while its network is in this state, and reports the result. */
function attempt(
  ssid: string,
  state: NetworkState,
  { by, route, needs, fits }: Way,
  ...then: readonly SequencePart[]
): Action {
  const steps: readonly SessionStep[] = [
    networkIs(ssid, state),
    gives(ssid, route),
    ...(by === 'air' ? [reportsStatus('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')] : []),
    reportsProfile(ssid),
  ];
  const whole = fixed('attempt', steps, (now) => configuring(now) && fits(now), needs);
  const end = then.length > 0 ? ', and its end' : '';
  return {
    ...whole,
    name: `${whole.name}, and the reports of the attempt${end}`,
    perform: actionSequence(...steps, reports, ...then),
  };
}

/** Security types and keys of which a device may store another one. */
const CREDENTIALS = [
  ['open', ''],
  ['WEP', 'abcde'],
  ['WPA', 'a-key-of-thirty-three-characters!'],
  ['WPA2', 'a-key-of-sixty-three-characters-0123456789-0123456789-012345678'],
] as const;

/** The same with other credentials. */
const attemptWith = ([security, key]: (typeof CREDENTIALS)[number], { by, route, needs, fits }: Way): Action => {
  const steps: readonly SessionStep[] = [
    { kind: 'network.secured', ssid: 'home', security, key },
    gives('home', route),
    ...(by === 'air' ? [reportsStatus('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')] : []),
    reportsProfile('home'),
  ];
  const whole = fixed('credentials', steps, (now) => configuring(now) && fits(now), needs);
  return { ...whole, perform: actionSequence(...steps, reports) };
};

const FETCH: readonly SequencePart[] = [phone.fetchesResult, reports];

/** The network disappears while the device waits for its address. */
const lost: Action = {
  ...fixed('interruption', [], (now) => configuring(now) && HTTP.fits(now), HTTP.needs),
  name: 'an attempt whose network disappears before the address',
  perform: actionSequence(
    networkIs('home', 'no DHCP'),
    gives('home', HTTP.route),
    reportsProfile('home'),
    reportsStatus('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'),
    { kind: 'network.leaves', ssid: 'home' },
    { kind: 'status.failure', failure: 'a failed connection' },
  ),
};

/** In external configuration the attempt waits for a restart by the host. */
const restarted = (state: NetworkState): Action => ({
  ...fixed('attempt', [], (now) => resting(now) && now.state === 'awaiting-restart', ['phone', 'network']),
  name: `the host restarts the device while its network is ${state}, and the reports of the attempt`,
  perform: actionSequence(
    networkIs('home', state),
    calls('sl_Stop'),
    calls('sl_Start'),
    reports,
    async (model, now) => {
      if (now.state === 'feedback') return actionSequence(...FETCH)(model, now);
      if (now.state !== 'cloud-confirmation') return [];
      const step = functionIs('sl_NetAppDnsGetHostByName', 'served');
      return (await model.execute(step)) ? [step] : undefined;
    },
  ),
});

/** Whole attempts to join the network of a profile. Sessions of single actions seldom contain one. */
export const connectionActions: readonly Action[] = [
  ...NETWORK_STATES.flatMap((state) => [HTTP, AIR].map((way) => attempt('home', state, way))),
  ...CREDENTIALS.map((credentials) => attemptWith(credentials, HTTP)),
  ...CREDENTIALS.slice(-1).map((credentials) => attemptWith(credentials, AIR)),
  lost,
  ...['a, b', ' padded ', 'Café'].map((ssid) => attempt(ssid, 'in range', HTTP, ...FETCH)),
  {
    ...fixed('attempt', [], (now) => resting(now) && now.state === 'feedback', ['phone', 'network']),
    name: 'the phone fetches the result, and the reports after it',
    perform: actionSequence(...FETCH),
  },
  ...NETWORK_STATES.map(restarted),
];
