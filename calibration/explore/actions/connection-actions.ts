import { constants } from '../../../ledger/constants';
import type { Need } from '../../../ledger/rule';
import { type Action, configuring, fixed, resting } from '../action';
import type { ModelState } from '../reference-model';
import { act, demand } from '../step';
import { actionSequence, reports, type SequencePart } from './action-sequence';

const {
  SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP,
  SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG,
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION: EXTERNAL,
} = constants.command;

/** How a profile comes to the device, so that it is confirmed at once. */
interface Way {
  readonly by: 'HTTP' | 'air';
  readonly word: string;
  readonly needs: readonly Need[];
  readonly fits: (now: ModelState) => boolean;
}

const HTTP: Way = {
  by: 'HTTP',
  word: 'over its access point, to be confirmed',
  needs: ['phone', 'network'],
  fits: ({ process }) => process.mode !== SMARTCONFIG && process.mode !== EXTERNAL,
};
const AIR: Way = {
  by: 'air',
  word: 'by SmartConfig',
  needs: ['smartconfig', 'phone', 'network'],
  fits: ({ process }) => process.mode !== AP && process.mode !== EXTERNAL,
};

/** A profile comes to the device while its network is like that, and the device reports how it fares with it. */
function attempt(
  ssid: string,
  condition: string,
  { by, word, needs, fits }: Way,
  ...then: readonly SequencePart[]
): Action {
  const steps = [
    act(`the network "${ssid}" is ${condition}`),
    act(`the phone gives the device the profile "${ssid}" ${word}`),
    ...(by === 'air' ? [demand('the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')] : []),
    demand(`the device reports the profile "${ssid}"`),
  ];
  const whole = fixed('attempt', steps, (now) => configuring(now) && fits(now), needs);
  const end = then.length > 0 ? ' and is brought to its end' : '';
  return {
    ...whole,
    name: `${whole.name}, and what becomes of it${end}`,
    perform: actionSequence(...steps, reports, ...then),
  };
}

const FETCH: readonly SequencePart[] = [act('the phone fetches the result'), reports];

/** In external configuration the attempt waits for a restart by the host. */
const restarted: Action = {
  ...fixed('attempt', [], (now) => resting(now) && now.state === 'awaiting-restart', ['phone', 'network']),
  name: 'the host restarts the device within reach of its network, and what becomes of that',
  perform: actionSequence(
    act('the network "home" is within reach'),
    act('the host calls sl_Stop'),
    act('the host calls sl_Start'),
    reports,
    async (model, { state }) => {
      if (state === 'feedback') return actionSequence(...FETCH)(model, await model.now());
      const step = demand('sl_NetAppDnsGetHostByName is served');
      return (await model.execute(step)) ? [step] : undefined;
    },
  ),
};

/** Whole attempts to join the network of a profile, which sessions of single acts seldom come to. */
export const connectionActions: readonly Action[] = [
  ...['within reach', 'without DHCP', 'using another key', 'out of reach'].flatMap((condition) =>
    [HTTP, AIR].map((way) => attempt('home', condition, way)),
  ),
  ...['a, b', ' padded ', 'Café'].map((ssid) => attempt(ssid, 'within reach', HTTP, ...FETCH)),
  {
    ...fixed('attempt', [], (now) => resting(now) && now.state === 'feedback', ['phone', 'network']),
    name: 'the phone fetches the result, and what becomes of it',
    perform: actionSequence(...FETCH),
  },
  restarted,
];
