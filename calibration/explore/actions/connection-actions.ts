import { constants } from '../../../ledger/constants';
import type { Need } from '../../../ledger/rule';
import { type Action, configuring, fixed, resting } from '../action';
import type { ModelState } from '../reference-model';
import type { SessionStep, Step } from '../step';
import { calls, functionIs, gives, networkIs, phone, reportsProfile, reportsStatus } from '../steps';
import { actionSequence, reports, type SequencePart } from './action-sequence';

const {
  SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP,
  SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG,
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION: EXTERNAL,
} = constants.command;

type Condition = Extract<Step, { kind: 'network.set' }>['condition'];

/** How a profile comes to the device, so that it is confirmed at once. */
interface Way {
  readonly by: 'HTTP' | 'air';
  readonly route: Extract<Step, { kind: 'phone.profile' }>['route'];
  readonly needs: readonly Need[];
  readonly fits: (now: ModelState) => boolean;
}

const HTTP: Way = {
  by: 'HTTP',
  route: 'access point, confirmed',
  needs: ['phone', 'network'],
  fits: ({ process }) => process.mode !== SMARTCONFIG && process.mode !== EXTERNAL,
};
const AIR: Way = {
  by: 'air',
  route: 'SmartConfig',
  needs: ['smartconfig', 'phone', 'network'],
  fits: ({ process }) => process.mode !== AP && process.mode !== EXTERNAL,
};

/** A profile comes to the device while its network is like that, and the device reports how it fares with it. */
function attempt(
  ssid: string,
  condition: Condition,
  { by, route, needs, fits }: Way,
  ...then: readonly SequencePart[]
): Action {
  const steps: readonly SessionStep[] = [
    networkIs(ssid, condition),
    gives(ssid, route),
    ...(by === 'air' ? [reportsStatus('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')] : []),
    reportsProfile(ssid),
  ];
  const whole = fixed('attempt', steps, (now) => configuring(now) && fits(now), needs);
  const end = then.length > 0 ? ' and is brought to its end' : '';
  return {
    ...whole,
    name: `${whole.name}, and what becomes of it${end}`,
    perform: actionSequence(...steps, reports, ...then),
  };
}

const FETCH: readonly SequencePart[] = [phone('fetch result'), reports];

/** In external configuration the attempt waits for a restart by the host. */
const restarted: Action = {
  ...fixed('attempt', [], (now) => resting(now) && now.state === 'awaiting-restart', ['phone', 'network']),
  name: 'the host restarts the device within reach of its network, and what becomes of that',
  perform: actionSequence(
    networkIs('home', 'in reach'),
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

/** Whole attempts to join the network of a profile, which sessions of single acts seldom come to. */
export const connectionActions: readonly Action[] = [
  ...(['in reach', 'no DHCP', 'another key', 'out of reach'] as const).flatMap((condition) =>
    [HTTP, AIR].map((way) => attempt('home', condition, way)),
  ),
  ...['a, b', ' padded ', 'Café'].map((ssid) => attempt(ssid, 'in reach', HTTP, ...FETCH)),
  {
    ...fixed('attempt', [], (now) => resting(now) && now.state === 'feedback', ['phone', 'network']),
    name: 'the phone fetches the result, and what becomes of it',
    perform: actionSequence(...FETCH),
  },
  restarted,
];
