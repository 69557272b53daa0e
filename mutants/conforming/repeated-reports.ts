import type { StatusView } from '../../adapters/simulator/network-processor/decisions';
import { constants, type StatusName } from '../../ledger/constants';
import { networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

export const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';

/** Whether a report is this status. */
export const isStatus =
  (name: StatusName) =>
  ({ status }: StatusView): boolean =>
    status === constants.status[name];
const isEvent =
  (name: string) =>
  ({ event }: StatusView): boolean =>
    event === name;

/** A device that sends one of its reports again, so many ms after the first time. */
const again = (
  id: string,
  what: string,
  isIt: (view: StatusView) => boolean,
  ...delays: readonly number[]
): ConformingVariant => ({
  id,
  story: `The device sends ${what} ${delays.length + 1} times. No source limits how often.`,
  // A repetition belongs to the same process, which ends with a role switch, and comes after the first report. It belongs
  // to the same attempt, which ends with the loss of its network.
  about: delays.some((delay) => delay > 0) ? ['time: roleSwitch', 'time: ready', 'time: beaconLoss'] : [],
  deviation: networkProcessor(() => ({ repeatDelays: (view) => (isIt(view) ? delays : []) })),
});

const withAbout = (variant: ConformingVariant, ...about: readonly string[]): ConformingVariant => ({
  ...variant,
  about: [...(variant.about ?? []), ...about],
});

const SYNCED = isStatus('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED');
const READY = isStatus('SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY');
/** The failures of a connection. */
export const FAILURES: readonly StatusName[] = [
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED',
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED',
];
const isFailure = (view: StatusView): boolean => FAILURES.some((name) => isStatus(name)(view));

const FEEDBACK_FAILED = isStatus('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED');
/** Whether a report is the failure of a connection or of the feedback. */
export const isAnyFailure = (view: StatusView): boolean => isFailure(view) || FEEDBACK_FAILED(view);

const LINKED = isStatus('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
const ADDRESSED = isStatus('SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED');

/** Devices that send a report more than once where no rule forbids it. */
export const repeatVariants: readonly ConformingVariant[] = [
  again('auto-start-reported-twice', 'AUTO_STARTED', isStatus('SL_WLAN_PROVISIONING_AUTO_STARTED'), 0),
  again('auto-start-reported-soon-again', 'AUTO_STARTED', isStatus('SL_WLAN_PROVISIONING_AUTO_STARTED'), 40),
  again('auto-start-reported-late-again', 'AUTO_STARTED', isStatus('SL_WLAN_PROVISIONING_AUTO_STARTED'), 1_500),
  again('profile-reported-twice', 'the profile-added event', isEvent(PROFILE_ADDED), 0),
  withAbout(
    again('profile-reported-late-again', 'the profile-added event', isEvent(PROFILE_ADDED), 700),
    'profile sent again',
  ),
  again('request-reported-twice', 'the reset request', isEvent(RESET_REQUEST), 0),
  again('request-reported-again-and-again', 'the reset request', isEvent(RESET_REQUEST), 2_000, 4_000),
  again('synchronised-reported-twice', 'status 13', SYNCED, 0),
  again('synchronised-reported-thrice', 'status 13', SYNCED, 200, 1_300),
  again('ready-reported-twice', 'READY', READY, 0),
  again('ready-reported-again-and-again', 'READY', READY, 1_000, 2_500, 9_000),
  again('link-reported-twice', 'status 15', LINKED, 0),
  again('address-reported-twice', 'status 16', ADDRESSED, 0),
  again('address-reported-late-again', 'status 16', ADDRESSED, 100),
  again('address-reported-after-the-fetch', 'status 16', ADDRESSED, 30),
  again(
    'success-reported-twice',
    'the success status',
    isStatus('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'),
    0,
  ),
  {
    // Sent while a stop is in progress, it cannot be distinguished from the end.
    ...withAbout(
      again('stopped-reported-in-the-next-process', 'STOPPED', isStatus('SL_WLAN_PROVISIONING_STOPPED'), 1_000),
      'time: response',
      'host driver: refusalDelay',
    ),
    against: ['PROV-4.3-15'],
  },
  {
    ...again('failure-reported-late-again', 'the failure of an attempt', isFailure, 20),
    against: ['PROV-5-06'],
  },
  {
    // During a slow attempt, it cannot be distinguished from the failure of that attempt.
    ...withAbout(
      again('failure-reported-in-the-next-attempt', 'the failure of an attempt', isAnyFailure, 2_000),
      'time: scan',
      'time: association',
    ),
    against: ['PROV-5-06'],
  },
  {
    id: 'reports-sync-time-out',
    story: 'The device sends status 14 each 15 s while it receives no SmartConfig. No source gives a time.',
    about: ['synchronisation time-out'],
    deviation: networkProcessor(() => ({ smartConfigPatience: () => 15_000 })),
  },
  {
    id: 'reports-sync-time-out-often',
    story: 'The device sends status 14 each 2 s while it receives no SmartConfig.',
    about: ['synchronisation time-out'],
    deviation: networkProcessor(() => ({ smartConfigPatience: () => 2_000 })),
  },
];
