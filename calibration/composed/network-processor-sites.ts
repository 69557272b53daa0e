import type { NetworkProcessorDecisions } from '../../adapters/simulator/network-processor/decisions';
import { PROCESS_TIMERS } from '../../adapters/simulator/network-processor/process';
import { STATES, type State } from '../../adapters/simulator/network-processor/transitions';
import { constants, type StatusName } from '../../ledger/constants';
import { publicFunctions } from '../../ledger/functions';
import { sitesOf, type WrongDecisions } from './site';

const { role, returnCode: code, command, status: statuses } = constants;

type D = NetworkProcessorDecisions;
type Form<Name extends keyof D> = (right: D[Name]) => D[Name];

const opposite = (of: number): number => (of === role.ROLE_AP ? role.ROLE_STA : role.ROLE_AP);
const ACTIVE: readonly State[] = STATES.filter((state) => state !== 'idle');
/** The statuses of a running process. The others belong to a refused start. */
const STATUSES = (Object.keys(statuses) as StatusName[]).filter((name) => !/_ERROR(?:_ABORT|$)/.test(name));

/** The APIs are open, or refused, where the other is right: in one state, or with one status event. */
const openness: Readonly<Record<string, Form<'opensApis'>>> = {
  ...Object.fromEntries(
    ACTIVE.map((state): [string, Form<'opensApis'>] => [
      `wrong in ${state}`,
      (right) => (view) => (view.state === state) !== right(view),
    ]),
  ),
  ...Object.fromEntries(
    STATUSES.map((name): [string, Form<'opensApis'>] => [
      `wrong with ${name}`,
      (right) => (view) => (view.status === statuses[name]) !== right(view),
    ]),
  ),
};

