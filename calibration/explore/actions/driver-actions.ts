import { eventClasses } from '../../../ledger/event-classes';
import { type Action, fixed, steady } from '../action';
import type { ModelState } from '../reference-model';
import type { SessionStep, Step } from '../step';
import {
  calls,
  callsWithoutWaiting,
  commandsAre,
  driverNeedsRestart,
  functionIs,
  keySent,
  message,
  messageWith,
  noEvents,
  noRestart,
  noStopComplete,
  nothingElse,
  passes,
  processOf,
  rejected,
  restarted,
  restartRequest,
  starts,
  triesToStart,
} from '../steps';
import { actionSequence } from './action-sequence';

const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
type Bits = Extract<Step, { kind: 'driver.status' }>['bits'];
const ACTIVE: Bits = ['PROVISIONING_ACTIVE'];
const LOCKED: Bits = ['LOCKED', 'PROVISIONING_ACTIVE'];
const BYTES: readonly Bits[] = [
  ACTIVE,
  ['PROVISIONING_USER_INITIATED'],
  ['PROVISIONING_ENABLE_API'],
  ['PROVISIONING_USER_INITIATED', 'PROVISIONING_ENABLE_API'],
  LOCKED,
  [],
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
  now.state === 'idle' && now.started && !now.policy.autoProvisioning && !now.calling && !now.wasUnclear;

const REJECTED = rejected('already started');

/** Messages that are injected below the driver, and the expected effects. */
const below = (...steps: readonly SessionStep[]): Action => fixed('driver', steps, quiet, ['driver-port']);

const RESTARTED = [noRestart, restarted('1'), restarted('2')];

const restarts: Action['perform'] = async (model) => {
  // Before a confirmation a device may have had itself restarted (C19).
  if (model.session.events.some(({ name }) => name === PROFILE_ADDED)) return [];
  for (const step of RESTARTED) if (await model.execute(step)) return [step];
  return undefined;
};

/** What the driver does with the byte it has, where no process of its network processor is in the way. */
const seen = (step: SessionStep, fits: (now: ModelState) => boolean = () => true): Action =>
  fixed('driver', [step], (now) => now.tampered && fits(now), ['driver-port']);

/** Messages put in below the host driver, and what it makes of them. */
export const driverActions: readonly Action[] = [
  ...BYTES.map((byte) => below(message(byte))),
  ...eventClasses().flatMap(({ name, events }) =>
    EVENTS.filter((event) => events.includes(event)).map((event) =>
      below(messageWith(ACTIVE, event), nothingElse, noEvents(name)),
    ),
  ),
  ...(
    [
      [ACTIVE, 1],
      [ACTIVE, 2],
      [[], 1],
    ] as const
  ).map(([bits, session]) => {
    const steps = [restartRequest(bits, session), passes('working time of the host')];
    return { ...below(...steps), perform: actionSequence(...steps, restarts) };
  }),
  fixed(
    'driver',
    [callsWithoutWaiting('sl_Accept'), restartRequest(ACTIVE, 1), passes('working time of the host')],
    quiet,
    ['driver-port', 'pending-calls'],
    ['sl_Accept'],
  ),
  below(
    message(LOCKED),
    functionIs('sl_DeviceGet', 'answered SL_RET_CODE_DEV_LOCKED'),
    functionIs('sl_FsGetInfo', 'refused'),
  ),
  fixed(
    'driver',
    [message(['PROVISIONING_USER_INITIATED']), triesToStart(processOf('AP provisioning')), REJECTED],
    (now) => steady(now) && now.state !== 'idle' && now.process.startedBy === 'host',
    ['driver-port'],
  ),
  fixed('driver', [passes('working time of the host')], (now) => now.tampered, ['driver-port']),
  fixed('driver', [driverNeedsRestart], (now) => now.started && now.told && now.blocked, ['driver-port']),
  fixed('driver', [noStopComplete], (now) => now.told && now.blocked, ['driver-port']),
  seen(functionIs('sl_DeviceGet', 'answered SL_API_ABORTED')),
  seen(functionIs('sl_DeviceGet', 'answered SL_RET_CODE_DEV_LOCKED')),
  seen(functionIs('sl_FsGetInfo', 'refused')),
  seen(commandsAre('harmless', 'refused')),
  seen(commandsAre('harmless', 'served')),
  seen(functionIs('sl_DeviceGet', 'served')),
  seen(calls('sl_Stop')),
  seen(starts(processOf('AP provisioning'))),
  {
    ...fixed('driver', [], ({ tampered }) => tampered, ['driver-port']),
    name: 'how often the host driver has restarted the device',
    perform: restarts,
  },
  fixed('driver', [keySent], ({ process, state }) => process.smartConfigKey && state !== 'idle', ['driver-port']),
];
