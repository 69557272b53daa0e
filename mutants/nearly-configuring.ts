import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp } from './mutant';
import { adding, byAir, byBoth, byItself, deaf, doing, ended, on, onlyWhen } from './rows';

const { command, role } = constants;
const {
  SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP,
  SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC,
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC: APSC,
} = command;

/** Nearly right in chapter 2. */
const overview: readonly Mutant[] = [
  onlyWhen(
    byBoth,
    'confirms-first-as-both',
    'PROV-2.1-01',
    'With both methods on, a link of the time before is reported at the start.',
    on('start', adding('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT')),
  ),
  nwp(
    'profile-by-air-not-stored',
    'PROV-2.1-02',
    'In SmartConfig mode the profile is kept for the attempt only.',
    () => ({
      storesProfile: (mode) => mode !== SC,
    }),
  ),
  nwp('single-profile-lost', 'PROV-2.1-03', 'The list is written to flash with its second entry.', () => ({
    keepsProfiles: (profiles) => profiles !== 1,
  })),
  nwp('key-in-token', 'PROV-2.1-04', 'The private token of the announcement carries the key.', () => ({
    announcedToken: (profile) => profile?.key ?? '',
  })),
  nwp('tries-highest-priority', 'PROV-2.1-06', 'The stored profile of the highest priority is tried.', () => ({
    profileToTry: (configured, stored) => [...stored].sort((a, b) => b.priority - a.priority)[0] ?? configured,
  })),
  onlyWhen(
    byBoth,
    'link-is-enough-as-both',
    'PROV-2.1-07',
    'With both methods on a link is taken for an address.',
    on(
      'associated',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'),
    ),
  ),
  onlyWhen(
    byAir,
    'success-goes-on-by-air',
    'PROV-2.1-11',
    'In SmartConfig mode success is reported and the process goes on.',
    on('result-fetched', (row) => ({
      ...row,
      to: 'configuration',
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'take configuration role'],
    })),
  ),
  onlyWhen(
    byBoth,
    'unfetched-ends-as-both',
    'PROV-2.1-13',
    'With both methods on, the clean-up after an unfetched result stops the process with the receiver.',
    on('feedback-timeout', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
  ),
  nwp(
    'takes-one-profile-as-both',
    'PROV-2.1-15',
    'With both methods on they share the flag that a profile is there, and neither clears it.',
    () => ({
      takesProfile: (ordinal, mode) => ordinal === 0 || mode !== APSC,
    }),
  ),
];

/** Nearly right in chapter 3. */
const modes: readonly Mutant[] = [
  nwp('hidden-in-ap-mode', 'PROV-3.1-02', 'The access point is opened where SmartConfig is on as well.', () => ({
    configurationRole: (mode) => (mode === SC || mode === AP ? role.ROLE_STA : role.ROLE_AP),
  })),
  nwp('first-profile-missed', 'PROV-3.1-03', 'In AP mode the first request finds the server not ready.', () => ({
    takesProfile: (ordinal, mode) => ordinal > 0 || mode !== AP,
  })),
  nwp('listens-until-failure', 'PROV-3.1-04', 'In AP mode SmartConfig is heard until an attempt has failed.', () => ({
    listensToSmartConfig: (mode, { failures }) => mode !== AP || failures === 0,
  })),
  nwp('stem-with-hyphen', 'PROV-3.1-06', 'The stem is read with the hyphen that joins it to the address.', () => ({
    accessPointNameToShow: (configured) => configured ?? 'mysimplelink-',
  })),
  nwp('deaf-in-smartconfig-mode', 'PROV-3.2-02', 'SmartConfig is listened to by access points only.', () => ({
    listensToSmartConfig: (mode) => mode !== AP && mode !== SC,
  })),
  nwp('fallback-without-key', 'PROV-3.2-03', 'Without a key an access point is opened for safety.', () => ({
    configurationRole: (mode, { smartConfigKey }) => (mode === SC && smartConfigKey ? role.ROLE_STA : role.ROLE_AP),
  })),
  onlyWhen(
    ({ smartConfigKey }) => smartConfigKey,
    'key-shuts-http',
    'PROV-3.2-07',
    'With a key a profile over HTTP is answered and forgotten.',
    on('profile-over-http', deaf()),
  ),
  nwp('both-first-profile-missed', 'PROV-3.3-02', 'With both methods on the first request over HTTP is lost.', () => ({
    takesProfile: (ordinal, mode) => ordinal > 0 || mode !== APSC,
  })),
  nwp('both-deaf-until-failure', 'PROV-3.3-03', 'SmartConfig is listened to after a failed attempt only.', () => ({
    listensToSmartConfig: (mode, { failures }) => mode !== AP && (mode !== APSC || failures > 0),
  })),
];

