import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp, opens } from './mutant';
import {
  adding,
  byAir,
  byBoth,
  byItself,
  deaf,
  doing,
  ended,
  external,
  forCloud,
  leading,
  on,
  onlyWhen,
  rows,
  without,
} from './rows';

const { role, status } = constants;

/** Nearly right in chapter 5. */
const confirmation: readonly Mutant[] = [
  onlyWhen(
    byBoth,
    'missing-is-failed-as-both',
    'PROV-5-01',
    'With both methods on a missing network is reported as a failed connection.',
    on(
      'network-not-found',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
    ),
  ),
  onlyWhen(
    byBoth,
    'failed-is-missing-as-both',
    'PROV-5-02',
    'With both methods on a wrong key is reported as a missing network.',
    on(
      'connection-failed',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
    ),
  ),
  onlyWhen(
    byBoth,
    'no-address-is-failed-as-both',
    'PROV-5-03',
    'With both methods on a missing address is reported as a failed connection.',
    on(
      'no-address',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
    ),
  ),
  onlyWhen(
    byBoth,
    'unfetched-is-success-as-both',
    'PROV-5-04',
    'With both methods on a result that nobody fetches is a success all the same.',
    on('feedback-timeout', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS')),
  ),
  onlyWhen(
    byAir,
    'success-is-unfetched-by-air',
    'PROV-5-05',
    'In SmartConfig mode a delivered result is reported as not delivered.',
    on('result-fetched', ended('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
  ),
  nwp(
    'success-reads-unfetched-as-both',
    'PROV-5.1.1-02',
    'With both methods on a success reads as undelivered.',
    () => ({
      resultToServe: (result, record) => (byBoth(record) ? Math.min(result, 4) : result),
    }),
  ),
  onlyWhen(
    byBoth,
    'success-at-once-as-both',
    'PROV-5.1.1-04',
    'With both methods on success is reported with the address.',
    on('address', (row) =>
      row.to === 'feedback'
        ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
        : row,
    ),
  ),
  nwp(
    'cloud-opens-early-as-both',
    'PROV-5.1.2-04',
    'With the flag and both methods on the APIs open at association.',
    opens(({ state, record }) => (state === 'acquiring' && forCloud(record) && byBoth(record) ? true : undefined)),
  ),
  nwp(
    'opens-without-flag-by-itself',
    'PROV-5.1.2-05',
    'IP_ACQUIRED opens the APIs of a process that started by itself.',
    opens(({ state, record }) => (state === 'feedback' && byItself(record) ? true : undefined)),
  ),
  {
    id: 'cloud-times-out-as-both',
    breaks: 'PROV-5.1.2-07',
    story: 'With both methods on the wait for a fetch runs with external confirmation too, and ends the process.',
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          only: byBoth,
          to: 'ending',
          after: ['switch to earlier role'],
          rules: [],
        },
        ...reference.map(on('address', adding('await fetch'))).flatMap((row) => row ?? []),
      ],
    }),
  },
  onlyWhen(
    byBoth,
    'abort-ends-as-both',
    'PROV-5.1.2-10',
    'The abort of both methods runs through the clean-up of a stop.',
    on('abort', (row) => ({ ...row, to: 'ending', after: ['switch to earlier role'] })),
  ),
  nwp('abort-fine-in-external', 'PROV-5.1.2-13', 'In external configuration an abort is answered with 0.', () => ({
    abortOutOfPlace: (record) => (external(record) ? 0 : referenceDecisions.abortOutOfPlace(record)),
  })),
  nwp(
    'late-fetch-in-vain-as-both',
    'PROV-5.2-04',
    'The branch for a late fetch knows each method alone, and not both.',
    () => ({
      lateFetchSucceeds: (result, record) => !byBoth(record) && referenceDecisions.lateFetchSucceeds(result, record),
    }),
  ),
  nwp('link-fetched-succeeds', 'PROV-5.2-05', 'Fetching the result of a link without an address succeeds.', () => ({
    lateFetchSucceeds: (result) =>
      result >= status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED && result <= 4,
  })),
  nwp('failure-falls-back', 'PROV-5.2-06', 'After a failure SmartConfig mode falls back to an access point.', () => ({
    configurationRole: (mode, record) =>
      byAir(record) && record.failures > 0 ? role.ROLE_AP : referenceDecisions.configurationRole(mode, record),
  })),
];

