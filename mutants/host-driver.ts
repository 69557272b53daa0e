import {
  type HostDriverDecisions,
  referenceDriverDecisions as reference,
} from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';
import { driving as driver, type Mutant } from './mutant';

const { devStatus: bit, returnCode: code } = constants;
type Override = Partial<HostDriverDecisions>;

/** A driver that forgot the check in one function. */
const lets = (name: string): Override => ({ isGated: (fn) => fn.name !== name && reference.isGated(fn) });

/** A driver that refuses one function and sends it all the same. */
const carriesOut = (name: string): Override => ({ dropsRefused: (refused) => refused !== name });

/** A driver whose filter has a hole, or one that is too tight. */
const filter = (exception: (event: string, blocked: boolean) => boolean | undefined): Override => ({
  delivers: (event, blocked) => exception(event, blocked) ?? reference.delivers(event, blocked),
});

const passes = (name: string): Override => filter((event) => (event === name ? true : undefined));

/** Devices whose host driver breaks a rule. */
export const hostDriverMutants: readonly Mutant[] = [
  driver('ungated-net-cfg-get', 'PROV-7.5-01', 'The check is missing in one function.', lets('sl_NetCfgGet')),
  driver('carries-out-refused', 'PROV-7.5-02', 'The command is sent first and refused afterwards.', {
    dropsRefused: () => false,
  }),
  driver(
    'deletes-refused',
    'PROV-7.5-02',
    'A deletion is sent first and refused afterwards.',
    carriesOut('sl_WlanProfileDel'),
  ),
  driver(
    'sets-refused-mode',
    'PROV-7.5-02',
    'A change of role is sent first and refused afterwards.',
    carriesOut('sl_WlanSetMode'),
  ),
  driver('provisioning-refused', 'PROV-7.5-03', 'sl_WlanProvisioning got the same check as every other function.', {
    provisioningRefusal: (view, stops) =>
      reference.isBlocked(view.devStatus)
        ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        : reference.provisioningRefusal(view, stops),
  }),
  driver('stop-refused', 'PROV-7.5-04', 'sl_Stop got the same check as every other function.', {
    stopRefusal: (blocked) => (blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0),
  }),
  driver('starts-beside-a-call', 'PROV-7.1-18', 'Nobody looks for calls under way before a start.', {
    provisioningRefusal: (view, stops) => reference.provisioningRefusal({ ...view, pending: 0 }, stops),
  }),
  driver('stop-waits-for-calls', 'PROV-7.1-19', 'A stop is refused like a start while a call is under way.', {
    provisioningRefusal: (view) => reference.provisioningRefusal(view, false),
  }),
  driver(
    'drops-reset-request',
    'PROV-7.4-03',
    'The reset request is filtered like any other event.',
    filter((event, blocked) => (blocked && event === 'SL_DEVICE_EVENT_RESET_REQUEST' ? false : undefined)),
  ),
  driver('key-without-cipher', 'PROV-3.2-06', 'The key is sent and its cipher left at 0.', {
    smartConfigPart: (key) => ({ ...reference.smartConfigPart(key), Cipher: 0 }),
  }),
  driver('key-in-first-group', 'PROV-3.2-06', 'The groups are counted from 1.', {
    smartConfigPart: (key) => ({ ...reference.smartConfigPart(key), GroupIdBitmask: 1 }),
  }),
  driver('key-without-length', 'PROV-3.2-06', 'The length is filled in for the old SmartConfig command alone.', {
    smartConfigPart: (key) => ({ ...reference.smartConfigPart(key), PublicKeyLen: 0 }),
  }),
  driver('shows-own-reset-request', 'PROV-7.4-06', 'Every reset request is shown to the application.', {
    showsResetRequest: () => true,
  }),
  driver('leaves-own-restart', 'PROV-7.4-06', 'A request to the driver is dropped, and nobody restarts the device.', {
    obeysResetRequest: () => false,
  }),
  driver('restarts-once-only', 'PROV-7.4-06', 'The driver remembers that it has restarted, and not for whom.', {
    obeysResetRequest: (view, session, last) => last === 0 && reference.obeysResetRequest(view, session, last),
  }),
  driver('restarts-again', 'PROV-7.4-07', 'The number of the request is not looked at.', {
    obeysResetRequest: (view, session) => reference.obeysResetRequest(view, session, Number.NaN),
  }),
  driver('restarts-beside-a-call', 'PROV-7.4-08', 'Nobody looks for calls under way before a restart.', {
    obeysResetRequest: (view, session, last) => reference.obeysResetRequest({ ...view, pending: 0 }, session, last),
  }),
  driver('restarts-without-process', 'PROV-7.4-08', 'A request is obeyed whether a process runs or not.', {
    obeysResetRequest: (view, session, last) => view.pending === 0 && session !== last,
  }),
  driver('counts-commands-once', 'PROV-7.1-18', 'Inside a process a command is counted off and not on.', {
    countsCall: (devStatus) => (devStatus & bit.PROVISIONING_ACTIVE) === 0,
  }),
  driver(
    'pretends-to-start',
    'PROV-7.1-04',
    'At a status byte that nobody thought of a start is answered 0, not sent.',
    {
      provisioningRefusal: (view, stops) =>
        (view.devStatus & bit.PROVISIONING_ACTIVE) === 0 && (view.devStatus & bit.PROVISIONING_USER_INITIATED) !== 0
          ? 'pretend'
          : reference.provisioningRefusal(view, stops),
    },
  ),
  driver('small-counter', 'PROV-4.3-22', 'Calls are counted in a byte, and those inside a process counted off only.', {
    countsCall: (devStatus) => (devStatus & bit.PROVISIONING_ACTIVE) === 0,
    counted: (calls) => (calls < -128 ? 127 : calls),
  }),
  driver('marks-refused-statistics', 'PROV-7.5-02', 'Statistics are noted as running before the call is refused.', {
    marksRefusedStatistics: () => true,
  }),
  driver('ungated-policy-get', 'PROV-7.5-10', 'Reading was thought harmless.', lets('sl_WlanPolicyGet')),
  driver(
    'ungated-wlan-set-mode',
    'PROV-7.5-10',
    'The check is missing in one writing function.',
    lets('sl_WlanSetMode'),
  ),
  driver('ungated-socket', 'PROV-7.5-11', 'A socket may be opened early.', lets('sl_Socket')),
  driver('ungated-send', 'PROV-7.5-11', 'The data path skips the check.', lets('sl_Send')),
  driver('ungated-ping', 'PROV-7.5-12', 'The check is missing in one function.', lets('sl_NetAppPing')),
  driver('ungated-net-cfg-set', 'PROV-7.5-12', 'The check is missing in one function.', lets('sl_NetCfgSet')),
  driver('ungated-device-get', 'PROV-7.5-13', 'Reading the version was thought harmless.', lets('sl_DeviceGet')),
  driver('ungated-event-mask', 'PROV-7.5-13', 'The check is missing in one function.', lets('sl_DeviceEventMaskSet')),
  driver('file-system-exempt', 'PROV-7.5-14', 'The exemption of the device lock was applied here too.', {
    isGated: (fn) => fn.silo !== 'FS' && reference.isGated(fn),
  }),
  driver('ungated-file-close', 'PROV-7.5-14', 'The check is missing in one function.', lets('sl_FsClose')),
  driver(
    'passes-address',
    'PROV-7.5-16',
    'IP_ACQUIRED is exempt from the filter.',
    passes('SL_NETAPP_EVENT_IPV4_ACQUIRED'),
  ),
  driver(
    'passes-dhcp-timeout',
    'PROV-7.5-16',
    'Only the good news is filtered.',
    passes('SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT'),
  ),
  driver(
    'passes-ipv6-address',
    'PROV-7.5-16',
    'The filter is older than IPv6.',
    passes('SL_NETAPP_EVENT_IPV6_ACQUIRED'),
  ),
  driver(
    'passes-collision',
    'PROV-7.5-16',
    'A collision of addresses was thought too important to hold back.',
    passes('SL_NETAPP_EVENT_IP_COLLISION'),
  ),
  driver(
    'passes-address-lost',
    'PROV-7.5-16',
    'An address is held back when it comes and not when it goes.',
    passes('SL_NETAPP_EVENT_IPV4_LOST'),
  ),
  driver(
    'passes-ipv6-address-lost',
    'PROV-7.5-16',
    'The filter is older than IPv6, for an address that goes too.',
    passes('SL_NETAPP_EVENT_IPV6_LOST'),
  ),
  driver('passes-connect', 'PROV-7.5-17', 'WLAN events pass.', passes('SL_WLAN_EVENT_CONNECT')),
  driver(
    'passes-disconnect',
    'PROV-7.5-18',
    'A disconnection was thought too important to hold back.',
    passes('SL_WLAN_EVENT_DISCONNECT'),
  ),
  driver('passes-station-added', 'PROV-7.5-19', 'Events of the access point pass.', passes('SL_WLAN_EVENT_STA_ADDED')),
  driver(
    'passes-station-removed',
    'PROV-7.5-19',
    'A station is held back when it comes and not when it goes.',
    passes('SL_WLAN_EVENT_STA_REMOVED'),
  ),
  driver(
    'drops-status',
    'PROV-7.5-20',
    'The status event is filtered like any other.',
    filter((event, blocked) => (blocked && event === 'SL_WLAN_EVENT_PROVISIONING_STATUS' ? false : undefined)),
  ),
  driver('replays-events', 'PROV-7.5-21', 'Suppressed events are queued and handed out at the end.', {
    keepsFiltered: () => true,
  }),
  driver('drops-completions', 'PROV-7.5-22', 'Completions are dropped for as long as a process is active.', {
    completes: () => false,
  }),
  driver(
    'drops-stations-while-open',
    'PROV-7.5-22',
    'Unblocking opens the commands and not the events.',
    filter((event) => (event === 'SL_WLAN_EVENT_STA_ADDED' ? false : undefined)),
  ),
  driver(
    'drops-leases-while-open',
    'PROV-6-05',
    'The events of the device network are forgotten in the list of those that come back.',
    filter((event) => (event === 'SL_NETAPP_EVENT_DHCPV4_LEASED' ? false : undefined)),
  ),
  driver('drops-init-complete', 'PROV-7.5-24', 'Init-complete is not exempt from the filter.', {
    passesInitComplete: () => false,
  }),
  driver('provisioning-first', 'PROV-7.5-30', 'The provisioning check was put before the others.', {
    refusal: (view, fn, blocked) =>
      blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : reference.refusal(view, fn, blocked),
  }),
  driver('lock-forgotten-for-files', 'PROV-7.5-30', 'The file system is not exempt from the device lock.', {
    refusal: (view, fn, blocked) =>
      (view.devStatus & bit.LOCKED) !== 0 ? code.SL_RET_CODE_DEV_LOCKED : reference.refusal(view, fn, blocked),
  }),
  driver('not-started-in-progress', 'PROV-7.5-31', 'A device that is down answers that provisioning runs.', {
    refusal: (view, fn, blocked) =>
      view.started ? reference.refusal(view, fn, blocked) : code.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
  }),
  driver('start-in-progress', 'PROV-7.5-32', 'sl_Start answers -2014 while the block holds.', {
    startWhenStarted: (devStatus) =>
      reference.isBlocked(devStatus)
        ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        : reference.startWhenStarted(devStatus),
  }),
  driver('starts-again-while-open', 'PROV-7.5-32', 'With the APIs open sl_Start is let through.', {
    startWhenStarted: (devStatus) =>
      (devStatus & bit.PROVISIONING_ENABLE_API) !== 0 ? 0 : reference.startWhenStarted(devStatus),
  }),
  driver('stop-waits', 'PROV-7.5-33', 'sl_Stop always waits for stop-complete.', { waitsForStopComplete: () => true }),
  driver('ignores-user-initiated', 'PROV-7.5-34', 'One of the two bits is not looked at.', {
    isBlocked: (devStatus) =>
      (devStatus & bit.PROVISIONING_ACTIVE) !== 0 && (devStatus & bit.PROVISIONING_ENABLE_API) === 0,
  }),
  driver('ignores-enable-api', 'PROV-7.5-34', 'The bit that opens is not looked at.', {
    isBlocked: (devStatus) => (devStatus & (bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED)) !== 0,
  }),
  driver('any-bit-blocks', 'PROV-7.5-34', 'The bit that opens blocks when it stands alone.', {
    isBlocked: (devStatus) => devStatus === bit.PROVISIONING_ENABLE_API || reference.isBlocked(devStatus),
  }),
  driver('refuses-late', 'PROV-7.5-35', 'The call waits for the process to end before it is refused.', {
    refusalDelay: () => 5_000,
  }),
  driver('opens-sockets-only', 'PROV-7.5-38', 'Unblocking was read as sockets only.', {
    refusal: (view, fn, blocked) =>
      blocked || ((view.devStatus & bit.PROVISIONING_ACTIVE) !== 0 && fn.silo !== 'SOCKET')
        ? reference.refusal(view, fn, true)
        : reference.refusal(view, fn, false),
  }),
  driver('keeps-files-shut', 'PROV-7.5-38', 'Unblocking leaves the file system out.', {
    refusal: (view, fn, blocked) =>
      reference.refusal(view, fn, blocked || ((view.devStatus & bit.PROVISIONING_ACTIVE) !== 0 && fn.silo === 'FS')),
  }),
  driver('disturbed-by-refused', 'PROV-7.5-43', 'A refused sl_WlanDisconnect still reaches the device.', {
    dropsRefused: () => false,
  }),
];
