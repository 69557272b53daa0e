/**
 * What the host driver decides, one small function each, with the rules it keeps. The reference follows the text of
 * 7.5; details the text leaves out follow TI's driver. `ti-driver.ts` holds what TI's driver decides otherwise.
 */
import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';
import type { Fields } from '../../adapter';

const { devStatus: bit, returnCode: code, command, resetCaller, smartConfig } = constants;

/** What the driver knows when it judges a call or an event. */
export interface DriverView {
  /** The status byte of the last message. */
  readonly devStatus: number;
  readonly started: boolean;
  readonly stopping: boolean;
  readonly restartRequired: boolean;
  /** Calls in progress, as the driver counts them. */
  readonly pending: number;
}

/** Events that pass while the block holds. PROV-7.5-20, -24, PROV-7.3-05, PROV-7.4-03; requests to the host: PROV-7.5-23 */
const EXEMPT: readonly string[] = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
];

/** Bits of a process, whether the APIs are open in it or not. */
const PROVISIONING = bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED;

export const referenceDriverDecisions = {
  // --- the gate ---

  /** Whether the byte shuts the APIs. PROV-7.5-34 */
  isBlocked: (devStatus: number): boolean =>
    (devStatus & PROVISIONING) !== 0 && (devStatus & bit.PROVISIONING_ENABLE_API) === 0,

  /** Functions that are refused while the block holds: all commands. PROV-7.5-01, -10 … -15; when it is lifted, all are served: PROV-7.5-38 */
  isGated: (fn: PublicFunction): boolean => fn.kind === 'command',

  /** Why a gated call is refused, the strongest reason first; 0 when it is served. PROV-7.5-30, -31, -41 */
  refusal: (view: DriverView, fn: Pick<PublicFunction, 'silo'>, blocked: boolean): number => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if ((view.devStatus & bit.LOCKED) !== 0 && fn.silo !== 'FS') return code.SL_RET_CODE_DEV_LOCKED;
    if (view.restartRequired) return code.SL_API_ABORTED;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    return blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0;
  },

  /** Whether a call that had to wait for another one is judged again when its turn comes. C22; PROV-7.5-40 */
  judgesAgain: (_view: DriverView): boolean => true,

  /** Whether a refused call ends here, without reaching the device. PROV-7.5-02, -43 */
  dropsRefused: (_name: string): boolean => true,

  /** Whether a refused start or stop of the statistics counts as carried out all the same. PROV-7.5-02 */
  marksRefusedStatistics: (): boolean => false,

  /** How long a refusal takes, in ms. PROV-7.5-35 */
  refusalDelay: (_name: string): number => 0,

  // --- the provisioning command ---

  /** Whether a provisioning command is a stop or an abort and not a start. C20; PROV-7.5-03 */
  stops: (provisioningCmd: number, _inactivityTimeoutSec: number): boolean =>
    provisioningCmd === command.SL_WLAN_PROVISIONING_CMD_STOP ||
    provisioningCmd === command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION,

  /** Why sl_WlanProvisioning is refused locally; 0 when it is sent. PROV-7.5-03, PROV-7.1-18, -19 */
  provisioningRefusal: (view: DriverView, stops: boolean): number | 'pretend' => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    if (view.pending > 0 && !stops) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },

  /** What the command frame says of a SmartConfig key. PROV-3.2-06 */
  smartConfigPart: (key: string | undefined): Fields => ({
    GroupIdBitmask: smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_GROUP,
    Cipher: key === undefined ? 0 : smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_CIPHER,
    PublicKeyLen: key === undefined ? 0 : smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH,
  }),

  // --- calls under way ---

  /** Whether a command that is sent adds to the count of calls in progress. C20; PROV-7.1-18 */
  countsCall: (_devStatus: number): boolean => true,

  /** What the counter holds of a number. C20; PROV-4.3-22 */
  counted: (calls: number): number => calls,

  /** Whether the completion of a call that was served before the block began gets through. C22; PROV-7.5-22, -40 */
  completes: (_name: string, _blocked: boolean): boolean => true,

  /** How long the answer of a served call may take before the driver gives the device up, in ms. C22; PROV-7.5-40 */
  patience: (_name: string, _args: Fields): number => Number.POSITIVE_INFINITY,

  /** What a call returns that sl_Stop frees. C22; PROV-7.5-40 */
  codeWhenFreed: (_name: string): number => code.SL_RET_CODE_STOP_IN_PROGRESS,

  // --- start and stop ---

  /** Why sl_Stop is refused on a started device; 0 when it is carried out, as always. PROV-7.5-04 */
  stopRefusal: (_blocked: boolean, _devStatus: number): number => 0,

  /** Answer of sl_Start on a started device. PROV-7.5-32 */
  startWhenStarted: (_devStatus: number): number => code.SL_RET_CODE_DEV_ALREADY_STARTED,

  /** Whether sl_Stop waits for the stop-complete message: not while a process runs. PROV-7.5-33 */
  waitsForStopComplete: (devStatus: number): boolean => (devStatus & PROVISIONING) === 0,

  /** Whether the application hears of a reset request: of all but those the driver obeys itself. C16; PROV-7.4-05, -06 */
  showsResetRequest: (caller: number): boolean => caller !== resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING,

  /** Whether the driver restarts the device for a request of its own. PROV-7.4-06, -07, -08 */
  obeysResetRequest: (view: DriverView, session: number, lastSession: number): boolean =>
    view.pending <= 0 && (view.devStatus & PROVISIONING) !== 0 && session !== lastSession,

  // --- events ---

  /**
   * Whether an event, or the `completion` of a two-stage call, is delivered: all of them while the APIs are open, the
   * exempt ones while they are not. PROV-7.5-16 … -20, -22, -40, -42, PROV-6-05
   */
  delivers: (event: string, blocked: boolean): boolean => !blocked || EXEMPT.includes(event),

  /** Whether fatal and general errors of the device are delivered. C21; PROV-7.5-20 */
  deliversErrors: (_blocked: boolean): boolean => true,

  /** Whether an event that comes while a command is out is judged only once that is answered. C23; PROV-7.5-16 */
  judgesEventsLate: (): boolean => false,

  /** Whether init-complete is acted on while its byte blocks, so that sl_Start returns a role. PROV-7.5-24, PROV-6-16 */
  passesInitComplete: (_devStatus: number): boolean => true,

  /** Whether an event that was kept back is handed out once the block is lifted. PROV-7.5-21 */
  keepsFiltered: (_event: string): boolean => false,
};

/** The decisions of one host driver. */
export type HostDriverDecisions = typeof referenceDriverDecisions;
