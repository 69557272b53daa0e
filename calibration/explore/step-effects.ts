/** Effects of a step on a conforming device and its surroundings that the reference itself does not show. */
import type { StatusName } from '../../ledger/constants';
import type { ModelState } from './reference-model';
import { processIn, type Step, statusIn } from './step';

const STOPPED: StatusName = 'SL_WLAN_PROVISIONING_STOPPED';
const ADDRESS_ACQUIRED = 'SL_NETAPP_EVENT_IPV4_ACQUIRED';

/** Statuses after which the device changes its role. */
const LEAVING: readonly (string | undefined)[] = [
  'SL_WLAN_PROVISIONING_AUTO_STARTED',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED',
] satisfies readonly StatusName[];

/** Statuses that show the device as a station in its network. */
const ARRIVING: readonly (string | undefined)[] = [
  'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT',
  'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED',
] satisfies readonly StatusName[];

/** Moments that are over before a slow device has changed its role. */
const BRIEF: readonly string[] = ['early moment', 'last moment'];

/** Times within which every stop is over. */
const LONGER_THAN_A_STOP: readonly string[] = [
  'short outage',
  'long outage',
  'while after the start',
  'working time of the host',
  'long working time of the host',
];

const CALLS: readonly Step['kind'][] = [
  'host.call',
  'host.callWithoutWaiting',
  'host.callAt',
  'host.callWith',
  'host.poll',
];

/** The function that the host calls in a step. */
const calledIn = (step: Step): string | undefined =>
  CALLS.includes(step.kind) && 'function' in step ? step.function : undefined;

/** Whether the host stops or starts the device as a whole. */
export const switchesDevice = (step: Step): boolean =>
  step.kind === 'host.restart' || ['sl_Stop', 'sl_Start'].includes(calledIn(step) ?? '');

/** Kinds of steps in which the host commands a start. */
const STARTS: readonly Step['kind'][] = [
  'host.start',
  'host.startWithRoles',
  'host.tryStart',
  'host.tryStartWithRoles',
  'host.beginStart',
];

/** Kinds of steps in which the host gives a running process a command. */
const ORDERS: readonly Step['kind'][] = ['host.stop', 'host.stopKeepingRole', 'host.abort'];

/** Whether the device leaves its role. */
export const leavesRole = (step: Step): boolean =>
  STARTS.includes(step.kind) ||
  step.kind === 'host.restart' ||
  calledIn(step) === 'sl_Start' ||
  step.kind === 'status.failure' ||
  LEAVING.includes(statusIn(step));

/** Whether even a slow device has changed to the role of its stage. */
export const givesRoleTime = (step: Step): boolean =>
  (step.kind === 'time.passes' && !BRIEF.includes(step.quantity)) ||
  step.kind === 'reports.noneFor' ||
  ARRIVING.includes(statusIn(step));

/** Whether a stop without a wait is over. */
export const endsStop = (step: Step): boolean =>
  (step.kind === 'event.arrives' && step.event === 'return') ||
  (step.kind === 'time.passes' && LONGER_THAN_A_STOP.includes(step.quantity));

/** Whether a report shows that SmartConfig has ended. */
export function endsTransmission(step: Step): boolean {
  if (step.kind === 'status.notWithin') return false;
  const isProfile = 'report' in step && step.report.kind === 'profile';
  return isProfile || [STOPPED, 'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT'].includes(statusIn(step) ?? '');
}

/** Begins of the functions that set a device in motion. */
const MOVING: readonly string[] = ['sl_Start', 'sl_Wlan'];

/** Whether the device may begin something with the networks around it. */
export const unsettles = (step: Step): boolean =>
  step.kind.startsWith('network.') ||
  step.kind === 'driver.noStopComplete' ||
  step.kind === 'host.restart' ||
  ORDERS.includes(step.kind) ||
  STARTS.includes(step.kind) ||
  MOVING.some((begin) => calledIn(step)?.startsWith(begin)) ||
  statusIn(step) === STOPPED;

