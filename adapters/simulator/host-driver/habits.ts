import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';
import { type DriverView, PROVISIONING } from './decisions';

const { devStatus: bit, returnCode: code } = constants;

type NamedFunction = Pick<PublicFunction, 'name' | 'silo'>;

/**
 * Habits of a host driver that no rule speaks of: locks, time limits, and what sl_Stop sends. A rule can depend on a
 * decision, see `decisions.ts`, and not on a habit.
 */
export interface DriverHabits {
  /** Why a call that no check refuses cannot be sent; 0 if it can. */
  lockRefusal(view: DriverView, fn: NamedFunction): number;
  /** Whether messages stay unread until the next command. */
  leavesUnread(devStatus: number): boolean;
  /** Whether two kinds of statistics exclude each other before the APIs are checked. */
  readonly clashComesFirst: boolean;
  /** Maximum time for the response to a command, after which the driver assumes a fatal error, in ms. */
  responsePatience(fn: NamedFunction): number;
  /** Maximum time for a start or a stop of the device, after which the driver assumes a fatal error, in ms. */
  readonly powerPatience: number;
  /** Whether a fatal error ends the pending calls. */
  readonly freesOnFatalError: boolean;
  /** Whether sl_Stop sends its command, or only switches the power off. */
  sendsStop(timeout: number, restartRequired: boolean): boolean;
  /** Whether a stop-complete message is handled although its byte blocks the APIs. */
  readonly passesBlockedStopComplete: boolean;
  /** Whether sl_WifiConfig starts a device that is not started. */
  readonly wifiConfigStarts: boolean;
}

export const referenceHabits: DriverHabits = {
  lockRefusal: () => 0,
  leavesUnread: () => false,
  clashComesFirst: false,
  responsePatience: () => Number.POSITIVE_INFINITY,
  powerPatience: Number.POSITIVE_INFINITY,
  freesOnFatalError: false,
  sendsStop: () => true,
  passesBlockedStopComplete: true,
  wifiConfigStarts: false,
};

/** Time limits of TI's driver, in ms. */
const RESPONSE = 10_000;
const LONG_RESPONSE = 65_500;
const FILE_RESPONSE = 655_000;

/** A locked device keeps the driver's lock, but not during a process. */
const isSealed = (devStatus: number): boolean => (devStatus & bit.LOCKED) !== 0 && (devStatus & PROVISIONING) === 0;

/** TI's driver, 3.x, as measured; the time limit of sl_Start and the longer ones of responses are from its source. */
export const tiHabits: DriverHabits = {
  // Every command but sl_NetAppRecv needs the driver's lock.
  lockRefusal: ({ devStatus, restartRequired }, { name, silo }) => {
    if (restartRequired) return code.SL_API_ABORTED;
    return isSealed(devStatus) && silo !== 'FS' && name !== 'sl_NetAppRecv' ? code.SL_RET_CODE_DEV_LOCKED : 0;
  },
  // The thread that reads messages needs the lock, too.
  leavesUnread: isSealed,
  clashComesFirst: true,
  responsePatience: ({ name, silo }) => {
    if (name === 'sl_FsOpen' || name === 'sl_FsProgram') return FILE_RESPONSE;
    return silo === 'FS' || silo === 'NETUTIL' ? LONG_RESPONSE : RESPONSE;
  },
  powerPatience: 65_500,
  freesOnFatalError: true,
  sendsStop: (timeout, restartRequired) => timeout !== 0 && !restartRequired,
  passesBlockedStopComplete: false,
  wifiConfigStarts: true,
};
