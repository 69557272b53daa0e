/**
 * TI's own driver, 3.x, as measured: its decisions that differ from the text of 7.5. Each decision names its erratum
 * or rule; `docs/host-driver.md` lists the verdicts that change.
 */
import { constants } from '../../../ledger/constants';
import { type HostDriverDecisions, PROVISIONING, referenceDriverDecisions as reference } from './decisions';

const { devStatus: bit, returnCode: code } = constants;

/** Bits of the byte that send a call through the slow part of the check. */
const DOUBTFUL = PROVISIONING | bit.LOCKED;

/** Receive calls are served before the event filter. */
const BEFORE_FILTER: readonly string[] = ['sl_Recv', 'sl_RecvFrom'];

/** Calls that return 0 when sl_Stop ends them. */
const FREED_WITH_ZERO: readonly string[] = ['sl_NetAppPing', 'sl_StartTLS', 'sl_NetAppRecv'];

/** Additional waiting time of a ping, besides its own parameters, in ms. */
const PING_PATIENCE = 20_000;

/** The value of a number in a signed byte. */
const signedByte = (value: number): number => (value << 24) >> 24;

export const tiDriverDecisions: HostDriverDecisions = {
  ...reference,

  /** Five commands have no check. C18; PROV-7.5-15 */
  isGated: (fn) => fn.kind === 'command' && fn.ungated !== true,

  /** While a process is active, the second check has no effect: a call that waited is sent. C22; PROV-7.5-40 */
  judgesAgain: (view) => (view.devStatus & PROVISIONING) === 0,

  /** The flag of running statistics is set or cleared before the check that refuses the call. PROV-7.5-02 */
  marksRefusedStatistics: () => true,

  /** A time-out of 0 makes a stop, whatever the command. C20 */
  stops: (_provisioningCmd, inactivityTimeoutSec) => inactivityTimeoutSec === 0,

  /**
   * Depends on the byte and not on the process. At user-initiated alone a start is refused with -2014. With enable-API
   * too it returns 0 without being sent. C1, C20; PROV-7.1-04
   */
  provisioningRefusal: (view, stops) => {
    // A stop is sent also while sl_Stop waits for the device.
    if (view.stopping && !stops) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    const active = (view.devStatus & bit.PROVISIONING_ACTIVE) !== 0;
    const doubtful = (view.devStatus & DOUBTFUL) !== 0 || view.restartRequired;
    if (doubtful && !active && !stops)
      return reference.refusal(view, { silo: 'WLAN' }, reference.isBlocked(view.devStatus)) || 'pretend';
    if (view.pending > 0 && !stops) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },

  /** A command during a process is not counted when it is sent, but is counted when it returns. C20; PROV-7.1-18 */
  countsCall: (devStatus) => (devStatus & PROVISIONING) === 0,

  /** The counter is a signed byte and wraps. C20; PROV-4.3-22 */
  counted: signedByte,

  /** The filter suppresses completions too, so their calls never return. C21, C22; PROV-7.5-40 */
  completes: (name, blocked) => !blocked || BEFORE_FILTER.includes(name),

  /** Only a ping has a time limit for a suppressed answer, and then assumes a fatal error. C22 */
  patience: (name, args) => {
    if (name !== 'sl_NetAppPing') return Number.POSITIVE_INFINITY;
    const { PingIntervalTime = 0, TotalNumberOfAttempts = 1 } = (args.pPingParams ?? {}) as Record<string, number>;
    return PING_PATIENCE + PingIntervalTime * TotalNumberOfAttempts;
  },

  /** Three calls return 0, as if they were served. C22 */
  codeWhenFreed: (name) => (FREED_WITH_ZERO.includes(name) ? 0 : reference.codeWhenFreed(name)),

  /** Fatal and general errors are suppressed like every other event. C21 */
  deliversErrors: (blocked) => !blocked,

  /** An event that arrives while a command has no answer yet is filtered with the byte of the response. C23 */
  judgesEventsLate: () => true,
};