/** Whether the device had its time to do so. */
export function settles(step: Step): boolean {
  switch (step.kind) {
    case 'time.passes':
    case 'reports.none':
    case 'reports.noneFor':
    case 'reports.noneWithin':
      return true;
    case 'event.arrives':
    case 'driver.event':
      return step.event === ADDRESS_ACQUIRED;

    default:
      return false;
  }
}

/** Whether the host drops the external confirmation, after which it is open what it may call. */
export const isAbort = (step: Step): boolean => step.kind === 'host.abort';

/** Whether a message is injected below the host driver, or its condition changes. */
export const tampers = (step: Step): boolean => TAMPERING.includes(step.kind);

const TAMPERING: readonly Step['kind'][] = [
  'driver.status',
  'driver.event',
  'driver.restartRequest',
  'driver.needsRestart',
  'driver.noStopComplete',
];

/** Kinds of steps in which the phone adds a profile over HTTP and does not request its confirmation. */
const ADDING: readonly Step['kind'][] = ['phone.addProfile', 'phone.joinAndAdd', 'phone.joinAndAddPreferred'];

/** Kinds of steps in which the phone requests a confirmation. */
const REQUESTING: readonly Step['kind'][] = ['phone.requestConfirmation', 'phone.joinAddAndConfirm'];

/** Whether the device has a profile after a step that it can try unasked (C29); undefined if the step does not decide it. */
export function leavesUnasked(step: Step): boolean | undefined {
  if (ADDING.includes(step.kind)) return true;
  if (REQUESTING.includes(step.kind)) return false;
  if (step.kind === 'phone.post' && step.path.endsWith('profile_add')) return true;
  return 'moment' in step ? step.moment === 'has a profile to confirm' : undefined;
}

/** Kinds of steps in which the host or its driver has a part. */
const OF_HOST: readonly Step['kind'][] = [
  ...STARTS,
  ...ORDERS,
  ...CALLS,
  'host.restart',
  'function.answered',
  'commands.answered',
  'polling.answered',
  'event.arrives',
  'events.none',
  'password.unseen',
  'driver.status',
  'driver.event',
  'driver.restartRequest',
  'driver.keySent',
  'driver.noRestart',
  'driver.restarts',
  'driver.restartsRecorded',
  'driver.needsRestart',
];

const HOST_TIMES: readonly string[] = ['working time of the host', 'long working time of the host'];

/** Whether the host or its driver has a part in a step. */
export const involvesHost = (step: Step): boolean =>
  OF_HOST.includes(step.kind) || (step.kind === 'time.passes' && HOST_TIMES.includes(step.quantity));

/** Where a step leaves the phone; undefined where it leaves it alone. */
export function placeAfter(step: Step): ModelState['place'] | undefined {
  switch (step.kind) {
    case 'phone.joinDevice':
    case 'phone.joinAndAdd':
    case 'phone.joinAddAndConfirm':
    case 'phone.joinAndAddPreferred':
    case 'phone.seesDevice':
    case 'phone.seesDeviceAtOnce':
      return 'device';
    case 'phone.joinNetwork':
    case 'phone.fetchResult':
      return 'network';
    case 'phone.leave':
    case 'phone.seesNoDevice':
      return 'nowhere';
    case 'process.given':
    case 'process.givenWithRoles':
      return isHandedOver(step) ? 'device' : undefined;
    default:
      return undefined;
  }
}

/** Moments before which the phone has handed a profile over and has not gone elsewhere. */
const HANDED_OVER: readonly string[] = [
  'has a profile to confirm',
  'is waiting for its restart',
  'is waiting for the phone to fetch the result',
];

/** Whether the phone has joined the device to hand it a profile. */
function isHandedOver(step: Extract<Step, { kind: 'process.given' | 'process.givenWithRoles' }>): boolean {
  const name = processIn(step)?.name;
  return (
    name !== 'SmartConfig provisioning' &&
    name !== 'auto-provisioning as a station' &&
    HANDED_OVER.includes(step.moment)
  );
}
