/**
 * The decisions of the network processor, one small function each, with the rules that it satisfies. A device that
 * breaks a rule is the reference device with one decision replaced (see `mutants/`). Where the document leaves a
 * choice open, the comment of the function states it.
 */
import { constants } from '../../../ledger/constants';
import type { AccessPoint, ConnectionPolicy, Fields, Profile } from '../../adapter';
import type { ProcessRecord, ProcessStart, ProcessTimer } from './process';
import type { State } from './transitions';

/** Input of the status byte. */
export interface StatusView {
  readonly state: State;
  readonly record: Readonly<ProcessRecord>;
  /** Name of the event that carries the byte, if any. */
  readonly event?: string;
  /** Value of a provisioning status event. */
  readonly status?: number;
}

/** Input of the conditions of auto-provisioning. */
export interface AutoProvisioningView {
  readonly role: number;
  readonly policy: ConnectionPolicy;
  readonly profiles: number;
  /** Whether the host has sent a command since the start of the device. */
  readonly commanded: boolean;
  /** Whether the device has had a connection since its start. */
  readonly wasConnected: boolean;
}

const { role, returnCode: code, command } = constants;

export const referenceDecisions = {
  /** The 0x08 bit: from the start until the message of STOPPED. PROV-7.5-01, -05, -06 */
  isActive: (view: StatusView): boolean => view.state !== 'idle',

  /** The 0x10 bit: the host has started the process. PROV-4.1-02 */
  isUserInitiated: (view: StatusView): boolean => view.state !== 'idle' && view.record.startedBy === 'host',

  /**
   * The 0x40 bit: APIs and events are unblocked during a process. PROV-7.5-07, -08, -25, -26, -27, -29, -36, -37,
   * PROV-4.2-17, PROV-5.1.2-04, -05, PROV-6-04. The document leaves four cases open. After a reset request they are
   * unblocked here, so that the host can close its sockets, PROV-7.4-10. After the restart (PROV-8.7-04) and after an
   * abort (PROV-5.1.2-12) they are blocked here. At the end of the process they are unchanged here, PROV-4.3-26.
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

  /** Mode of an auto-started process: SC in station role, AP+SC in AP role. PROV-4.2-12, PROV-4.2-13 */
  autoStartMode: (roleAtStart: number): number =>
    roleAtStart === role.ROLE_AP
      ? command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC
      : command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,

  /** Time without a command after the start of a device without profiles, in ms. PROV-4.2-03, PROV-4.2-04 */
  noProfileDelay: (): number => 2_000,

  /**
   * No profile, no command since the start, policy on. PROV-4.2-01, -03, -05, -06; again after a pause: PROV-4.2-22,
   * here no.
   */
  startsWithoutProfile: (view: AutoProvisioningView): boolean =>
    view.policy.autoProvisioning && view.profiles === 0 && !view.commanded,

  /** Whether a command of the host prevents the auto-start: each one. PROV-4.2-05 */
  noticesCommand: (_name: string): boolean => true,

  /** Whether a pause of the host after a command may start the process nevertheless. PROV-4.2-22, here no. */
  startsAfterPause: (): boolean => false,

  /** Whether STOPPED follows a reset that has ended a process. PROV-4.3-27, here no. */
  reportsStoppedAfterReset: (): boolean => false,

  /** The role after a reset that has ended a process: the stored one. PROV-4.3-07 does not state it. */
  roleAfterReset: (stored: number): number => stored,

  /** Time without a connection before the auto-start, in ms. PROV-4.2-07, PROV-4.2-08 */
  disconnectionDelay: (): number => 120_000,

  /** Station role, auto-connect, a profile, policy on. PROV-4.2-01, -07, -09, -10, -11 */
  startsDisconnected: (view: AutoProvisioningView): boolean =>
    view.policy.autoProvisioning && view.policy.auto && view.role === role.ROLE_STA && view.profiles > 0,

  /** Whether every command ends an auto-started process. C12; PROV-4.2-18, here no. */
  commandEndsAutoProvisioning: (): boolean => false,

  /** Whether a connection stops the timer of the disconnection rule. PROV-4.2-08 */
  reconnectionEndsWait: (): boolean => true,

  /** The policy of a device in factory state. PROV-4.2-02 */
  factoryPolicy: (): ConnectionPolicy => ({ auto: true, fast: false, anyP2P: false, autoProvisioning: true }),

  /** The device name in factory state. No source states it for these parts. PROV-9-03 */
  factoryName: (): string => 'mysimplelink',

  /** The stored part of a policy that the host sets. PROV-4.2-19 */
  policyToStore: (wanted: ConnectionPolicy, _before: ConnectionPolicy): ConnectionPolicy => wanted,

  /** Whether the policy stays after a restart. PROV-4.2-20 */
  keepsPolicy: (_policy: ConnectionPolicy): boolean => true,

  /** Whether an option that a policy request omits is switched off. PROV-4.2-21 */
  absentPolicyIsOff: (): boolean => true,

  /**
   * The configuration stage of modes 0, 2 and 3 is an access point, that of mode 1 a station. PROV-3.1-01, -02,
   * PROV-3.2-01, -03, PROV-3.3-01, PROV-5.2-06
   */
  configurationRole: (mode: number, _record: Readonly<ProcessRecord>): number =>
    mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC ? role.ROLE_STA : role.ROLE_AP,

  /** Name of the device AP: the configured name, or a prefix and the low half of the MAC address. PROV-3.1-05 */
  accessPointName: (configured: string | undefined, mac: readonly number[]): string =>
    configured ?? `mysimplelink-${Buffer.from(mac.slice(3)).toString('hex')}`,

  /** The name that the host reads: only the prefix if no name is configured. PROV-3.1-06 */
  accessPointNameToShow: (configured: string | undefined): string => configured ?? 'mysimplelink',

  /** Address of the device AP, which its DHCP server announces as the gateway. PROV-3.1-07 */
  accessPointAddress: (): { readonly address: string; readonly mask: string } => ({
    address: '10.123.45.1',
    mask: '255.255.255.0',
  }),

  /** Whether the device receives SmartConfig frames: in every mode except AP. PROV-3.1-04, PROV-3.3-03, PROV-8.4-03 */
  listensToSmartConfig: (mode: number, _record: Readonly<ProcessRecord>): boolean =>
    mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,

  /**
   * After how many ms without a transmission a device that listens reports SMART_CONFIG_SYNC_TIMEOUT, and again after
   * as many; undefined for never. No source gives a time. PROV-4.3-23, PROV-7.2-15
   */
  smartConfigPatience: (_record: Readonly<ProcessRecord>): number | undefined => undefined,

  /** The delays in ms after which a report is sent again: none. Only PROV-4.3-15 and PROV-5-06 limit repetitions. */
  repeatDelays: (_view: StatusView): readonly number[] => [],

  /**
   * Whether the device reports that the host can start its own configuration method: in mode 3. PROV-6-01, PROV-6-02
   */
  announcesReadiness: (record: Readonly<ProcessRecord>): boolean =>
    record.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,

  /**
   * Whether a profile is accepted; `ordinal` is its number in the process, from 0. PROV-2.1-15, PROV-3.1-03,
   * PROV-3.3-02, PROV-7.3-03, PROV-9-01
   */
  takesProfile: (_ordinal: number, _mode: number, _state: State): boolean => true,

  /**
   * Whether a network name of this length in bytes is accepted. The sources state no other lengths; here no.
   * PROV-7.2-29, PROV-9-26
   */
  takesName: (bytes: number): boolean => bytes > 0 && bytes <= constants.limit.SL_WLAN_SSID_MAX_LENGTH,

  /**
   * Whether an accepted profile is stored; here permanently, whatever the result of its confirmation. PROV-2.1-02, -17
   */
  storesProfile: (_mode: number): boolean => true,

  /** Whether the profile of an attempt that has failed stays stored, here yes. PROV-2.1-17 */
  keepsFailedProfile: (_record: Readonly<ProcessRecord>): boolean => true,

  /** Which stored profiles exist after a restart: all of them. PROV-2.1-03 */
  keepsProfiles: (_profiles: number): boolean => true,

  /** The index of a new profile: one of the free ones, undefined if there is none. No source states which one. PROV-9-01 */
  freeIndex: (free: readonly number[]): number | undefined => free[0],

  /** The stored part of an accepted profile: all of it. PROV-9-01 */
  profileToStore: (configured: Profile): Profile => configured,

  /**
   * After how many ms a device that has taken a profile over HTTP begins its confirmation unasked; undefined for not
   * before the request. C29; PROV-8.4-02, PROV-2.1-05
   */
  confirmsUnasked: (_record: Readonly<ProcessRecord>): number | undefined => undefined,

  /** After how many ms a requested confirmation begins. No source gives a time; here at once. PROV-9-04 */
  confirmationDelay: (): number => 0,

  /** The profile that a confirmation tries: the last configured one. PROV-2.1-06 */
  profileToTry: (configured: Profile, _stored: readonly Profile[]): Profile => configured,

  /** How a device with a pending result announces itself on the joined network. PROV-5.1.1-01 */
  advertisesBy: (): readonly ('broadcast' | 'multicast')[] => ['broadcast', 'multicast'],

  /**
   * Time in ms of external confirmation after which the device opens its own connection; undefined for never.
   * PROV-5.1.2-06
   */
  cloudContact: (): number | undefined => undefined,

  /** Return code of an abort without an external confirmation. PROV-5.1.2-13 */
  abortOutOfPlace: (_record: Readonly<ProcessRecord>): number => code.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED,

  /** The caller that a reset request names: external configuration. PROV-7.4-05 */
  resetRequestCaller: (): number =>
    constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION,

  /**
   * Whether the device requests a restart by its driver to leave the AP role for a confirmation. PROV-7.4-01, here no.
   */
  restartsItself: (_record: Readonly<ProcessRecord>): boolean => false,

  /** Only mode 3 with a start by the host needs a restart before the confirmation. PROV-6-11, PROV-7.4-09 */
  needsRestart: (record: Readonly<ProcessRecord>): boolean =>
    record.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,

  /**
   * Time without activity after which a process ends, in ms: the requested time, even if it is short. PROV-4.3-04,
   * -05, PROV-7.1-14, -15; for an auto-started process: PROV-4.2-23
   */
  inactivityTimeout: (record: Readonly<ProcessRecord>): number => record.inactivity,

  /** Which actions of the phone restart that time: all of them. PROV-4.3-06; the document specifies only a profile */
  postponesTimeout: (_act: 'profile' | 'confirmation' | 'fetch'): boolean => true,

  /** Whether the host confirms: as the start requested, also after a restart. PROV-7.5-25, PROV-8.7-03 */
  confirmsExternally: (record: Readonly<ProcessRecord>): boolean => record.externalConfirmation,

  /** Role after success: the requested role, also after a restart. PROV-4.3-11, PROV-8.7-03 */
  roleAfterSuccess: (record: Readonly<ProcessRecord>): number => record.roleForSuccess,

  /**
   * Role after a stop: the requested role, or else the role before the process. C4; PROV-4.3-09, -12, PROV-6-09,
   * PROV-8.5-04
   */
  roleAfterStop: (record: Readonly<ProcessRecord>, current: number): number =>
    record.roleOfStop === constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE
      ? current
      : record.roleBefore,

  /**
   * Why a start is refused; 0 if it is accepted. PROV-7.1-04, -06, -07, -08, -22, -23, -24; flags, keys and earlier
   * processes are not a reason: PROV-7.1-21, PROV-3.2-05, -07, PROV-4.3-22
   */
  startRefusal: (view: {
    active: boolean;
    httpServer: boolean;
    full: boolean;
    /** Whether the profile with the highest index exists. */
    lastPlaceTaken: boolean;
    mode: number;
    roleForSuccess: number;
    /** In milliseconds. */
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

  /** The parameters of a new process: those of its own start. PROV-4.3-22 */
  startToKeep: (wanted: ProcessStart, _previous: ProcessRecord['previous']): ProcessStart => wanted,

  /** Whether a new process forgets the profile that the process before has tried. PROV-4.3-22, PROV-9-26 */
  forgetsProfile: (_record: Readonly<ProcessRecord>): boolean => true,

  /**
   * The result before the first confirmation of a process, whatever the last result was, and whether the device was off
   * since. PROV-9-05
   */
  firstResult: (_last: number, _isOld: boolean): number => 0,

  /** Whether a timer of the process stops at its end: each of them. PROV-4.3-15 */
  stopsTimer: (_timer: ProcessTimer, _record: Readonly<ProcessRecord>): boolean => true,

  /** Whether the device AP admits a station, here each one. PROV-3.1-02, PROV-3.1-03 */
  admitsStation: (_record: Readonly<ProcessRecord>): boolean => true,

  /** How a refused start is reported. C2; here by its return code. PROV-7.1-04, -06, -07, -08, PROV-7.2-07 … -11 */
  refusedStartReports: (): readonly ('code' | 'event')[] => ['code'],

  /** After how many ms a status event reports a refused start. C2; here at once. PROV-7.1-05 */
  refusalReportDelay: (): number => 0,

  /** Whether a start that is refused on an idle device takes effect nevertheless. PROV-7.1-13 */
  runsRefusedStart: (): boolean => false,

  /** Whether a refused second start leaves the active process unchanged. PROV-7.1-05, PROV-7.2-30 */
  dropsRefusedStart: (): boolean => true,

  /** Parameters of a refused second start that replace those of the active process, here none. PROV-7.1-05 */
  refusedStartChanges: (_start: Readonly<ProcessStart>): Partial<ProcessStart> => ({}),

  /** Return code of a stop or an abort that is executed. PROV-7.1-03 */
  orderAnswer: (_order: 'stop' | 'abort', _record: Readonly<ProcessRecord>): number => 0,

  /** Role in STOPPED. PROV-7.2-25, PROV-8.1-04 */
  reportedRole: (actual: number, _record: Readonly<ProcessRecord>): number => actual,

  /** Station state in STOPPED. PROV-7.2-26, PROV-8.1-04 */
  reportedWlanStatus: (actual: number, _record: Readonly<ProcessRecord>): number => actual,

  /** Network name in STOPPED. PROV-7.2-27, -29, PROV-8.1-04 */
  reportedNetwork: (actual: string): string => actual,

  /** Whether the HTTP server is secured, with a redirect from the plain port. Open in the document; PROV-9-23, here no. */
  securesHttp: (): boolean => false,

  /** The status of that redirect. No document names it; TI's app for Android follows 302 alone. PROV-9-23, here 302. */
  redirectStatus: (): 301 | 302 => 302,

  /**
   * Whether the phone gets the answer to a post that takes the access point down. No source states it; here yes.
   * PROV-8.4-02
   */
  answersWhileLeaving: (): boolean => true,

  /** Whether a parameter that a request omits keeps its value, here until the device is switched off. PROV-9-18 */
  keepsParameters: (_name: string): boolean => true,

  /**
   * The stored part of a device name that is sent over HTTP: at most 33 characters. C8; PROV-9-02, -03, -20,
   * PROV-2.1-16
   */
  nameToStore: (name: string, before: string): string => (name.length <= 33 ? name : before),

  /** The networks that a scan lists. PROV-9-12, -14, -25 */
  scanned: (around: readonly AccessPoint[]): readonly AccessPoint[] => around,

  /** The part of a stored profile's key that the device outputs: nothing. PROV-2.1-04 */
  keyToShow: (_key: string): string => '',

  /** The version text of the HTTP resource. PROV-9-11 */
  productVersion: (): string => 'R2.0',

  /** The text of the HTTP resource for a result, 0 to 5. PROV-9-05 … -10, PROV-5.1.1-02, PROV-8.3-03 */
  resultToServe: (result: number, _record: Readonly<ProcessRecord>): number => result,

  /** Whether the read of a plain failure counts as a success. PROV-5.2-05 */
  lateFetchSucceeds: (result: number, _record: Readonly<ProcessRecord>): boolean =>
    result === constants.status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED,

  /** Other events that follow an event: none. No source lists all events of a device. PROV-7.5-22, PROV-7.5-42 */
  alsoSent: (_view: StatusView): readonly { readonly name: string; readonly data: Fields }[] => [],

  /** Members of a status event that have no meaning with its status; here 0 and empty. PROV-7.2-28 */
  meaninglessMembers: (): Fields => ({ Role: 0, WlanStatus: 0, Ssidlen: 0, Ssid: '' }),

  /** Return code of a call that waits on a socket which was never opened; here it waits. PROV-7.1-18 */
  unopenedSocketAnswer: (): number => 0,

  /** The name in the profile-added event. PROV-7.3-02, -08 */
  announcedName: (ssid: string, _record: Readonly<ProcessRecord>): string => ssid,

  /** The private token in the profile-added event: none. PROV-7.3-07, PROV-2.1-04 */
  announcedToken: (_profile: Profile | undefined): string => '',

  /** Return code of a stop without a process. C17; PROV-7.1-11, here 0, and no STOPPED follows: PROV-7.1-12. */
  stopWhenIdle: (): number => 0,

  /** Whether STOPPED follows a stop when nothing runs. PROV-7.1-12, here no. */
  reportsStoppedWhenIdle: (): boolean => false,
};

/** The decisions of one device. */
export type NetworkProcessorDecisions = typeof referenceDecisions;
