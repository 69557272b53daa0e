import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { hostDriver, networkProcessor, opensApis, transitions, transitionsWhen } from './deviations';
import { eventFilter } from './driver-overrides';
import type { Mutant } from './mutant';
import { inApScMode, inExternalConfiguration, type ProcessCondition } from './process-conditions';
import { exceptIn, ignoring, onInput, removed } from './row-changes';

/** Events that a filter passes when the code never switches it off. */
const UNFILTERED: readonly string[] = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
];

/** A profile has come, and the device has not been restarted for it. */
const awaitsRestart: ProcessCondition = (record) =>
  inExternalConfiguration(record) && record.profiles > 0 && record.restarts === 0;

/** Devices that break a rule of chapter 6: external configuration. */
export const externalConfigurationMutants: readonly Mutant[] = [
  {
    id: 'never-ready',
    breaks: 'PROV-6-01',
    story:
      'In external configuration, the device never sends READY. The report needs a callback that this mode does not register.',
    collateral: { because: 'missing or wrong report', rules: '4.3-22 7.2-18 7.5-21' },
    deviation: transitions(onInput('ready', (row) => ({ ...row, after: [] }))),
  },
  {
    id: 'ready-misnumbered',
    breaks: 'PROV-6-01',
    story: 'The device sends SMART_CONFIG_SYNCED instead of READY. The code uses a wrong number of the enumeration.',
    subtle: 'one event',
    collateral: { because: 'missing or wrong report', rules: '4.3-22 7.2-18 7.5-21' },
    deviation: transitions((row) =>
      row.input === 'ready' ? { ...row, after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED'] } : row,
    ),
  },
  {
    id: 'ready-in-every-mode',
    breaks: 'PROV-6-02',
    story: 'The device sends READY in every mode. The mode check is missing since the start paths were merged.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 3.1-03 3.1-04 3.2-02 3.3-01 3.3-02 3.3-03 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10
        4.3-12 4.3-14 4.3-18 4.3-19 4.3-22 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.1-05 7.2-02 7.2-03 7.2-14
        7.3-01 7.3-02 7.3-03 7.3-05 7.3-06 7.4-09 7.5-05 7.5-19 7.5-20 7.5-25 8.1-01 8.2-01 8.4-02 8.4-03 9-01 9-04
        9-21`,
    },
    deviation: networkProcessor(() => ({
      announcesReadiness: () => true,
    })),
  },
  {
    id: 'ready-as-both',
    breaks: 'PROV-6-02',
    story:
      'The device sends READY in AP+SmartConfig mode too. The code checks for both methods instead of for external configuration.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 3.1-03 3.3-01 3.3-02 3.3-03 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10 4.3-12 4.3-18 4.3-19
        5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.1-05 7.2-02 7.2-03 7.3-01 7.3-03 7.3-05 7.3-06 7.4-09 7.5-05
        7.5-19 7.5-20 7.5-25 8.1-01 8.4-02 9-01 9-21`,
    },
    deviation: networkProcessor(() => ({
      announcesReadiness: (record) => inApScMode(record) || inExternalConfiguration(record),
    })),
  },
  {
    id: 'open-before-ready',
    breaks: 'PROV-6-04',
    story: 'In external configuration, the APIs are open from the start. The status byte changes before READY.',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-19 7.5-26' },
    deviation: opensApis((view) => (view.state === 'configuration' && view.record.mode === 3 ? true : undefined)),
  },
  {
    id: 'open-with-response-before-ready',
    breaks: 'PROV-6-04',
    story:
      'In external configuration, responses permit calls before READY. The response code uses the status byte that belongs to READY.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-26' },
    deviation: opensApis(({ state, event, record }) =>
      state === 'configuration' && event === undefined && inExternalConfiguration(record) ? true : undefined,
    ),
  },
  {
    id: 'events-shut-for-good',
    breaks: 'PROV-6-05',
    story: 'The driver suppresses events after the APIs are unblocked. The code never switches the event filter off.',
    collateral: {
      because: 'refused while open',
      rules: '2.1-02 7.5-22 9-01',
    },
    deviation: () => ({
      hostDriver: { delivers: (event) => event === 'return' || UNFILTERED.includes(event) },
    }),
  },
  {
    id: 'drops-leases-while-open',
    breaks: 'PROV-6-05',
    story:
      'The driver drops the DHCP lease event while the APIs are open. The list of unblocked events does not contain the events of the device AP.',
    subtle: 'one function',
    collateral: { because: 'refused while open', rules: '7.5-22' },
    deviation: hostDriver(eventFilter((event) => (event === 'SL_NETAPP_EVENT_DHCPV4_LEASED' ? false : undefined))),
  },
  {
    id: 'external-without-http',
    breaks: 'PROV-6-06',
    story: 'In external configuration, the device accepts no profile over HTTP. The state table has no row for it.',
    collateral: { because: 'profile not accepted', rules: '3.4-01 6-11 7.1-05 7.4-01 7.4-02 7.4-05 9-01' },
    deviation: transitions(onInput('profile-over-http', exceptIn('external-configuration'))),
  },
  {
    id: 'external-first-profile-missed',
    breaks: 'PROV-6-06',
    story:
      'In external configuration, the device loses the first profile. The handler checks for READY before it parses the request.',
    subtle: 'earlier state',
    collateral: {
      because: 'profile not accepted',
      rules: `
        3.3-01 3.4-01 6-07 6-11 7.1-05 7.3-01 7.3-05 7.3-08 7.4-01 7.4-02 7.4-05 9-01`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (ordinal, mode) => ordinal > 0 || mode !== 3,
    })),
  },
  {
    id: 'external-without-smartconfig',
    breaks: 'PROV-6-07',
    story:
      'In external configuration, the device receives no SmartConfig. The list of modes with SmartConfig does not contain mode 3.',
    collateral: {
      because: 'profile not accepted',
      rules: '2.1-12 2.1-13 3.3-01 3.4-01 5.2-02 6-11 7.2-14 7.3-01 7.3-05 7.4-02',
    },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode, record) => mode !== 3 && referenceDecisions.listensToSmartConfig(mode, record),
    })),
  },
  {
    id: 'ready-ends-listening',
    breaks: 'PROV-6-07',
    story:
      'After READY, the device loses profiles by SmartConfig. The receiver still synchronises, and the state table has no row for the profile.',
    subtle: 'one mode or method',
    collateral: {
      because: 'profile not accepted',
      rules: '3.3-01 3.4-01 6-11 7.3-01 7.3-05 7.4-02',
    },
    deviation: transitionsWhen(
      inExternalConfiguration,
      onInput('profile-over-smartconfig', ignoring('external-configuration')),
    ),
  },
  {
    id: 'never-stays',
    breaks: 'PROV-6-09',
    story: 'A stop that keeps the role restores the initial role. The value falls through to the default of a switch.',
    collateral: { because: 'wrong role', rules: '8.5-04' },
    deviation: networkProcessor(() => ({
      roleAfterStop: (record) => record.roleBefore,
    })),
  },
  {
    id: 'external-never-stays',
    breaks: 'PROV-6-09',
    story:
      'In external configuration, a stop that keeps the role restores the initial role. The stop handler of this mode ignores the argument.',
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      roleAfterStop: (record, current) =>
        inExternalConfiguration(record) ? record.roleBefore : referenceDecisions.roleAfterStop(record, current),
    })),
  },
  {
    id: 'no-reset-request',
    breaks: 'PROV-6-11',
    story:
      'After a profile in external configuration, the device sends no reset request. The entry action of the state is missing.',
    collateral: { because: 'wrong restart', rules: '6-07 7.4-01 7.4-02 7.4-05 7.4-10' },
    deviation: transitions((row) => (row.to === 'awaiting-restart' ? { ...row, after: ['send profile added'] } : row)),
  },
  {
    id: 'no-reset-request-by-smartconfig',
    breaks: 'PROV-6-11',
    story: 'After a profile by SmartConfig, the device sends no reset request. Only the HTTP handler sends the event.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '6-07 7.4-02' },
    deviation: transitions((row) =>
      row.input === 'profile-over-smartconfig' && row.to === 'awaiting-restart'
        ? { ...row, after: ['send profile added'] }
        : row,
    ),
  },
  {
    id: 'no-restart',
    breaks: 'PROV-6-12',
    story:
      'After a profile in external configuration, the device confirms without a restart. The code ignores the host activity.',
    collateral: { because: 'wrong restart', rules: '6-07 6-11 7.4-01 7.4-02 7.4-05 7.4-10' },
    deviation: transitions((row) =>
      row.to === 'awaiting-restart'
        ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] }
        : row,
    ),
  },
  {
    id: 'no-restart-over-http',
    breaks: 'PROV-6-12',
    story:
      'After a profile over HTTP in external configuration, the device confirms without a restart. The HTTP handler calls the confirmation directly.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '6-11 7.4-01 7.4-02 7.4-05 7.4-10' },
    deviation: transitions((row) =>
      row.input === 'profile-over-http' && row.to === 'awaiting-restart'
        ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] }
        : row,
    ),
  },
  {
    id: 'forgets-after-restart',
    breaks: 'PROV-6-14',
    story: 'After the restart, the device does not confirm the profile. The state table has no row for the boot.',
    collateral: {
      because: 'wrong restart',
      rules: '2.1-08 2.1-12 2.1-15 4.3-08 5-02 5-03 7.2-03 7.2-04 7.3-01 8.7-01 8.7-02',
    },
    deviation: transitions(onInput('boot', removed)),
  },
  {
    id: 'waits-after-restart',
    breaks: 'PROV-6-14',
    story:
      'After the restart, the device returns to the configuration stage. The boot handler waits for a confirmation request.',
    subtle: 'one value',
    collateral: {
      because: 'wrong restart',
      rules: '2.1-08 2.1-12 2.1-15 4.3-08 5-02 5-03 7.2-03 7.2-04 7.3-01 8.7-01 8.7-02',
    },
    deviation: transitions(
      onInput('boot', (row) => ({ ...row, to: 'configuration', after: ['take configuration role'] })),
    ),
  },
  {
    id: 'confirms-before-restart',
    breaks: 'PROV-6-15',
    story:
      'The device confirms the profile before the host restarts it. The handler sends the reset request and starts the attempt.',
    collateral: { because: 'wrong restart', rules: '6-07 6-11 6-12 7.4-10 8.7-02' },
    deviation: transitions((row) =>
      row.to === 'awaiting-restart'
        ? { ...row, to: 'connecting', after: [...(row.after ?? []), 'begin attempt'] }
        : row,
    ),
  },
  {
    id: 'confirms-before-restart-over-http',
    breaks: 'PROV-6-15',
    story:
      'After a profile over HTTP, the device confirms before the host restarts it. The HTTP handler starts the attempt too.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '6-12 7.4-10 8.7-02' },
    deviation: transitions((row) =>
      row.input === 'profile-over-http' && row.to === 'awaiting-restart'
        ? { ...row, to: 'connecting', after: [...(row.after ?? []), 'begin attempt'] }
        : row,
    ),
  },
  {
    id: 'late-restart-forgotten',
    breaks: 'PROV-6-14',
    story:
      'The device forgets its profile 10 s after its reset request. A watchdog for a silent host clears the state.',
    subtle: 'one history',
    deviation: () => ({
      networkProcessor: { inactivityTimeout: (record) => (awaitsRestart(record) ? 10_000 : record.inactivity) },
      transitions: (reference) => [
        { from: ['awaiting-restart'], input: 'inactivity', to: 'configuration', rules: [] },
        ...reference,
      ],
    }),
  },
  {
    id: 'ends-before-late-restart',
    breaks: 'PROV-6-14',
    story: 'The process ends 40 s after the reset request of the device. The request has a time-out of its own.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({
      inactivityTimeout: (record) => (awaitsRestart(record) ? 40_000 : record.inactivity),
    })),
  },
];