/** Nearly right in section 4.2 and at the start. */
const initiating: readonly Mutant[] = [
  nwp(
    'response-does-not-block-in-ap-mode',
    'PROV-4.1-02',
    'In AP mode the response still carries the old byte.',
    () => ({
      opensApis: (view) =>
        (view.state === 'configuration' && view.event === undefined && view.record.mode === AP) ||
        referenceDecisions.opensApis(view),
    }),
  ),
  onlyWhen(
    byAir,
    'host-start-announced-by-air',
    'PROV-4.1-03',
    'SmartConfig is thought to start by itself always.',
    on('start', adding('SL_WLAN_PROVISIONING_AUTO_STARTED')),
  ),
  nwp('neighbouring-bit-by-default', 'PROV-4.2-02', 'The factory image sets the bit beside the one meant.', () => ({
    factoryPolicy: () => ({ auto: true, fast: false, anyP2P: true, autoProvisioning: false }),
  })),
  nwp('ignores-commands-as-access-point', 'PROV-4.2-05', 'An access point does not mind a command.', () => ({
    startsWithoutProfile: (view) =>
      referenceDecisions.startsWithoutProfile({ ...view, commanded: view.commanded && view.role !== role.ROLE_AP }),
  })),
  nwp('ignores-role-when-never-connected', 'PROV-4.2-10', 'The role is looked at after a connection only.', () => ({
    startsDisconnected: (view) =>
      referenceDecisions.startsDisconnected({ ...view, role: view.wasConnected ? view.role : role.ROLE_STA }),
  })),
  nwp('mode-left-at-zero', 'PROV-4.2-12', 'The mode is left at 0, which is AP.', () => ({
    autoStartMode: (current) => (current === role.ROLE_AP ? APSC : AP),
  })),
  onlyWhen(
    byItself,
    'auto-start-without-http',
    'PROV-4.2-13',
    'A process that started by itself is woken by SmartConfig only.',
    on('profile-over-http', deaf('auto-configuration')),
  ),
  nwp('auto-start-shuts-as-both', 'PROV-4.2-17', 'The APIs are open in a station that has started by itself.', () => ({
    opensApis: (view) =>
      !(view.state === 'auto-configuration' && view.record.mode === APSC) && referenceDecisions.opensApis(view),
  })),
  nwp('off-is-forgotten', 'PROV-4.2-20', 'A switch that is off is taken for one never set.', () => ({
    keepsPolicy: ({ autoProvisioning }) => autoProvisioning,
  })),
  nwp('switch-never-cleared', 'PROV-4.2-21', 'The fourth switch can be set and not cleared.', () => ({
    policyToStore: (wanted, before) => ({
      ...wanted,
      autoProvisioning: wanted.autoProvisioning || before.autoProvisioning,
    }),
  })),
];

/** Nearly right in section 4.3. */
const ending: readonly Mutant[] = [
  nwp('profile-is-no-activity', 'PROV-4.3-06', 'A profile does not put the end off.', () => ({
    putsEndOff: (act) => act !== 'profile',
  })),
  onlyWhen(
    byAir,
    'survives-reset-by-air',
    'PROV-4.3-07',
    'In SmartConfig mode the process is kept over a restart.',
    on('power-off', deaf('configuration')),
  ),
  {
    id: 'lost-by-reset-when-linked',
    breaks: 'PROV-4.3-08',
    story: 'A restart between link and address ends the process.',
    deviation: () => ({
      transitions: (reference) => [{ from: ['acquiring'], input: 'power-off', to: 'idle', rules: [] }, ...reference],
    }),
  },
  onlyWhen(
    ({ externalConfirmation }) => externalConfirmation,
    'time-out-takes-role-with-flag',
    'PROV-4.3-10',
    'With external confirmation a time-out ends in the role asked for.',
    on('inactivity', doing('switch to role for success')),
  ),
  nwp('success-leaves-access-point', 'PROV-4.3-11', 'A device that was an access point becomes a station.', () => ({
    roleAfterSuccess: ({ roleBefore, roleForSuccess }) =>
      roleBefore === role.ROLE_AP ? role.ROLE_STA : roleForSuccess,
  })),
  nwp(
    'stop-takes-role-for-success-by-air',
    'PROV-4.3-12',
    'In SmartConfig mode a stop takes the role asked for.',
    () => ({
      roleAfterStop: (record, current) =>
        byAir(record) ? record.roleForSuccess : referenceDecisions.roleAfterStop(record, current),
    }),
  ),
  onlyWhen(
    byAir,
    'stopped-before-role-by-air',
    'PROV-4.3-14',
    'In SmartConfig mode STOPPED is sent when the role switch begins.',
    on('stop', (row) => ({
      ...row,
      to: 'idle',
      after: ['SL_WLAN_PROVISIONING_STOPPED', 'switch to role for stop'],
    })),
    { roleSwitch: 9_000 },
  ),
  onlyWhen(
    byAir,
    'stopped-twice-by-air',
    'PROV-4.3-15',
    'In SmartConfig mode STOPPED is sent by both halves.',
    on('role-switched', adding('SL_WLAN_PROVISIONING_STOPPED')),
  ),
  onlyWhen(
    byAir,
    'no-stop-while-listening',
    'PROV-4.3-20',
    'While SmartConfig listens alone a stop is forgotten.',
    on('stop', deaf('configuration')),
  ),
  onlyWhen(
    byItself,
    'no-stop-after-activity',
    'PROV-4.3-25',
    'A process that started by itself can be stopped until a user is active.',
    on('stop', deaf('configuration')),
  ),
];

/** Devices that break a rule of chapters 2 to 4 on one occasion only. */
export const nearlyConfiguring: readonly Mutant[] = [...overview, ...modes, ...initiating, ...ending];
