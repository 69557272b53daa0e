import { eventClasses } from '../../../ledger/event-classes';
import { type Action, fixed, steady } from '../action';
import type { ModelState } from '../reference-model';
import { act, demand, type Step } from '../step';
import { actionSequence } from './action-sequence';

const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const ACTIVE = 'PROVISIONING_ACTIVE';
const LOCKED = `LOCKED + ${ACTIVE}`;
const BYTES = [
  ACTIVE,
  'PROVISIONING_USER_INITIATED',
  'PROVISIONING_ENABLE_API',
  'PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API',
  LOCKED,
  'no status bit',
];
const EVENTS = [
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_IPV6_ACQUIRED',
  'SL_NETAPP_EVENT_IP_COLLISION',
  'SL_NETAPP_EVENT_IPV4_LOST',
  'SL_NETAPP_EVENT_IPV6_LOST',
  'SL_NETAPP_EVENT_DHCPV4_LEASED',
  'SL_WLAN_EVENT_CONNECT',
  'SL_WLAN_EVENT_DISCONNECT',
  'SL_WLAN_EVENT_STA_ADDED',
  'SL_WLAN_EVENT_STA_REMOVED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
];

/** The network processor itself does nothing meanwhile, and no call keeps what comes in from being judged at once. */
const quiet = (now: ModelState): boolean =>
  now.state === 'idle' && now.started && !now.policy.autoProvisioning && !now.calling;

const REFUSED = demand(
  'the start is refused by SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED or by SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED',
);

const message = (content: string): Step => act(`the host driver has received a message with ${content}`);

/** What is put in below the driver, and what comes of it. */
const below = (...steps: readonly Step[]): Action => fixed('driver', steps, quiet, ['driver-port']);

const RESTARTED = [
  'has not restarted the device',
  'has restarted the device once',
  'has restarted the device twice',
].map((found) => demand(`the host driver ${found}`));

const restarts: Action['perform'] = async (model) => {
  // Before a confirmation a device may have had itself restarted (C19).
  if (model.session.events.some(({ name }) => name === PROFILE_ADDED)) return [];
  for (const step of RESTARTED) if (await model.execute(step)) return [step];
  return undefined;
};

/** What the driver does with the byte it has, where no process of its network processor is in the way. */
const seen = (step: Step, fits: (now: ModelState) => boolean = () => true): Action =>
  fixed('driver', [step], (now) => now.tampered && fits(now), ['driver-port']);

/** Messages put in below the host driver, and what it makes of them. */
export const driverActions: readonly Action[] = [
  ...BYTES.map((byte) => below(message(byte))),
  ...eventClasses().flatMap(({ name, events }) =>
    EVENTS.filter((event) => events.includes(event)).map((event) =>
      below(
        message(`${ACTIVE} and ${event}`),
        demand('the device reports nothing else'),
        demand(`no ${name} event has reached the host`),
      ),
    ),
  ),
  ...[`${ACTIVE} and request 1`, `${ACTIVE} and request 2`, 'no status bit and request 1'].map((request) => {
    const steps = [message(`${request} to restart the device itself`), act('the working time of the host passes')];
    return { ...below(...steps), perform: actionSequence(...steps, restarts) };
  }),
  fixed(
    'driver',
    [
      act('the host calls sl_Accept without waiting'),
      message(`${ACTIVE} and request 1 to restart the device itself`),
      act('the working time of the host passes'),
    ],
    quiet,
    ['driver-port', 'pending-calls'],
    ['sl_Accept'],
  ),
  below(message(LOCKED), demand('sl_DeviceGet is answered SL_RET_CODE_DEV_LOCKED'), demand('sl_FsGetInfo is refused')),
  fixed(
    'driver',
    [message('PROVISIONING_USER_INITIATED'), act('the host tries to start AP provisioning'), REFUSED],
    (now) => steady(now) && now.state !== 'idle' && now.process.startedBy === 'host',
    ['driver-port'],
  ),
  fixed('driver', [act('the working time of the host passes')], (now) => now.tampered, ['driver-port']),
  fixed('driver', [act('the host driver needs a restart')], (now) => now.started && now.told && now.blocked, [
    'driver-port',
  ]),
  fixed(
    'driver',
    [act('the network processor keeps its stop-complete message back')],
    (now) => now.told && now.blocked,
    ['driver-port'],
  ),
  seen(demand('sl_DeviceGet is answered SL_API_ABORTED')),
  seen(demand('sl_DeviceGet is answered SL_RET_CODE_DEV_LOCKED')),
  seen(demand('sl_FsGetInfo is refused')),
  seen(demand('every harmless command is refused')),
  seen(demand('every harmless command is served')),
  seen(demand('sl_DeviceGet is served')),
  seen(act('the host calls sl_Stop')),
  seen(act('the host starts AP provisioning')),
  {
    ...seen(demand('how often the host driver has restarted the device')),
    perform: restarts,
  },
  fixed(
    'driver',
    [demand('the host driver has sent the key with its length, as AES and in the default group')],
    ({ process, state }) => process.smartConfigKey && state !== 'idle',
    ['driver-port'],
  ),
];
