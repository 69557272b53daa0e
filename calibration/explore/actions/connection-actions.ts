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
import { NETWORK_STATES } from './bench-actions';

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
  fits: ({ process }) => process.mode !== SMARTCONFIG && process.mode !== EXTERNAL,
};
const AIR: Way = {
  by: 'air',
  route: 'SmartConfig',
  needs: ['smartconfig', 'phone', 'network'],
  fits: ({ process }) => process.mode !== AP && process.mode !== EXTERNAL,
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

const FETCH: readonly SequencePart[] = [phone.fetchesResult, reports];

/** In external configuration the attempt waits for a restart by the host. */
const restarted: Action = {
  ...fixed('attempt', [], (now) => resting(now) && now.state === 'awaiting-restart', ['phone', 'network']),
  name: 'the host restarts the device in range of its network, and the reports of the attempt',
  perform: actionSequence(
    networkIs('home', 'in range'),
    calls('sl_Stop'),
    calls('sl_Start'),
    reports,
    async (model, { state }) => {
      if (state === 'feedback') return actionSequence(...FETCH)(model, await model.now());
      const step = functionIs('sl_NetAppDnsGetHostByName', 'served');
      return (await model.execute(step)) ? [step] : undefined;
    },
  ),
};

/** Whole attempts to join the network of a profile. Sessions of single actions seldom contain one. */
export const connectionActions: readonly Action[] = [
  ...NETWORK_STATES.flatMap((state) => [HTTP, AIR].map((way) => attempt('home', state, way))),
  ...['a, b', ' padded ', 'Café'].map((ssid) => attempt(ssid, 'in range', HTTP, ...FETCH)),
  {
    ...fixed('attempt', [], (now) => resting(now) && now.state === 'feedback', ['phone', 'network']),
    name: 'the phone fetches the result, and the reports after it',
    perform: actionSequence(...FETCH),
  },
  restarted,
];
