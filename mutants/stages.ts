import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp } from './mutant';

const { command, role } = constants;

/** Faults in chapters 2, 5 and 6. */
const stages: readonly Mutant[] = [
  nwp(
    'profile-not-stored',
    'PROV-2.1-02',
    'The profile lives in the record of the process, and the call that writes it was left out.',
    () => ({
      storesProfile: () => false,
    }),
  ),
  nwp('profiles-in-memory', 'PROV-2.1-03', 'The list is changed in memory, and the flush to flash is missing.', () => ({
    keepsProfiles: () => false,
  })),
  nwp('tries-oldest-profile', 'PROV-2.1-06', 'The first stored profile is tried.', () => ({
    profileToTry: (configured, stored) => stored[0] ?? configured,
  })),
  nwp(
    'takes-one-profile',
    'PROV-2.1-15',
    'The flag that a profile is there is set by the first one and cleared by the next start only.',
    () => ({
      takesProfile: (ordinal) => ordinal === 0,
    }),
  ),
  nwp('advertises-never', 'PROV-5.1.1-01', 'The app has to guess the address.', () => ({ advertisesBy: () => [] })),
  nwp('advertises-by-broadcast-only', 'PROV-5.1.1-01', 'mDNS was left out.', () => ({
    advertisesBy: () => ['broadcast'],
  })),
  nwp('advertises-by-multicast-only', 'PROV-5.1.1-01', "Only mDNS was built, and TI's app waits in vain.", () => ({
    advertisesBy: () => ['multicast'],
  })),
  nwp('asks-the-cloud-itself', 'PROV-5.1.2-06', 'The device reports to a cloud of its own.', () => ({
    cloudContact: () => 0,
  })),
  nwp('asks-the-cloud-later', 'PROV-5.1.2-06', 'A host that is slow is not waited for.', () => ({
    cloudContact: () => 10_000,
  })),
  nwp('abort-always-fine', 'PROV-5.1.2-13', 'An abort is answered with 0 whatever goes on.', () => ({
    abortOutOfPlace: () => 0,
  })),
  nwp(
    'ready-in-every-mode',
    'PROV-6-02',
    'The test for the mode was left out when the start paths were merged.',
    () => ({
      announcesReadiness: () => true,
    }),
  ),
  nwp('external-without-smartconfig', 'PROV-6-07', 'Mode 3 does not listen to SmartConfig.', () => ({
    listensToSmartConfig: (mode, record) => mode !== 3 && referenceDecisions.listensToSmartConfig(mode, record),
  })),
  nwp('never-stays', 'PROV-6-09', 'The value that means to stay falls through to the default of a switch.', () => ({
    roleAfterStop: (record) => record.roleBefore,
  })),
];

