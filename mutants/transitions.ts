import type { Mutant } from './mutant';
import { adding, doing, except, gone, on, rows } from './rows';

/** Devices whose transition table is wrong. */
export const transitionMutants: readonly Mutant[] = [
  rows(
    'silent-auto-start',
    'PROV-4.2-14',
    'The report hangs on the command that starts a process, and here there is none.',
    on('auto-start', doing('take configuration role')),
  ),
  rows(
    'auto-start-twice',
    'PROV-4.2-14',
    'Both the timer and the state machine send the announcement.',
    on('auto-start', adding('SL_WLAN_PROVISIONING_AUTO_STARTED')),
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
    on('start', adding('SL_WLAN_PROVISIONING_AUTO_STARTED')),
  ),
  rows(
    'never-times-out',
    'PROV-4.3-04',
    'The timer is armed, and its expiry has no entry in the state table.',
    on('inactivity', gone),
  ),
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
    'The record of the process lies in memory that a restart does not clear, and is taken for valid.',
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
    'The role switch and the end of the process each send their report.',
    on('role-switched', adding('SL_WLAN_PROVISIONING_STOPPED')),
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
];
