/**
 * What the host driver decides, one small function each, with the rules it keeps. The reference follows the text of
 * 7.5; details the text leaves out follow TI's driver.
 */
import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';

const { devStatus: bit, returnCode: code } = constants;

/** What the driver knows when it judges a call or an event. */
export interface DriverView {
  /** The status byte of the last message. */
  readonly devStatus: number;
  readonly started: boolean;
  readonly stopping: boolean;
  readonly restartRequired: boolean;
  /** Calls that have not returned. */
  readonly pending: number;
}

/** Events that pass while the block holds. PROV-7.5-20, -24, PROV-7.3-05, PROV-7.4-03; requests to the host: PROV-7.5-23 */
const EXEMPT: readonly string[] = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
];

export const referenceDriverDecisions = {
  /** Whether the byte shuts the APIs. PROV-7.5-34 */
  isBlocked: (devStatus: number): boolean =>
    (devStatus & (bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED)) !== 0 &&
    (devStatus & bit.PROVISIONING_ENABLE_API) === 0,

  /** Functions that are refused while the block holds: all commands. PROV-7.5-01, -10 … -15; when it is lifted, all are served: PROV-7.5-38 */
  isGated: (fn: PublicFunction): boolean => fn.kind === 'command',

  /** Why a gated call is refused, the strongest reason first; 0 when it is served. PROV-7.5-30, -31, -41 */
  refusal: (view: DriverView, fn: PublicFunction, blocked: boolean): number => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if ((view.devStatus & bit.LOCKED) !== 0 && fn.silo !== 'FS') return code.SL_RET_CODE_DEV_LOCKED;
    if (view.restartRequired) return code.SL_API_ABORTED;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    return blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0;
  },

  /** Why sl_WlanProvisioning is refused locally; 0 when it is sent. PROV-7.5-03, PROV-7.1-18, -19 */
  provisioningRefusal: (view: DriverView, inactivityTimeoutSec: number): number | 'pretend' => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    if (view.pending > 0 && inactivityTimeoutSec !== 0) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },

  /** Whether a refused call ends here, without reaching the device. PROV-7.5-02, -43 */
  dropsRefused: (_name: string): boolean => true,

  /** How long a refusal takes, in ms. PROV-7.5-35 */
  refusalDelay: (): number => 0,

  /** Why sl_Stop is refused on a started device; 0 when it is carried out, as always. PROV-7.5-04 */
  stopRefusal: (_blocked: boolean): number => 0,

  /** Answer of sl_Start on a started device. PROV-7.5-32 */
  startWhenStarted: (_devStatus: number): number => code.SL_RET_CODE_DEV_ALREADY_STARTED,

  /** Whether sl_Stop waits for the stop-complete message: not while a process runs. PROV-7.5-33 */
  waitsForStopComplete: (devStatus: number): boolean =>
    (devStatus & (bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED)) === 0,

  /**
   * Whether an event, or the `completion` of a two-stage call, is delivered: all of them while the APIs are open, the
   * exempt ones while they are not. PROV-7.5-16 … -20, -22, -40, -42, PROV-6-05
   */
  delivers: (event: string, blocked: boolean): boolean => !blocked || EXEMPT.includes(event),

  /** Whether init-complete is acted on while its byte blocks, so that sl_Start returns a role. PROV-7.5-24, PROV-6-16 */
  passesInitComplete: (): boolean => true,

  /** Whether an event that was kept back is handed out once the block is lifted. PROV-7.5-21 */
  keepsFiltered: (): boolean => false,
};

/** The decisions of one host driver. */
export type HostDriverDecisions = typeof referenceDriverDecisions;