/** Nearly right in chapter 6. */
const externalConfiguration: readonly Mutant[] = [
  rows('ready-misnumbered', 'PROV-6-01', 'READY is sent under the number of another status.', (row) =>
    row.input === 'ready' ? { ...row, after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED'] } : row,
  ),
  nwp('ready-as-both', 'PROV-6-02', 'READY is sent in every mode that has both methods on.', () => ({
    announcesReadiness: (record) => byBoth(record) || external(record),
  })),
  nwp(
    'open-with-response-before-ready',
    'PROV-6-04',
    'The response to a start in mode 3 carries the byte of READY.',
    opens(({ state, event, record }) =>
      state === 'configuration' && event === undefined && external(record) ? true : undefined,
    ),
  ),
  {
    id: 'events-shut-for-good',
    breaks: 'PROV-6-05',
    story: 'The filter is never switched off again.',
    deviation: () => ({
      hostDriver: { delivers: (event) => event === 'return' || KEPT_OPEN.includes(event) },
    }),
  },
  nwp(
    'external-first-profile-missed',
    'PROV-6-06',
    'The flag of READY is read before the request was parsed, so that the first one finds it unset.',
    () => ({
      takesProfile: (ordinal, mode) => ordinal > 0 || mode !== 3,
    }),
  ),
  onlyWhen(
    external,
    'ready-ends-listening',
    'PROV-6-07',
    'With READY SmartConfig still synchronises, and what it brings is lost.',
    on('profile-over-smartconfig', deaf('external-configuration')),
  ),
  nwp('external-never-stays', 'PROV-6-09', 'In mode 3 a stop always restores the role from before.', () => ({
    roleAfterStop: (record, current) =>
      external(record) ? record.roleBefore : referenceDecisions.roleAfterStop(record, current),
  })),
  rows('no-reset-request-by-air', 'PROV-6-11', 'A profile by SmartConfig is not followed by a request.', (row) =>
    row.input === 'profile-over-smartconfig' && row.to === 'awaiting-restart'
      ? { ...row, after: ['send profile added'] }
      : row,
  ),
  rows('no-restart-over-http', 'PROV-6-12', 'After a profile over HTTP the device goes on by itself.', (row) =>
    row.input === 'profile-over-http' && row.to === 'awaiting-restart'
      ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] }
      : row,
  ),
  rows(
    'waits-after-restart',
    'PROV-6-14',
    'After the restart the device waits for a request to confirm.',
    on('boot', (row) => ({ ...row, to: 'configuration', after: ['take configuration role'] })),
  ),
  rows(
    'confirms-before-restart-over-http',
    'PROV-6-15',
    'A profile over HTTP is confirmed while the host is asked.',
    (row) =>
      row.input === 'profile-over-http' && row.to === 'awaiting-restart'
        ? { ...row, to: 'connecting', after: [...(row.after ?? []), 'begin attempt'] }
        : row,
  ),
  onlyWhen(
    external,
    'external-stop-untold',
    'PROV-8.6-01',
    'In mode 3 the end is not reported.',
    on('role-switched', without('SL_WLAN_PROVISIONING_STOPPED')),
  ),
  onlyWhen(
    external,
    'reset-request-at-the-end',
    'PROV-8.6-02',
    'In mode 3 a stop is followed by a reset request.',
    on('stop', leading('send reset request')),
  ),
  nwp('shut-when-staying', 'PROV-8.6-03', 'After a stop that keeps the role the block stays.', () => ({
    isActive: ({ state, record }) =>
      state !== 'idle' ||
      (external(record) && record.roleOfStop === constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE),
  })),
  rows(
    'profile-announced-again',
    'PROV-8.7-01',
    'After the restart the profile is announced once more.',
    on('boot', leading('send profile added')),
  ),
];

/** What a filter lets through that is never switched off. */
const KEPT_OPEN: readonly string[] = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
];

/** Devices that break a rule of chapters 5 and 6 on one occasion only. */
export const nearlyConfirming: readonly Mutant[] = [...confirmation, ...externalConfiguration];
