/**
 * What the network processor decides, one small function each, with the rules it keeps. A device that breaks a rule
 * is the reference with one of them replaced (see `mutants/`). Where the document leaves a choice open the function
 * says so.
 */
import { constants } from '../../../ledger/constants';
import type { AccessPoint, ConnectionPolicy, Profile } from '../../adapter';
import type { ProcessRecord } from './process';
import type { State } from './transitions';

/** What the status byte is made from. */
export interface StatusView {
  readonly state: State;
  readonly record: Readonly<ProcessRecord>;
  /** Name of the event the byte travels with, if any. */
  readonly event?: string;
  /** Value of a provisioning status event. */
  readonly status?: number;
}

/** What the conditions of auto-provisioning look at. */
export interface AutoProvisioningView {
  readonly role: number;
  readonly policy: ConnectionPolicy;
  readonly profiles: number;
  /** Whether the host has sent a command since the device was started. */
  readonly commanded: boolean;
  /** Whether the device has had a connection since it was started. */
  readonly wasConnected: boolean;
}

const { role, returnCode: code, command } = constants;

export const referenceDecisions = {
  /** The 0x08 bit: from the start until the message of STOPPED. PROV-7.5-01, -05, -06 */
  isActive: (view: StatusView): boolean => view.state !== 'idle',

  /** The 0x10 bit: the host has started the process. PROV-4.1-02 */
  isUserInitiated: (view: StatusView): boolean => view.state !== 'idle' && view.record.startedBy === 'host',

  /**
   * The 0x40 bit: APIs and events are open inside a process. PROV-7.5-07, -08, -25, -26, -27, -29, -36, -37,
   * PROV-4.2-17, PROV-5.1.2-04, -05, PROV-6-04.
   * Open in the document: after a reset request (here open, so that the host can close its sockets, PROV-7.4-10),
   * after the restart (here shut, PROV-8.7-04), after an abort (here shut, PROV-5.1.2-12), while the process ends
   * (here as it was, PROV-4.3-26).
   */
  opensApis: (view: StatusView): boolean => {
    switch (view.state) {
      case 'auto-configuration':
      case 'external-configuration':
      case 'awaiting-restart':
      case 'cloud-confirmation':
        return true;
      case 'ending':
        return view.record.openWhenEnding;
      default:
        return false;
    }
  },

  /** Mode of a process that starts by itself: SC as a station, AP+SC as an access point. PROV-4.2-12, PROV-4.2-13 */
  autoStartMode: (roleAtStart: number): number =>
    roleAtStart === role.ROLE_AP
      ? command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC
      : command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,

  /** Silence after the start of a device without profiles, in ms. PROV-4.2-03, PROV-4.2-04 */
  noProfileDelay: (): number => 2_000,

  /** No profile, no command since the start, policy on. PROV-4.2-01, -03, -05, -06; anew after a pause: PROV-4.2-22, here no. */
  startsWithoutProfile: (view: AutoProvisioningView): boolean =>
    view.policy.autoProvisioning && view.profiles === 0 && !view.commanded,

  /** Whether a pause of the host after a command may start the process all the same. PROV-4.2-22, here no. */
  startsAfterPause: (): boolean => false,

  /** Whether STOPPED follows a reset that has ended a process. PROV-4.3-27, here no. */
  tellsEndByReset: (): boolean => false,

  /** Disconnection before a process starts, in ms. PROV-4.2-07, PROV-4.2-08 */
  disconnectionDelay: (): number => 120_000,

  /** Station role, auto-connect, a profile, policy on. PROV-4.2-01, -07, -09, -10, -11 */
  startsDisconnected: (view: AutoProvisioningView): boolean =>
    view.policy.autoProvisioning && view.policy.auto && view.role === role.ROLE_STA && view.profiles > 0,

  /** Whether any command ends a process that started by itself. C12; PROV-4.2-18, here no. */
  commandEndsAutoProvisioning: (): boolean => false,

  /** Whether a connection ends the wait of the disconnection rule. PROV-4.2-08 */
  reconnectionEndsWait: (): boolean => true,

  /** The policy of a device fresh from the factory. PROV-4.2-02 */
  factoryPolicy: (): ConnectionPolicy => ({ auto: true, fast: false, anyP2P: false, autoProvisioning: true }),

  /** What is stored of a policy the host sets. PROV-4.2-19 */
  policyToStore: (wanted: ConnectionPolicy, _before: ConnectionPolicy): ConnectionPolicy => wanted,

  /** Whether the policy outlives a restart. PROV-4.2-20 */
  keepsPolicy: (_policy: ConnectionPolicy): boolean => true,

  /** Whether an option left out of a policy request is switched off. PROV-4.2-21 */
  absentPolicyIsOff: (): boolean => true,

  /**
   * The configuration stage of modes 0, 2 and 3 is an access point, that of mode 1 a station. PROV-3.1-01, -02,
   * PROV-3.2-01, -03, PROV-3.3-01, PROV-5.2-06
   */
  configurationRole: (mode: number, _record: Readonly<ProcessRecord>): number =>
    mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC ? role.ROLE_STA : role.ROLE_AP,

  /** Name of the device's access point: the one that was set, or a stem and the low half of the MAC address. PROV-3.1-05 */
  accessPointName: (configured: string | undefined, mac: readonly number[]): string =>
    configured ?? `mysimplelink-${Buffer.from(mac.slice(3)).toString('hex')}`,

  /** What the host reads of that name: the stem alone while none was set. PROV-3.1-06 */
  accessPointNameToShow: (configured: string | undefined): string => configured ?? 'mysimplelink',

  /** Address of the device as an access point, which its DHCP server hands out as the gateway. PROV-3.1-07 */
  accessPointAddress: (): { readonly address: string; readonly mask: string } => ({
    address: '10.123.45.1',
    mask: '255.255.255.0',
  }),

  /** Whether SmartConfig frames are listened to: in every mode but AP. PROV-3.1-04, PROV-3.3-03, PROV-8.4-03 */
  listensToSmartConfig: (mode: number, _record: Readonly<ProcessRecord>): boolean =>
    mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,

  /**
   * After how many ms without a transmission a device that listens reports SMART_CONFIG_SYNC_TIMEOUT, and again after
   * as many; undefined for never. No source gives a time. PROV-4.3-23, PROV-7.2-15
   */
  smartConfigPatience: (_record: Readonly<ProcessRecord>): number | undefined => undefined,

  /** After how many ms each a report is sent again: never. No source limits it but for some. PROV-4.3-15, PROV-5-06 */
  toldAgain: (_view: StatusView): readonly number[] => [],

  /** Whether the host is told that it may begin a method of its own: in mode 3. PROV-6-01, PROV-6-02 */
  announcesReadiness: (record: Readonly<ProcessRecord>): boolean =>
    record.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,

  /**
   * Whether a profile is taken; `ordinal` counts them within the process from 0. PROV-2.1-15,
   * PROV-3.1-03, PROV-3.3-02, PROV-7.3-03, PROV-9-01
   */
  takesProfile: (_ordinal: number, _mode: number): boolean => true,

  /** Whether a network name of so many bytes is taken. The sources are silent on others; here no. PROV-7.2-29, PROV-9-26 */
  takesName: (bytes: number): boolean => bytes > 0 && bytes <= constants.limit.SL_WLAN_SSID_MAX_LENGTH,

  /** Whether a profile that was taken is stored; here for good, however its confirmation ends. PROV-2.1-02, -17 */
  storesProfile: (_mode: number): boolean => true,

  /** Whether the profile of an attempt that has failed stays stored, here yes. PROV-2.1-17 */
  keepsFailedProfile: (_record: Readonly<ProcessRecord>): boolean => true,

  /** Whether they are still there after a restart, as many as there are. PROV-2.1-03 */
  keepsProfiles: (_profiles: number): boolean => true,

  /** What is stored of a profile that was taken: all of it. PROV-9-01 */
  profileToStore: (configured: Profile): Profile => configured,

  /**
   * After how many ms a device that has taken a profile over HTTP begins its confirmation unasked; undefined for not
   * before the request. C30; PROV-8.4-02, PROV-2.1-05
   */
  confirmsUnasked: (_record: Readonly<ProcessRecord>): number | undefined => undefined,

  /** Which profile a confirmation tries: the one just configured. PROV-2.1-06 */
  profileToTry: (configured: Profile, _stored: readonly Profile[]): Profile => configured,

  /** How a device whose result waits makes itself known on the network it has joined. PROV-5.1.1-01 */
  advertisesBy: (): readonly ('broadcast' | 'multicast')[] => ['broadcast', 'multicast'],

  /**
   * After how many ms of external confirmation the device opens a connection of its own; undefined for never.
   * PROV-5.1.2-06
   */
  cloudContact: (): number | undefined => undefined,

  /** Answer to an abort when no external confirmation is under way. PROV-5.1.2-13 */
  abortOutOfPlace: (_record: Readonly<ProcessRecord>): number => code.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED,

  /** Who a reset request names as its caller: external configuration. PROV-7.4-05 */
  resetRequestCaller: (): number =>
    constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION,

  /** Whether the device has its driver restart it to leave its access point for a confirmation. PROV-7.4-01, here no. */
  restartsItself: (_record: Readonly<ProcessRecord>): boolean => false,

  /** Mode 3 started by the host needs a restart before the confirmation, and nothing else does. PROV-6-11, PROV-7.4-09 */
  needsRestart: (record: Readonly<ProcessRecord>): boolean =>
    record.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,

  /**
   * Time without activity after which a process ends, in ms: what was asked for, however short. PROV-4.3-04, -05, PROV-7.1-14, -15;
   * of a process that started by itself: PROV-4.2-23
   */
  inactivityTimeout: (record: Readonly<ProcessRecord>): number => record.inactivity,

  /** Which acts of the phone put that end off: all of them. PROV-4.3-06; more than a profile is open */
  putsEndOff: (_act: 'profile' | 'confirmation' | 'fetch'): boolean => true,

  /** Whether the host confirms: as the start asked for, over a restart too. PROV-7.5-25, PROV-8.7-03 */
  confirmsExternally: (record: Readonly<ProcessRecord>): boolean => record.externalConfirmation,

  /** Role after success: the one asked for, over a restart too. PROV-4.3-11, PROV-8.7-03 */
  roleAfterSuccess: (record: Readonly<ProcessRecord>): number => record.roleForSuccess,

  /** Role after a stop: the one asked to keep, else the one before the process. C4; PROV-4.3-09, -12, PROV-6-09, PROV-8.5-04 */
  roleAfterStop: (record: Readonly<ProcessRecord>, current: number): number =>
    record.roleOfStop === constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE
      ? current
      : record.roleBefore,

  /**
   * Why a start is refused; 0 when it is not. PROV-7.1-04, -06, -07, -08, -22, -23, -24; nothing else is a reason, no flag,
   * no key, no earlier process: PROV-7.1-21, PROV-3.2-05, -07, PROV-4.3-22
   */
  startRefusal: (view: {
    active: boolean;
    httpServer: boolean;
    full: boolean;
    mode: number;
    roleForSuccess: number;
    /** Milliseconds. */
    inactivity: number;
    smartConfigKey: boolean;
  }): number => {
    if (view.active) return code.SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED;
    if (view.roleForSuccess !== role.ROLE_STA && view.roleForSuccess !== role.ROLE_AP)
      return code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM;
    if (!view.httpServer && view.mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC)
      return code.SL_ERROR_WLAN_PROVISIONING_ABORT_HTTP_SERVER_DISABLED;
    if (view.full) return code.SL_ERROR_WLAN_PROVISIONING_ABORT_PROFILE_LIST_FULL;
    return 0;
  },

  /** How a refused start is told. C2; here by its return code. PROV-7.1-04, -06, -07, -08, PROV-7.2-07 … -11 */
  tellsRefusedStart: (): readonly ('code' | 'event')[] => ['code'],

  /** Whether a start that is refused on an idle device runs all the same. PROV-7.1-13 */
  runsRefusedStart: (): boolean => false,

  /** Whether a second start that is refused leaves the running process alone. PROV-7.1-05, PROV-7.2-30 */
  dropsRefusedStart: (): boolean => true,

  /** Answer to a stop or an abort that is carried out. PROV-7.1-03 */
  orderAnswer: (_order: 'stop' | 'abort', _record: Readonly<ProcessRecord>): number => 0,

  /** What STOPPED tells of the station. PROV-7.2-26, PROV-8.1-04 */
  reportedWlanStatus: (actual: number, _record: Readonly<ProcessRecord>): number => actual,

  /** What STOPPED tells of its network. PROV-7.2-27, -29, PROV-8.1-04 */
  reportedNetwork: (actual: string): string => actual,

  /** Whether the HTTP server is secured, with a redirect from the plain port. Open in the document; PROV-9-23, here no. */
  securesHttp: (): boolean => false,

  /** The status of that redirect. No document names it; TI's app for Android follows 302 alone. PROV-9-23, here 302. */
  redirectStatus: (): 301 | 302 => 302,

  /** Whether a parameter that a request leaves out keeps its value, here until the device is switched off. PROV-9-18 */
  keepsParameters: (_name: string): boolean => true,

  /** What is stored of a device name that is sent over HTTP: at most 33 characters. C8; PROV-9-02, -03, -20, PROV-2.1-16 */
  nameToStore: (name: string, before: string): string => (name.length <= 33 ? name : before),

  /** What a scan lists of the networks around. PROV-9-12, -14, -25 */
  scanned: (around: readonly AccessPoint[]): readonly AccessPoint[] => around,

  /** What the device hands out of a stored profile's key: nothing. PROV-2.1-04 */
  keyToShow: (_key: string): string => '',

  /** What the HTTP resource says of the version. PROV-9-11 */
  productVersion: (): string => 'R2.0',

  /** What the HTTP resource says of a result, 0 to 5. PROV-9-05 … -10, PROV-5.1.1-02, PROV-8.3-03 */
  resultToServe: (result: number, _record: Readonly<ProcessRecord>): number => result,

  /** Whether fetching a result that was a plain failure is taken for a success. PROV-5.2-05 */
  lateFetchSucceeds: (result: number, _record: Readonly<ProcessRecord>): boolean =>
    result === constants.status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED,

  /** The name that the profile-added event carries. PROV-7.3-02, -08 */
  announcedName: (ssid: string, _record: Readonly<ProcessRecord>): string => ssid,

  /** The private token that the profile-added event carries: none. PROV-7.3-07, PROV-2.1-04 */
  announcedToken: (_profile: Profile | undefined): string => '',

  /** Answer to a stop when nothing runs. C17; PROV-7.1-11, here 0, and no STOPPED follows: PROV-7.1-12. */
  stopWhenIdle: (): number => 0,

  /** Whether STOPPED follows a stop when nothing runs. PROV-7.1-12, here no. */
  tellsIdleStop: (): boolean => false,
};

/** The decisions of one device. */
export type NetworkProcessorDecisions = typeof referenceDecisions;
