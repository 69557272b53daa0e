import type { Action, Input, State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { Timing } from '../adapters/simulator/timing';
import type { StatusName } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';
import type { Mutant } from './mutant';

/** A device whose table is changed row by row; a row that becomes undefined is gone. */
const rows = (
  id: string,
  breaks: RuleId,
  story: string,
  change: (row: Transition) => Transition | undefined,
  timing: Partial<Timing> = {},
): Mutant => ({
  id,
  breaks,
  story,
  deviation: () => ({ timing, transitions: (reference) => reference.flatMap((row) => change(row) ?? []) }),
});

/** Changes the rows of one input. */
const on =
  (input: Input, change: (row: Transition) => Transition | undefined) =>
  (row: Transition): Transition | undefined =>
    row.input === input ? change(row) : row;

/** What a row does instead, after the change of state. */
const doing =
  (...after: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after });

/** A row that does not hold in some states. */
const except =
  (...states: readonly State[]) =>
  (row: Transition): Transition => ({ ...row, from: row.from.filter((from) => !states.includes(from)) });

const then =
  (...more: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after: [...(row.after ?? []), ...more] });

/** A row that ends the process after one last status. */
const ended =
  (last: StatusName) =>
  (row: Transition): Transition => ({ ...row, to: 'ending', after: [last, 'switch to earlier role'] });

const gone = (): undefined => undefined;

/** Devices whose transition table is wrong. */
export const transitionMutants: readonly Mutant[] = [
  rows(
    'silent-auto-start',
    'PROV-4.2-14',
    'A process starts by itself and says nothing.',
    on('auto-start', doing('take configuration role')),
  ),
  rows(
    'auto-start-twice',
    'PROV-4.2-14',
    'The announcement is sent twice.',
    on('auto-start', then('SL_WLAN_PROVISIONING_AUTO_STARTED')),
  ),
  rows(
    'no-status-while-confirming',
    'PROV-7.5-20',
    'Progress is kept from the host together with the events.',
    on('associated', doing()),
  ),
  rows(
    'host-start-announced',
    'PROV-4.1-03',
    'Every start is announced as automatic.',
    on('start', then('SL_WLAN_PROVISIONING_AUTO_STARTED')),
  ),
  rows('never-times-out', 'PROV-4.3-04', 'The inactivity time-out is not built.', on('inactivity', gone)),
  rows(
    'ready-never-times-out',
    'PROV-4.3-04',
    'External configuration waits for ever.',
    on('inactivity', except('external-configuration')),
  ),
  rows(
    'success-after-time-out',
    'PROV-4.3-04',
    'A time-out is reported as a success.',
    on('inactivity', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
    })),
  ),
  rows(
    'survives-reset',
    'PROV-4.3-07',
    'The process is kept over a restart before there is a profile.',
    on('power-off', except('configuration')),
  ),
  rows(
    'lost-by-reset',
    'PROV-4.3-08',
    'Any restart ends the process.',
    on('power-off', (row) => ({ ...row, to: 'idle' })),
  ),
  rows(
    'time-out-takes-role-for-success',
    'PROV-4.3-10',
    'The role asked for is taken however the process ends.',
    on('inactivity', doing('switch to role for success')),
  ),
  rows(
    'success-takes-earlier-role',
    'PROV-4.3-11',
    'The role asked for is ignored.',
    on('result-fetched', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'switch to earlier role'],
    })),
  ),
  rows(
    'stop-takes-role-for-success',
    'PROV-4.3-12',
    'The role asked for is taken after a stop.',
    on('stop', doing('switch to role for success')),
  ),
  rows(
    'stopped-before-role',
    'PROV-4.3-14',
    'STOPPED is sent when the role switch begins.',
    on('stop', (row) => ({
      ...row,
      to: 'idle',
      after: ['SL_WLAN_PROVISIONING_STOPPED', 'switch to role for stop'],
    })),
    { roleSwitch: 9_000 },
  ),
  rows(
    'stopped-twice',
    'PROV-4.3-15',
    'STOPPED is sent twice.',
    on('role-switched', then('SL_WLAN_PROVISIONING_STOPPED')),
  ),
  rows(
    'no-stop-while-configuring',
    'PROV-4.3-20',
    'The stop is answered and forgotten.',
    on('stop', except('configuration')),
  ),
  rows(
    'no-stop-while-linked',
    'PROV-4.3-21',
    'A stop during the confirmation is forgotten.',
    on('stop', except('acquiring')),
  ),
  rows(
    'no-stop-while-waiting',
    'PROV-4.3-21',
    'A stop is forgotten while the result waits.',
    on('stop', except('feedback', 'cloud-confirmation')),
  ),
  rows(
    'no-stop-of-auto-start',
    'PROV-4.3-25',
    'A stop works in processes of the host only.',
    on('stop', except('auto-configuration', 'configuration')),
  ),
  rows(
    'confirms-first',
    'PROV-2.1-01',
    'A step of the confirmation is reported at the start.',
    on('start', then('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT')),
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
    'A missing network is reported as a failed connection.',
    on(
      'network-not-found',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
    ),
  ),
  rows(
    'failed-is-missing',
    'PROV-5-02',
    'A wrong key is reported as a missing network.',
    on(
      'connection-failed',
      doing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
    ),
  ),
  rows(
    'no-address-is-failed',
    'PROV-5-03',
    'A missing address is reported as a failed connection.',
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
    'One failure, two statuses.',
    on('network-not-found', then('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
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
        ...reference.map(on('address', then('await fetch'))).flatMap((row) => row ?? []),
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
    'READY is not sent.',
    on('ready', (row) => ({ ...row, after: [] })),
  ),
  rows(
    'external-without-http',
    'PROV-6-06',
    'Mode 3 takes no profile over HTTP.',
    on('profile-over-http', except('external-configuration')),
  ),
  rows('no-reset-request', 'PROV-6-11', 'The device waits for a restart and does not ask for it.', (row) =>
    row.to === 'awaiting-restart' ? { ...row, after: ['send profile added'] } : row,
  ),
  rows('no-restart', 'PROV-6-12', 'The device goes on by itself, whatever the host holds.', (row) =>
    row.to === 'awaiting-restart' ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] } : row,
  ),
  rows('forgets-after-restart', 'PROV-6-14', 'The restart is the end.', on('boot', gone)),
  rows('confirms-before-restart', 'PROV-6-15', 'The confirmation begins while the host is still asked.', (row) =>
    row.to === 'awaiting-restart' ? { ...row, to: 'connecting', after: [...(row.after ?? []), 'begin attempt'] } : row,
  ),
];
