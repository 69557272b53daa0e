/**
 * The decisions of the host driver, one small function each, with the rules that it satisfies. The reference follows
 * the text of 7.5; where the text has no details, it follows TI's driver. `ti-driver.ts` contains the different
 * decisions of TI's driver.
 */
import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';
import type { Fields } from '../../adapter';

const { devStatus: bit, returnCode: code, command, resetCaller, smartConfig } = constants;

/** The state of the driver when it decides about a call or an event. */
export interface DriverView {
  /** The status byte of the last message. */
  readonly devStatus: number;
  readonly started: boolean;
  readonly stopping: boolean;
  readonly restartRequired: boolean;
  /** Number of calls in progress, as the driver counts them. */
  readonly pending: number;
}

/**
 * Events that are delivered while the APIs are blocked. PROV-7.5-20, -24, PROV-7.3-05, PROV-7.4-03; requests to the
 * host: PROV-7.5-23
 */
const EXEMPT: readonly string[] = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
];

/** Bits of a process, whether its APIs are blocked or not. */
export const PROVISIONING = bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED;

export const referenceDriverDecisions = {
  // --- blocked APIs ---

  /** Whether the byte blocks the APIs. PROV-7.5-34 */
  isBlocked: (devStatus: number): boolean =>
    (devStatus & PROVISIONING) !== 0 && (devStatus & bit.PROVISIONING_ENABLE_API) === 0,

  /**
   * Functions that are refused while the APIs are blocked: all commands. PROV-7.5-01, -10 … -15; while the APIs are
   * unblocked, all are served: PROV-7.5-38
   */
  isGated: (fn: PublicFunction): boolean => fn.kind === 'command',

  /**
   * Why a function that can be blocked is refused, the strongest reason first; 0 if it is served. PROV-7.5-30, -31,
   * -41
   */
  refusal: (view: DriverView, fn: Pick<PublicFunction, 'silo'>, blocked: boolean): number => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if ((view.devStatus & bit.LOCKED) !== 0 && fn.silo !== 'FS') return code.SL_RET_CODE_DEV_LOCKED;
    if (view.restartRequired) return code.SL_API_ABORTED;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    return blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0;
  },

  /** Whether a call that waited for another call is checked again before it is sent. C22; PROV-7.5-40 */
  judgesAgain: (_view: DriverView): boolean => true,

  /** Whether a refused call ends here, without being sent to the device. PROV-7.5-02, -43 */
  dropsRefused: (_name: string, _devStatus: number): boolean => true,

  /** Whether a refused start or stop of the statistics counts as executed. PROV-7.5-02 */
  marksRefusedStatistics: (): boolean => false,

  /** How long a refusal takes, in ms. PROV-7.5-35 */
  refusalDelay: (_name: string): number => 0,

  // --- the provisioning command ---

  /** Whether a provisioning command is a stop or an abort, and not a start. C20; PROV-7.5-03 */
  stops: (provisioningCmd: number, _inactivityTimeoutSec: number): boolean =>
    provisioningCmd === command.SL_WLAN_PROVISIONING_CMD_STOP ||
    provisioningCmd === command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION,

  /** Why sl_WlanProvisioning is refused locally; 0 if it is sent. PROV-7.5-03, PROV-7.1-18, -19 */
  provisioningRefusal: (view: DriverView, stops: boolean): number | 'pretend' => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    if (view.pending > 0 && !stops) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },

  /** SmartConfig key fields of the command frame. PROV-3.2-06 */
  smartConfigPart: (key: string | undefined): Fields => ({
    GroupIdBitmask: smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_GROUP,
    Cipher: key === undefined ? 0 : smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_CIPHER,
    PublicKeyLen: key === undefined ? 0 : smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH,
  }),

  // --- pending calls ---

  /** Whether a sent command increments the number of calls in progress. C20; PROV-7.1-18 */
  countsCall: (_devStatus: number): boolean => true,

  /** The value of the counter for a number. C20; PROV-4.3-22 */
  counted: (calls: number): number => calls,

  /**
   * Whether the completion of a call that was sent before the APIs were blocked is delivered. C22; PROV-7.5-22, -40
   */
  completes: (_name: string, _blocked: boolean): boolean => true,

  /**
   * Maximum time for the answer to a served call, after which the driver reports a fatal error, in ms. C22;
   * PROV-7.5-40
   */
  patience: (_name: string, _args: Fields): number => Number.POSITIVE_INFINITY,

  /** Return code of a call that sl_Stop ends. C22; PROV-7.5-40 */
  codeWhenFreed: (_name: string): number => code.SL_RET_CODE_STOP_IN_PROGRESS,

  // --- start and stop ---

  /** Why sl_Stop is refused on a started device; 0 if it is executed, which is always so. PROV-7.5-04 */
  stopRefusal: (_blocked: boolean, _devStatus: number): number => 0,

  /** Return code of sl_Start on a started device. PROV-7.5-32 */
  startWhenStarted: (_devStatus: number): number => code.SL_RET_CODE_DEV_ALREADY_STARTED,

  /** Whether sl_Stop waits for the stop-complete message: not while a process is active. PROV-7.5-33 */
  waitsForStopComplete: (devStatus: number): boolean => (devStatus & PROVISIONING) === 0,

  /**
   * Whether the application receives a reset request: all except those that the driver executes itself. C16;
   * PROV-7.4-05, -06
   */
  showsResetRequest: (caller: number): boolean => caller !== resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING,

  /** Whether the driver restarts the device for a reset request. PROV-7.4-06, -07, -08 */
  obeysResetRequest: (view: DriverView, session: number, lastSession: number): boolean =>
    view.pending <= 0 && (view.devStatus & PROVISIONING) !== 0 && session !== lastSession,

  // --- events ---

  /**
   * Whether an event, or the `completion` of a two-stage call, is delivered. All are delivered while the APIs are
   * unblocked, and the exempt ones while they are blocked. PROV-7.5-16 … -20, -22, -40, -42, PROV-6-05
   */
  delivers: (event: string, blocked: boolean): boolean => !blocked || EXEMPT.includes(event),

  /** Whether fatal and general errors of the device are delivered. C21; PROV-7.5-20 */
  deliversErrors: (_blocked: boolean): boolean => true,

  /**
   * Whether an event that arrives while a command has no answer yet is filtered after that answer. C23; PROV-7.5-16
   */
  judgesEventsLate: (): boolean => false,

  /**
   * Whether init-complete is handled although its byte blocks the APIs, so that sl_Start returns a role. PROV-7.5-24,
   * PROV-6-16
   */
  passesInitComplete: (_devStatus: number): boolean => true,

  /** Whether a suppressed event is delivered after the APIs are unblocked. PROV-7.5-21 */
  keepsFiltered: (_event: string): boolean => false,
};

/** The decisions of one host driver. */
export type HostDriverDecisions = typeof referenceDriverDecisions;
