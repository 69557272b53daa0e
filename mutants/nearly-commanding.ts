import { referenceDriverDecisions as driverReference } from '../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { driving, type Mutant, deciding as nwp, opens } from './mutant';
import { adding, byAccessPoint, byBoth, byItself, external, linked, on, onlyWhen, without } from './rows';

const { devStatus: bit, returnCode: code, status } = constants;

/** Nearly right in section 7.1. */
const command: readonly Mutant[] = [
  nwp('stop-answers-one-as-both', 'PROV-7.1-03', 'With both methods on a stop returns 1.', () => ({
    orderAnswer: (order, record) => (order === 'stop' && byBoth(record) ? 1 : 0),
  })),
  nwp('abort-answers-one', 'PROV-7.1-03', 'An abort returns the state it has left.', () => ({
    orderAnswer: (order) => (order === 'abort' ? 1 : 0),
  })),
  nwp('refused-start-deafens', 'PROV-7.1-05', 'A second start is refused after the list was locked for it.', () => {
    let locked = false;
    return {
      startRefusal: (view) => {
        locked = view.active;
        return referenceDecisions.startRefusal(view);
      },
      takesProfile: () => !locked,
    };
  }),
  nwp('external-without-server', 'PROV-7.1-06', 'In mode 3 nobody looks whether the HTTP server runs.', () => ({
    startRefusal: (view) =>
      referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer || view.mode === 3 }),
  })),
  nwp('smartconfig-with-full-list', 'PROV-7.1-07', 'In SmartConfig mode nobody looks for room in the list.', () => ({
    startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: view.full && view.mode !== 1 }),
  })),
  nwp('takes-role-of-peers', 'PROV-7.1-08', 'The role of Wi-Fi Direct is taken, which was given up long ago.', () => ({
    startRefusal: (view) =>
      referenceDecisions.startRefusal({ ...view, roleForSuccess: view.roleForSuccess === 1 ? 0 : view.roleForSuccess }),
  })),
  driving(
    'stop-blocked-by-calls',
    'PROV-7.1-19',
    'While a call is under way a stop is refused as if it were blocked.',
    {
      provisioningRefusal: (view, stops) =>
        stops && view.pending > 0
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : driverReference.provisioningRefusal(view, stops),
    },
  ),
];

/** Nearly right in sections 7.2 and 7.3. */
const events: readonly Mutant[] = [
  onlyWhen(
    byBoth,
    'address-before-link-as-both',
    'PROV-7.2-19',
    'With both methods on the steps change places.',
    (row) =>
      row.input === 'associated'
        ? { ...row, after: [] }
        : row.input === 'address'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
          : row,
  ),
  onlyWhen(
    byBoth,
    'success-before-address-as-both',
    'PROV-7.2-20',
    'With both methods on success is reported before the address.',
    on('address', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
    })),
  ),
  onlyWhen(
    (record) => byAccessPoint(record) && record.failures === 1,
    'link-without-network-at-first',
    'PROV-7.2-21',
    'In AP mode the first attempt that finds nothing reports a link.',
    on('network-not-found', linked),
  ),
  onlyWhen(
    (record) => byAccessPoint(record) && record.failures === 1,
    'link-without-key-at-first',
    'PROV-7.2-22',
    'In AP mode the first attempt with a wrong key reports a link.',
    on('connection-failed', linked),
  ),
  onlyWhen(byAccessPoint, 'link-told-late', 'PROV-7.2-23', 'The link is told after the result it led to.', (row) =>
    row.input === 'associated'
      ? { ...row, after: [] }
      : row.input === 'no-address'
        ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
        : row,
  ),
  nwp('network-named-to-comma', 'PROV-7.2-27', 'The name of the network ends at the first comma.', () => ({
    reportedNetwork: (ssid) => ssid.split(',')[0] ?? '',
  })),
  nwp('refused-start-stops-as-both', 'PROV-7.2-30', 'A start refused for want of a server begins and ends.', () => {
    let wanting = false;
    return {
      startRefusal: (view) => {
        wanting = !view.httpServer && view.mode === constants.command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;
        return referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer || wanting });
      },
      inactivityTimeout: ({ inactivity }) => (wanting ? 1_000 : inactivity),
    };
  }),
  onlyWhen(
    ({ profiles }) => profiles > 1,
    'second-profile-untold',
    'PROV-7.3-01',
    'The flag that the event was sent is cleared when a process starts, and not with each profile.',
    on('profile-over-http', without('send profile added')),
  ),
  nwp('name-cut-at-31', 'PROV-7.3-02', 'The last place is kept for a terminating zero.', () => ({
    announcedName: (ssid) => ssid.slice(0, 31),
  })),
  onlyWhen(
    byBoth,
    'profile-out-of-nothing-as-both',
    'PROV-7.3-03',
    'With both methods on a start announces a profile.',
    on('start', adding('send profile added')),
  ),
  nwp(
    'first-name-left-out',
    'PROV-7.3-08',
    'The first event allocates the buffer of the name, after it has looked for one.',
    () => ({
      announcedName: (ssid, { profiles }) => (profiles === 1 ? '' : ssid),
    }),
  ),
];

