/**
 * TI's own driver, 3.x, as measured: what it decides otherwise than the text of 7.5 has it. Each decision names the
 * erratum or the rule it concerns; `docs/host-driver.md` says which verdicts change.
 */
import { constants } from '../../../ledger/constants';
import { type HostDriverDecisions, referenceDriverDecisions as reference } from './decisions';

const { devStatus: bit, returnCode: code } = constants;

/** Bits of a process, whether the APIs are open in it or not. */
const PROVISIONING = bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED;

/** Bits of the byte that send a call through the slow part of the gate. */
const DOUBTFUL = PROVISIONING | bit.LOCKED;

/** Receive calls are served before the event filter. */
const BEFORE_FILTER: readonly string[] = ['sl_Recv', 'sl_RecvFrom'];

/** Calls that return 0 when sl_Stop frees them. */
const FREED_WITH_ZERO: readonly string[] = ['sl_NetAppPing', 'sl_StartTLS', 'sl_NetAppRecv'];

/** How long a ping waits besides what its own parameters take, in ms. */
const PING_PATIENCE = 20_000;

/** What a signed byte holds of a number. */
const signedByte = (value: number): number => (value << 24) >> 24;

export const tiDriverDecisions: HostDriverDecisions = {
  ...reference,

  /** Five commands lack the check. C18; PROV-7.5-15 */
  isGated: (fn) => fn.kind === 'command' && fn.ungated !== true,

  /** While a process runs the second check finds nothing: a call that was waiting is sent. C22; PROV-7.5-40 */
  judgesAgain: (view) => (view.devStatus & PROVISIONING) === 0,

  /** The flag of running statistics is set or cleared before the check that refuses the call. PROV-7.5-02 */
  marksRefusedStatistics: () => true,

  /** A time-out of 0 makes a stop, whatever the command. C20 */
  stops: (_provisioningCmd, inactivityTimeoutSec) => inactivityTimeoutSec === 0,

  /**
   * Goes by the byte and not by the process: at user-initiated alone a start is refused with -2014, and with
   * enable-API besides it is answered 0 without being sent. C1, C20; PROV-7.1-04
   */
  provisioningRefusal: (view, stops) => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    const active = (view.devStatus & bit.PROVISIONING_ACTIVE) !== 0;
    const doubtful = (view.devStatus & DOUBTFUL) !== 0 || view.restartRequired;
    if (doubtful && !active && !stops)
      return reference.refusal(view, { silo: 'WLAN' }, reference.isBlocked(view.devStatus)) || 'pretend';
    if (view.pending > 0 && !stops) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },

  /** A command sent inside a process is not counted when it goes and is when it returns. C20; PROV-7.1-18 */
  countsCall: (devStatus) => (devStatus & PROVISIONING) === 0,

  /** The counter is a signed byte and wraps. C20; PROV-4.3-22 */
  counted: signedByte,

  /** The filter keeps completions back too, so that their calls never return. C21, C22; PROV-7.5-40 */
  completes: (name, blocked) => !blocked || BEFORE_FILTER.includes(name),

  /** Only a ping gives up on an answer that was kept back, and takes the device for dead. C22 */
  patience: (name, args) => {
    if (name !== 'sl_NetAppPing') return Number.POSITIVE_INFINITY;
    const { PingIntervalTime = 0, TotalNumberOfAttempts = 1 } = (args.pPingParams ?? {}) as Record<string, number>;
    return PING_PATIENCE + PingIntervalTime * TotalNumberOfAttempts;
  },

  /** Three calls return 0 as if they had been served. C22 */
  codeWhenFreed: (name) => (FREED_WITH_ZERO.includes(name) ? 0 : reference.codeWhenFreed(name)),

  /** Fatal and general errors are kept back like any other event. C21 */
  deliversErrors: (blocked) => !blocked,

  /** An event that comes while a command is out is judged by the byte of the response. C23 */
  judgesEventsLate: () => true,
};