/** Faults in chapters 3 and 7. */
const commands: readonly Mutant[] = [
  nwp('access-point-hidden', 'PROV-3.1-02', 'AP mode keeps the station role.', () => ({
    configurationRole: () => role.ROLE_STA,
  })),
  nwp(
    'access-points-alike',
    'PROV-3.1-05',
    'The MAC address is appended before it has been read, when it is still empty.',
    () => ({
      accessPointName: (configured) => configured ?? 'mysimplelink',
    }),
  ),
  nwp('named-after-vendor', 'PROV-3.1-05', 'The name ends with the high bytes of the MAC address.', () => ({
    accessPointName: (configured, mac) => configured ?? `mysimplelink-${Buffer.from(mac.slice(0, 3)).toString('hex')}`,
  })),
  nwp('name-read-in-full', 'PROV-3.1-06', 'The host reads the name as it is on the air.', () => ({
    accessPointNameToShow: (configured) => configured ?? 'mysimplelink-000001',
  })),
  nwp('another-address', 'PROV-3.1-07', 'The access point has the address everybody has.', () => ({
    accessPointAddress: () => ({ address: '192.168.1.1', mask: '255.255.255.0' }),
  })),
  nwp('another-mask', 'PROV-3.1-07', 'The mask is that of the class of the address.', () => ({
    accessPointAddress: () => ({ address: '10.123.45.1', mask: '255.0.0.0' }),
  })),
  nwp(
    'takes-no-profile',
    'PROV-3.1-03',
    'The handler answers before it parses, and parsing hits an early return.',
    () => ({
      takesProfile: () => false,
    }),
  ),
  nwp(
    'always-listens',
    'PROV-3.1-04',
    'The receiver of SmartConfig is switched on by the common part of all starts.',
    () => ({
      listensToSmartConfig: () => true,
    }),
  ),
  nwp('failure-opens-access-point', 'PROV-5.2-06', 'The access point is opened in SmartConfig mode too.', () => ({
    configurationRole: () => role.ROLE_AP,
  })),
  nwp('asks-as-somebody-else', 'PROV-7.4-05', 'The request names a caller that TI does not know.', () => ({
    resetRequestCaller: () => 2,
  })),
  nwp('http-profile-not-stored', 'PROV-9-01', 'A profile over HTTP is announced and not stored.', () => ({
    storesProfile: () => false,
  })),
  nwp('priority-forgotten', 'PROV-9-01', 'The field of the form is read after the profile was written.', () => ({
    profileToStore: (profile) => ({ ...profile, priority: 0 }),
  })),
  nwp('blanks-trimmed', 'PROV-9-01', 'Blanks at the ends of a name are thought to be a slip of the user.', () => ({
    profileToStore: (profile) => ({ ...profile, ssid: profile.ssid.trim() }),
  })),
  nwp('never-listens', 'PROV-3.2-02', 'SmartConfig is not built.', () => ({ listensToSmartConfig: () => false })),
  nwp('always-access-point', 'PROV-3.2-03', 'Every mode opens the access point.', () => ({
    configurationRole: () => role.ROLE_AP,
  })),
  nwp('key-for-smartconfig-only', 'PROV-3.2-07', 'A key is refused in AP mode.', () => ({
    startRefusal: (view) =>
      view.smartConfigKey && view.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP
        ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  nwp('both-without-http', 'PROV-3.3-02', 'With SmartConfig on, HTTP takes no profile.', () => ({
    takesProfile: (_, mode) => mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
  })),
  nwp('both-without-smartconfig', 'PROV-3.3-03', 'As an access point the device does not listen.', () => ({
    listensToSmartConfig: (mode) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
  })),
  nwp('stop-answers-one', 'PROV-7.1-03', 'A stop returns the state it has left.', () => ({
    orderAnswer: (order) => (order === 'stop' ? 1 : 0),
  })),
  nwp('second-start-taken', 'PROV-7.1-04', 'A second start is answered with 0.', () => ({
    startRefusal: (view) => (view.active ? 0 : referenceDecisions.startRefusal(view)),
  })),
  nwp('refused-start-disturbs', 'PROV-7.1-05', 'A second start is refused after its mode was set.', () => ({
    dropsRefusedStart: () => false,
  })),
  nwp('starts-without-server', 'PROV-7.1-06', 'Nobody looks whether the HTTP server runs.', () => ({
    startRefusal: (view) => referenceDecisions.startRefusal({ ...view, httpServer: true }),
  })),
  nwp('starts-with-full-list', 'PROV-7.1-07', 'Nobody looks whether there is room for a profile.', () => ({
    startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: false }),
  })),
  nwp('asks-for-a-minute', 'PROV-7.1-14', 'A time-out below a minute is refused.', () => ({
    startRefusal: (view) =>
      view.inactivity < 60_000
        ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  nwp('time-out-signed', 'PROV-7.1-14', 'The seconds are read as a signed number of 16 bits.', () => ({
    startRefusal: (view) =>
      view.inactivity > 32_767_000
        ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  nwp('access-point-after-success-only', 'PROV-7.1-22', 'A station is refused as the role after success.', () => ({
    startRefusal: (view) =>
      view.roleForSuccess === role.ROLE_STA
        ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  nwp('station-after-success-only', 'PROV-7.1-22', 'An access point is refused as the role after success.', () => ({
    startRefusal: (view) =>
      view.roleForSuccess === role.ROLE_AP
        ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  nwp(
    'always-connected',
    'PROV-7.2-26',
    'The field is filled in from a constant that was meant for a first test.',
    () => ({
      reportedWlanStatus: () => constants.wlanStatus.SL_WLAN_STATUS_CONNECTED,
    }),
  ),
  nwp(
    'never-connected',
    'PROV-7.2-26',
    'The field is left at its zero, since nobody copies the state of the station.',
    () => ({
      reportedWlanStatus: () => constants.wlanStatus.SL_WLAN_STATUS_DISCONNECTED,
    }),
  ),
  nwp('network-unnamed', 'PROV-7.2-27', 'The name is read from the connection after it has been cleared.', () => ({
    reportedNetwork: () => '',
  })),
  nwp(
    'name-cut-at-comma',
    'PROV-7.3-02',
    'The name goes through a formatter whose lists are separated by commas.',
    () => ({
      announcedName: (ssid) => ssid.split(',')[0] ?? '',
    }),
  ),
  nwp('name-left-out', 'PROV-7.3-08', 'The event is filled in before the name is copied into the profile.', () => ({
    announcedName: () => '',
  })),
];

/** Faults in chapters 8 and 9. */
const resources: readonly Mutant[] = [
  nwp('any-fetch-succeeds', 'PROV-5.2-05', 'Fetching any result is taken for a success.', () => ({
    lateFetchSucceeds: (result) => result > 0,
  })),
  nwp('late-fetch-in-vain', 'PROV-5.2-04', 'A result fetched late changes nothing.', () => ({
    lateFetchSucceeds: () => false,
  })),
  nwp(
    'result-always-zero',
    'PROV-9-06',
    'The record of the attempt is cleared when it ends, and the result with it.',
    () => ({
      resultToServe: () => 0,
    }),
  ),
  nwp('result-is-boolean', 'PROV-9-07', 'The result is stored as a truth value.', () => ({
    resultToServe: (result) => (result > 0 && result < 5 ? 1 : result),
  })),
  nwp('no-address-reads-failed', 'PROV-9-08', 'A missing address reads as a failed connection.', () => ({
    resultToServe: (result) => (result === 3 ? 2 : result),
  })),
  nwp('unfetched-reads-no-address', 'PROV-9-09', 'Failed feedback reads as a missing address.', () => ({
    resultToServe: (result) => (result >= 4 ? 3 : result),
  })),
  nwp(
    'success-reads-unfetched',
    'PROV-5.1.1-02',
    'The fetch that delivers the result reads it as undelivered.',
    () => ({
      resultToServe: (result) => Math.min(result, 4),
    }),
  ),
  nwp('result-never-zero', 'PROV-9-05', 'Before the first attempt the result reads as a failure.', () => ({
    resultToServe: (result) => Math.max(result, 1),
  })),
  nwp(
    'scan-finds-nothing',
    'PROV-9-12',
    'The request sets the flag to scan, and the task that reads it sleeps while the access point is up.',
    () => ({ scanned: () => [] }),
  ),
  nwp('scan-lists-first', 'PROV-9-14', 'The loop over the list returns with the first entry.', () => ({
    scanned: (around) => around.slice(0, 1),
  })),
  nwp(
    'scan-forgets-security',
    'PROV-9-25',
    'The security field is left out when entries are copied to the page.',
    () => ({
      scanned: (around) => around.map((each) => ({ ...each, security: 'open' })),
    }),
  ),
  nwp(
    'key-handed-out',
    'PROV-2.1-04',
    'The whole structure of the profile is copied out, instead of its public part.',
    () => ({ keyToShow: (key) => key }),
  ),
  nwp('takes-any-role', 'PROV-7.1-08', 'The role after success is not looked at.', () => ({
    startRefusal: (view) => referenceDecisions.startRefusal({ ...view, roleForSuccess: role.ROLE_STA }),
  })),
  nwp('name-with-terminator', 'PROV-7.2-29', 'The length counts the terminating zero.', () => ({
    reportedNetwork: (ssid) => (ssid === '' ? ssid : `${ssid} `),
  })),
  nwp('name-padded', 'PROV-7.2-29', 'The length is that of the buffer and one.', () => ({
    reportedNetwork: (ssid) => (ssid === '' ? ssid : ssid.padEnd(33)),
  })),
  nwp('refused-start-stops', 'PROV-7.2-30', 'A refused start begins and ends a process.', () => ({
    startRefusal: (view) => referenceDecisions.startRefusal({ ...view, httpServer: true }),
    inactivityTimeout: () => 1_000,
  })),
  nwp('shut-after-external', 'PROV-8.6-03', 'After external configuration the block stays.', () => ({
    isActive: (view) => view.state !== 'idle' || (view.record.mode === 3 && view.status !== undefined),
  })),
  nwp('old-version', 'PROV-9-11', 'The version is that of the generation before.', () => ({
    productVersion: () => 'R1.0',
  })),
  nwp('parameter-forgotten', 'PROV-9-18', 'What a request leaves out is taken for 0.', () => ({
    keepsParameters: () => false,
  })),
  nwp(
    'name-forgotten',
    'PROV-9-02',
    'The name is set in a copy of the configuration that is not written back.',
    () => ({
      nameToStore: (_, before) => before,
    }),
  ),
  nwp(
    'name-shortened',
    'PROV-9-03',
    'The length without the terminator is passed to a function that expects it with one.',
    () => ({
      nameToStore: (name) => name.slice(0, -1),
    }),
  ),
  nwp('name-unbounded', 'PROV-9-20', 'A name may have any length.', () => ({ nameToStore: (name) => name })),
  nwp('listens-in-ap-mode', 'PROV-8.4-03', 'AP mode reports a synchronisation.', () => ({
    listensToSmartConfig: () => true,
  })),
  nwp('restart-forgets-role', 'PROV-8.7-03', 'The role after success is forgotten over the restart.', () => ({
    roleAfterSuccess: (record) => (record.mode === 3 ? role.ROLE_STA : record.roleForSuccess),
  })),
  nwp('restart-forgets-flag', 'PROV-8.7-03', 'The flag of the start is forgotten over the restart.', () => ({
    confirmsExternally: (record) => record.externalConfirmation && record.mode !== 3,
  })),
  nwp('cloud-stop-disconnects', 'PROV-8.5-04', 'A stop after cloud confirmation leaves the network.', () => ({
    reportedWlanStatus: () => constants.wlanStatus.SL_WLAN_STATUS_DISCONNECTED,
  })),
  nwp('success-disconnects', 'PROV-8.1-04', 'STOPPED tells of no connection.', () => ({
    reportedWlanStatus: () => constants.wlanStatus.SL_WLAN_STATUS_SCANING,
  })),
];

/** Devices that decide wrongly in the stages of a process, at the command and over HTTP. */
export const stageMutants: readonly Mutant[] = [...stages, ...commands, ...resources];