/** The wrong results of each decision of the network processor. */
const wrongDecisions: WrongDecisions<D> = {
  isActive: {
    'not while it ends': (right) => (view) => view.state !== 'ending' && right(view),
    'still after the end': () => (view) => view.state !== 'idle' || view.record.ordinal > 0,
  },
  isUserInitiated: { 'no process': () => () => false },
  opensApis: openness,
  autoStartMode: {
    'the mode of the other role': (right) => (at) => right(opposite(at)),
    'AP mode': () => () => command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,
  },
  noProfileDelay: { 'half of it': (right) => () => right() / 2, 'twice as long': (right) => () => 2 * right() },
  startsWithoutProfile: { 'the opposite': (right) => (view) => !right(view) },
  noticesCommand: Object.fromEntries(
    publicFunctions()
      .filter(({ kind, harmless }) => kind === 'command' && harmless === true)
      .map(({ name }): [string, Form<'noticesCommand'>] => [`not ${name}`, () => (each) => each !== name]),
  ),
  startsAfterPause: {},
  reportsStoppedAfterReset: {},
  roleAfterReset: {},
  disconnectionDelay: { 'half of it': (right) => () => right() / 2, 'twice as long': (right) => () => 2 * right() },
  startsDisconnected: { 'the opposite': (right) => (view) => !right(view) },
  commandEndsAutoProvisioning: {},
  reconnectionEndsWait: { no: () => () => false },
  factoryName: {},
  factoryPolicy: { 'without auto-provisioning': (right) => () => ({ ...right(), autoProvisioning: false }) },
  policyToStore: { 'the policy before': () => (_, before) => before },
  keepsPolicy: { no: () => () => false },
  absentPolicyIsOff: { no: () => () => false },
  configurationRole: { 'the other role': (right) => (mode, record) => opposite(right(mode, record)) },
  accessPointName: { 'without the address': () => () => 'mysimplelink' },
  accessPointNameToShow: { 'an empty name': () => () => '' },
  accessPointAddress: { 'another address': () => () => ({ address: '192.168.1.1', mask: '255.255.255.0' }) },
  listensToSmartConfig: { 'the opposite': (right) => (mode, record) => !right(mode, record) },
  smartConfigPatience: {},
  repeatDelays: {
    ...Object.fromEntries(
      STATUSES.map((name): [string, Form<'repeatDelays'>] => [
        `${name} twice`,
        (right) => (view) => (view.status === statuses[name] ? [500] : right(view)),
      ]),
    ),
    'profile-added twice': (right) => (view) =>
      view.event === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED' ? [500] : right(view),
    'the reset request twice': (right) => (view) =>
      view.event === 'SL_DEVICE_EVENT_RESET_REQUEST' ? [500] : right(view),
  },
  announcesReadiness: { 'the opposite': (right) => (record) => !right(record) },
  takesProfile: { no: () => () => false },
  takesName: {
    'at most 16 bytes': () => (bytes) => bytes > 0 && bytes <= 16,
    'at most 31 bytes': () => (bytes) => bytes > 0 && bytes <= 31,
  },
  storesProfile: { no: () => () => false },
  keepsFailedProfile: {},
  keepsProfiles: { no: () => () => false },
  freeIndex: {},
  profileToStore: {
    'as open': () => (profile) => ({ ...profile, security: 'open', key: '' }),
    'WEP as WPA': () => (profile) => (profile.security === 'wep' ? { ...profile, security: 'wpa' } : profile),
    'without the last character of a long key': () => (profile) =>
      profile.key.length > 32 ? { ...profile, key: profile.key.slice(0, -1) } : profile,
    'with 32 characters of the key': () => (profile) => ({ ...profile, key: profile.key.slice(0, 32) }),
    'with 63 characters of the key': () => (profile) => ({ ...profile, key: profile.key.slice(0, 63) }),
    'with another key': () => (profile) => ({ ...profile, key: [...profile.key].reverse().join('') }),
    'with priority 0': () => (profile) => ({ ...profile, priority: 0 }),
    'with 31 characters of the name': () => (profile) => ({ ...profile, ssid: profile.ssid.slice(0, 31) }),
  },
  confirmsUnasked: {},
  profileToTry: {
    'the oldest': () => (configured, stored) => stored[0] ?? configured,
    'the one of the highest priority': () => (configured, stored) =>
      stored.reduce((best, each) => (each.priority > best.priority ? each : best), configured),
    'the key of the oldest': () => (configured, stored) => ({ ...configured, key: stored[0]?.key ?? configured.key }),
    'with 32 characters of the key': () => (configured) => ({ ...configured, key: configured.key.slice(0, 32) }),
    'with 63 characters of the key': () => (configured) => ({ ...configured, key: configured.key.slice(0, 63) }),
  },
  advertisesBy: { broadcast: () => () => ['broadcast'], multicast: () => () => ['multicast'], nothing: () => () => [] },
  cloudContact: { 'after 1 s': () => () => 1_000 },
  abortOutOfPlace: { success: () => () => 0 },
  resetRequestCaller: { 'the driver': () => () => constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING },
  restartsItself: {},
  needsRestart: { 'the opposite': (right) => (record) => !right(record) },
  inactivityTimeout: {
    'half of it': (right) => (record) => right(record) / 2,
    'twice as long': (right) => (record) => 2 * right(record),
    'of the process before': (right) => (record) => record.previous?.inactivity ?? right(record),
    never: () => () => 2 ** 31,
  },
  postponesTimeout: { 'not a profile': () => (act) => act !== 'profile' },
  confirmsExternally: { 'the opposite': (right) => (record) => !right(record) },
  roleAfterSuccess: { 'the other role': (right) => (record) => opposite(right(record)) },
  roleAfterStop: { 'the other role': (right) => (record, current) => opposite(right(record, current)) },
  startRefusal: {
    'each is accepted': () => () => 0,
    'each is refused as invalid': () => () => code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM,
    'each is refused as started': () => () => code.SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED,
    'with a key': (right) => (view) =>
      view.smartConfigKey ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM : right(view),
    'another reason': (right) => (view) =>
      right(view) === 0 ? 0 : code.SL_ERROR_WLAN_PROVISIONING_ABORT_GENERAL_ERROR,
  },
  startToKeep: {
    'the mode before': () => (wanted, before) => ({ ...wanted, mode: before?.mode ?? wanted.mode }),
    'the confirmation before': () => (wanted, before) => ({
      ...wanted,
      externalConfirmation: before?.externalConfirmation ?? wanted.externalConfirmation,
    }),
    'the time-out before': () => (wanted, before) => ({
      ...wanted,
      inactivity: before?.inactivity ?? wanted.inactivity,
    }),
    'the role before': () => (wanted, before) => ({
      ...wanted,
      roleForSuccess: before?.roleForSuccess ?? wanted.roleForSuccess,
    }),
  },
  forgetsProfile: { no: () => () => false },
  firstResult: { 'the last one': () => (last) => last, success: () => () => 5 },
  stopsTimer: Object.fromEntries(
    PROCESS_TIMERS.map((timer): [string, Form<'stopsTimer'>] => [`not ${timer}`, () => (name) => name !== timer]),
  ),
  admitsStation: { no: () => () => false },
  refusedStartReports: {},
  runsRefusedStart: { yes: () => () => true },
  dropsRefusedStart: { no: () => () => false },
  refusedStartChanges: {},
  orderAnswer: { unexpected: () => () => code.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED },
  reportedRole: {
    'no role': () => () => constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE,
  },
  reportedWlanStatus: {
    disconnected: () => () => constants.wlanStatus.SL_WLAN_STATUS_DISCONNECTED,
    connected: () => () => constants.wlanStatus.SL_WLAN_STATUS_CONNECTED,
  },
  reportedNetwork: {
    nothing: () => () => '',
    'the first 31 characters': () => (actual) => actual.slice(0, 31),
    'another name': () => (actual) => (actual === '' ? '' : `${actual.slice(0, 30)}-2`),
  },
  securesHttp: {},
  redirectStatus: {},
  answersWhileLeaving: {},
  keepsParameters: {},
  nameToStore: {
    'the name before': () => (_, before) => before,
    'the first 16 characters': () => (name) => name.slice(0, 16),
  },
  scanned: { 'without the first network': () => (around) => around.slice(1), nothing: () => () => [] },
  keyToShow: { 'the key': () => (key) => key },
  productVersion: { 'another version': () => () => 'R1.0' },
  resultToServe: {
    'always 0': () => () => 0,
    'always success': () => () => 5,
    'one less': (right) => (result, record) => Math.max(0, right(result, record) - 1),
  },
  lateFetchSucceeds: {
    never: () => () => false,
    'after each failure': () => (result) => result > 0,
  },
  alsoSent: {},
  meaninglessMembers: {},
  unopenedSocketAnswer: {},
  confirmationDelay: {},
  refusalReportDelay: {},
  announcedName: {
    nothing: () => () => '',
    'the first 31 characters': () => (ssid) => ssid.slice(0, 31),
    'another name': () => () => 'another-network',
  },
  announcedToken: { 'the key': () => (profile) => profile?.key ?? '' },
  stopWhenIdle: {},
  reportsStoppedWhenIdle: { yes: () => () => true },
};

/** The sites of the network processor. */
export const networkProcessorSites = sitesOf('networkProcessor', wrongDecisions);
