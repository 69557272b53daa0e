import type { Mutant } from './mutant';
import { adding, byAir, doing, ended, except, gone, linked, on, onlyWhen, rows } from './rows';

/** Devices whose transition table is wrong in the stages of a process. */
export const stageTransitionMutants: readonly Mutant[] = [
  rows(
    'confirms-first',
    'PROV-2.1-01',
    'A step of the confirmation is reported at the start.',
    on('start', adding('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT')),
  ),
  rows('never-confirms', 'PROV-2.1-05', 'The request to confirm is taken and forgotten.', on('confirm-request', gone)),
  rows(
    'waits-for-request',
    'PROV-2.1-05',
    'After SmartConfig the device waits for a request nobody sends.',
    on('profile-over-smartconfig', (row) =>
      row.to === 'connecting' ? { ...row, to: 'configuration', after: ['send profile added'] } : row,
    ),
  ),
  rows(
    'link-is-enough',
    'PROV-2.1-07',
    'A link is taken for an address.',
    on(
      'associated',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'),
    ),
  ),
  rows(
    'success-goes-on',
    'PROV-2.1-11',
    'Success is reported and the process goes on.',
    on('result-fetched', (row) => ({
      ...row,
      to: 'configuration',
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'take configuration role'],
    })),
  ),
  rows(
    'failure-ends',
    'PROV-2.1-12',
    'A failed connection ends the process.',
    on('connection-failed', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED')),
  ),
  rows(
    'missing-network-ends',
    'PROV-2.1-12',
    'A missing network ends the process.',
    on('network-not-found', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
  ),
  rows(
    'unfetched-ends',
    'PROV-2.1-13',
    'A result that nobody fetches ends the process.',
    on('feedback-timeout', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
  ),
  rows(
    'missing-is-failed',
    'PROV-5-01',
    'A scan that finds nothing ends in the handler of failed associations.',
    on(
      'network-not-found',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
    ),
  ),
  rows(
    'failed-is-missing',
    'PROV-5-02',
    'The handler of a refused association reuses the code of an empty scan.',
    on(
      'connection-failed',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
    ),
  ),
  rows(
    'no-address-is-failed',
    'PROV-5-03',
    'The number of the line above was copied from the enumeration.',
    on(
      'no-address',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
    ),
  ),
  rows(
    'unfetched-is-success',
    'PROV-5-04',
    'Nobody fetches the result and it is a success all the same.',
    on('feedback-timeout', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS')),
  ),
  rows(
    'success-is-unfetched',
    'PROV-5-05',
    'A delivered result is reported as not delivered.',
    on('result-fetched', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
  ),
  rows(
    'failure-told-twice',
    'PROV-5-06',
    'The status is sent by the driver callback and once more by the state machine.',
    on('network-not-found', adding('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
  ),
  rows(
    'missing-address-told-twice',
    'PROV-5-06',
    'The DHCP task and the state machine both report the time-out.',
    on('no-address', adding('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED')),
  ),
  rows(
    'success-at-once',
    'PROV-5.1.1-04',
    'Success is reported with the address.',
    on('address', (row) =>
      row.to === 'feedback'
        ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
        : row,
    ),
  ),
  {
    id: 'cloud-times-out',
    breaks: 'PROV-5.1.2-07',
    story: 'The wait for a fetch runs with external confirmation too, and ends the process.',
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          to: 'ending',
          after: ['switch to earlier role'],
          rules: [],
        },
        ...reference.map(on('address', adding('await fetch'))).flatMap((row) => row ?? []),
      ],
    }),
  },
  rows(
    'abort-ends',
    'PROV-5.1.2-10',
    'An abort ends the process.',
    on('abort', (row) => ({ ...row, to: 'ending', after: ['switch to earlier role'] })),
  ),
  rows(
    'never-ready',
    'PROV-6-01',
    'The report hangs on a callback that external configuration does not register.',
    on('ready', (row) => ({ ...row, after: [] })),
  ),
  rows(
    'external-without-http',
    'PROV-6-06',
    'Mode 3 takes no profile over HTTP.',
    on('profile-over-http', except('external-configuration')),
  ),
  rows(
    'no-reset-request',
    'PROV-6-11',
    'The state is entered, and the event was left out of its entry actions.',
    (row) => (row.to === 'awaiting-restart' ? { ...row, after: ['send profile added'] } : row),
  ),
  rows('no-restart', 'PROV-6-12', 'The device goes on by itself, whatever the host holds.', (row) =>
    row.to === 'awaiting-restart' ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] } : row,
  ),
  rows('forgets-after-restart', 'PROV-6-14', 'The restart is the end.', on('boot', gone)),
  rows('confirms-before-restart', 'PROV-6-15', 'The confirmation begins while the host is still asked.', (row) =>
    row.to === 'awaiting-restart' ? { ...row, to: 'connecting', after: [...(row.after ?? []), 'begin attempt'] } : row,
  ),
  rows('address-before-link', 'PROV-7.2-19', 'The two steps are reported in the wrong order.', (row) =>
    row.input === 'associated'
      ? { ...row, after: [] }
      : row.input === 'address'
        ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
        : row,
  ),
  rows(
    'success-before-address',
    'PROV-7.2-20',
    'Success is reported before the address.',
    on('address', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
    })),
  ),
  rows('link-without-network', 'PROV-7.2-21', 'Every attempt reports a link.', on('network-not-found', linked)),
  rows(
    'link-without-key',
    'PROV-7.2-22',
    'A link is reported before the key was checked.',
    on('connection-failed', linked),
  ),
  rows('link-untold', 'PROV-7.2-23', 'The link is reported together with the address only.', on('associated', doing())),
  rows(
    'profile-by-air-untold',
    'PROV-7.3-01',
    'A profile by SmartConfig is not announced.',
    on('profile-over-smartconfig', (row) => ({
      ...row,
      after: (row.after ?? []).filter((action) => action !== 'send profile added'),
    })),
  ),
  rows(
    'profile-out-of-nothing',
    'PROV-7.3-03',
    'A start announces a profile.',
    on('start', adding('send profile added')),
  ),
  rows('request-never-confirms', 'PROV-9-04', 'The resource answers and nothing follows.', on('confirm-request', gone)),
  rows(
    'confirms-unasked',
    'PROV-8.4-02',
    'A profile over HTTP is tried at once.',
    on('profile-over-http', (row) =>
      row.to === 'configuration' ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] } : row,
    ),
  ),
  rows(
    'asks-for-nothing',
    'PROV-7.4-09',
    'A restart is asked for after every profile.',
    on('profile-over-http', (row) =>
      row.to === 'configuration' ? { ...row, after: ['send profile added', 'send reset request'] } : row,
    ),
  ),
  rows('synchronisation-untold', 'PROV-8.1-01', 'Synchronisation is never told.', on('smartconfig-sync', doing())),
  onlyWhen(
    byAir,
    'synchronised-after-the-link',
    'PROV-8.2-01',
    'Synchronisation is told when the link stands.',
    (row) => {
      if (row.input === 'smartconfig-sync') return { ...row, after: [] };
      return row.input === 'associated' ? adding('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')(row) : row;
    },
  ),
  rows(
    'address-told-without-dhcp',
    'PROV-8.2-01',
    'A link counts as an address in the report.',
    on('no-address', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', ...(row.after ?? [])],
    })),
  ),
  rows(
    'deaf-after-failure',
    'PROV-8.2-03',
    'After a failure the process is over without a word.',
    on('no-address', (row) => ({
      ...row,
      to: 'ending',
    })),
  ),
  rows(
    'late-fetch-goes-on',
    'PROV-8.3-01',
    'A late success does not end the process.',
    on('result-fetched', (row) =>
      row.when === undefined
        ? row
        : { ...row, to: 'configuration', after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] },
    ),
  ),
  rows(
    'success-waits-for-host',
    'PROV-8.4-01',
    'After success the device waits for a stop.',
    on('result-fetched', (row) => ({
      ...row,
      to: 'configuration',
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
    })),
  ),
  rows(
    'stop-in-cloud-forgotten',
    'PROV-8.5-01',
    'With external confirmation the stop is forgotten.',
    on('stop', except('cloud-confirmation')),
  ),
  rows(
    'success-with-cloud',
    'PROV-8.5-02',
    'An address is taken for a success with external confirmation.',
    on('address', (row) =>
      row.to === 'cloud-confirmation'
        ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
        : row,
    ),
  ),
  rows(
    'stop-in-external-forgotten',
    'PROV-8.6-01',
    'In external configuration the stop is forgotten.',
    on('stop', except('external-configuration')),
  ),
  rows(
    'reset-request-for-nothing',
    'PROV-8.6-02',
    'READY is followed by a reset request.',
    on('ready', adding('send reset request')),
  ),
  rows(
    'restart-forgets-everything',
    'PROV-8.7-01',
    'The restart ends the process.',
    on('power-off', (row) => ({ ...row, to: 'idle' })),
  ),
];