/** Nearly right in section 7.4. */
const restarts: readonly Mutant[] = [
  driving('reset-request-unknown', 'PROV-7.4-03', 'The reset request is not in the list of events at all.', {
    delivers: (event, blocked) => event !== 'SL_DEVICE_EVENT_RESET_REQUEST' && driverReference.delivers(event, blocked),
  }),
  nwp('caller-off-by-one', 'PROV-7.4-05', 'The callers are counted from the next number.', () => ({
    resetRequestCaller: () =>
      constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION + 1,
  })),
  driving('restarts-for-same-number', 'PROV-7.4-07', 'A request is obeyed unless it is older than the last.', {
    obeysResetRequest: (view, session, last) =>
      session >= last && driverReference.obeysResetRequest(view, session, Number.NaN),
  }),
  onlyWhen(byBoth, 'asks-for-nothing-as-both', 'PROV-7.4-09', 'With both methods on a restart is asked for.', (row) =>
    row.input === 'profile-over-http' && row.to === 'configuration'
      ? { ...row, after: ['send profile added', 'send reset request'] }
      : row,
  ),
  nwp(
    'shuts-with-request',
    'PROV-7.4-10',
    'The message of the request carries a byte that blocks.',
    opens(({ event }) => (event === 'SL_DEVICE_EVENT_RESET_REQUEST' ? false : undefined)),
  ),
];

const linkedAndBlocked = bit.WLAN_CONN | bit.PROVISIONING_ACTIVE;

/** Nearly right in section 7.5. */
const blocking: readonly Mutant[] = [
  driving('provisioning-refused-when-linked', 'PROV-7.5-03', 'With a link the command is checked like any other.', {
    provisioningRefusal: (view, stops) =>
      (view.devStatus & linkedAndBlocked) === linkedAndBlocked && driverReference.isBlocked(view.devStatus)
        ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        : driverReference.provisioningRefusal(view, stops),
  }),
  driving('stop-refused-by-itself', 'PROV-7.5-04', 'A process the host has not started is not to be switched off.', {
    stopRefusal: (_, devStatus) =>
      (devStatus & bit.PROVISIONING_ACTIVE) !== 0 && (devStatus & bit.PROVISIONING_USER_INITIATED) === 0
        ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        : 0,
  }),
  nwp(
    'stopped-still-blocks-as-both',
    'PROV-7.5-06',
    'The path for both methods builds the message before it clears the bit.',
    () => ({
      isActive: (view) =>
        view.state !== 'idle' || (view.status === status.SL_WLAN_PROVISIONING_STOPPED && byBoth(view.record)),
    }),
  ),
  nwp(
    'open-with-a-profile',
    'PROV-7.5-07',
    'With a profile the configuration stage is thought to be over.',
    opens(({ state, record }) => (state === 'configuration' && record.profiles > 0 ? true : undefined)),
  ),
  nwp(
    'connect-opens',
    'PROV-7.5-17',
    'In AP mode the message of the connection carries a byte that opens.',
    opens(({ event, record }) => (event === 'SL_WLAN_EVENT_CONNECT' && byAccessPoint(record) ? true : undefined)),
  ),
  nwp(
    'disconnect-opens',
    'PROV-7.5-18',
    'In AP mode the message of the disconnection carries a byte that opens.',
    opens(({ event, record }) => (event === 'SL_WLAN_EVENT_DISCONNECT' && byAccessPoint(record) ? true : undefined)),
  ),
  driving('replays-disconnect', 'PROV-7.5-21', 'A disconnection is handed out once the block is lifted.', {
    keepsFiltered: (event) => event === 'SL_WLAN_EVENT_DISCONNECT',
  }),
  driving('drops-init-complete-of-host', 'PROV-7.5-24', 'Init-complete is dropped in a process of the host.', {
    passesInitComplete: (devStatus) => (devStatus & bit.PROVISIONING_USER_INITIATED) === 0,
  }),
  nwp(
    'auto-start-opens-late',
    'PROV-7.5-27',
    'The announcement of the process still carries a byte that blocks.',
    opens(({ status: now }) => (now === status.SL_WLAN_PROVISIONING_AUTO_STARTED ? false : undefined)),
  ),
  nwp(
    'activity-over-http-does-not-block',
    'PROV-7.5-28',
    'SmartConfig counts as activity, the HTTP server does not.',
    opens(({ state, record }) => (state === 'configuration' && byItself(record) && byBoth(record) ? true : undefined)),
  ),
  driving('down-in-progress-but-sockets', 'PROV-7.5-31', 'Only sockets know that the device is down.', {
    refusal: (view, fn, blocked) =>
      view.started || fn.silo === 'SOCKET'
        ? driverReference.refusal(view, fn, blocked)
        : code.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
  }),
  driving('stop-waits-while-open', 'PROV-7.5-33', 'With the APIs open sl_Stop waits for stop-complete.', {
    waitsForStopComplete: (devStatus) =>
      (devStatus & bit.PROVISIONING_ENABLE_API) !== 0 || driverReference.waitsForStopComplete(devStatus),
  }),
  driving('ping-refused-late', 'PROV-7.5-35', 'A ping waits for the process to end before it is refused.', {
    refusalDelay: (name) => (name === 'sl_NetAppPing' ? 5_000 : 0),
  }),
  nwp(
    'cloud-shuts-again-as-both',
    'PROV-7.5-36',
    'With both methods on IP_ACQUIRED opens and the next response shuts.',
    opens(({ state, event, record }) =>
      state === 'cloud-confirmation' && event === undefined && byBoth(record) ? false : undefined,
    ),
  ),
  nwp(
    'joining-shuts',
    'PROV-7.5-37',
    'A station that gets its address is taken for a user who is active.',
    opens(({ event, record }) => (event === 'SL_NETAPP_EVENT_DHCPV4_LEASED' && external(record) ? false : undefined)),
  ),
  driving('disconnects-refused', 'PROV-7.5-43', 'A disconnection is sent first and refused afterwards.', {
    dropsRefused: (name) => name !== 'sl_WlanDisconnect',
  }),
];

/** Devices that break a rule of chapter 7 on one occasion only. */
export const nearlyCommanding: readonly Mutant[] = [...command, ...events, ...restarts, ...blocking];
