import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { autoStarted, inSmartConfigMode, withExternalConfirmation } from './process-conditions';
import { appending, exceptIn, ignoring, inputSeen, onInput, replacing } from './row-changes';

const { devStatus: bit, returnCode: code, role } = constants;

/** Devices that break a rule of section 4.3: the role after the end, STOPPED, and the stop by the host. */
export const stopMutants: readonly Mutant[] = [
  {
    id: 'stop-keeps-role',
    breaks: 'PROV-4.3-09',
    story:
      'A stop keeps the role of the configuration stage. The stop handler returns early without a valid role argument.',
    collateral: { because: 'wrong role', rules: '4.3-10 4.3-14' },
    deviation: networkProcessor(() => ({
      roleAfterStop: (_record, current) => current,
    })),
  },
  {
    id: 'stop-always-station',
    breaks: 'PROV-4.3-09',
    story:
      'After a stop, the device is always a station. The variable for the initial role starts as station and stays so.',
    subtle: 'one value',
    collateral: { because: 'wrong role', rules: '4.3-10 4.3-14 6-09' },
    deviation: networkProcessor(() => ({
      roleAfterStop: () => role.ROLE_STA,
    })),
  },
  {
    id: 'time-out-takes-role-for-success',
    breaks: 'PROV-4.3-10',
    story:
      'After the inactivity time-out, the device takes the final role. One function ends the process in all cases.',
    collateral: { because: 'wrong role', rules: '4.3-09 4.3-12 4.3-14' },
    deviation: transitions(onInput('inactivity', replacing('switch to final role'))),
  },
  {
    id: 'time-out-takes-role-with-flag',
    breaks: 'PROV-4.3-10',
    story:
      'With external confirmation, the device takes the final role after the time-out. The external confirmation path uses its own end function.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong role', rules: '4.3-09' },
    deviation: transitionsWhen(withExternalConfirmation, onInput('inactivity', replacing('switch to final role'))),
  },
  {
    id: 'success-takes-earlier-role',
    breaks: 'PROV-4.3-11',
    story:
      'After success, the device takes the role from before the start. The success handler ignores the role parameter.',
    collateral: { because: 'wrong role', rules: '4.1-01 4.3-14 7.1-02 7.1-05 7.2-25 8.3-01 8.7-03' },
    deviation: transitions(
      onInput('result-fetched', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'switch to initial role'],
      })),
    ),
  },
  {
    id: 'success-leaves-access-point',
    breaks: 'PROV-4.3-11',
    story:
      'After success, a former access point always becomes a station. The success handler restores the station role first.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong role', rules: '4.1-01 4.3-09 4.3-10 7.1-02 7.2-25' },
    deviation: networkProcessor(() => ({
      roleAfterSuccess: ({ roleBefore, roleForSuccess }) =>
        roleBefore === role.ROLE_AP ? role.ROLE_STA : roleForSuccess,
    })),
  },
  {
    id: 'stop-takes-role-for-success',
    breaks: 'PROV-4.3-12',
    story: 'After a stop, the device takes the final role. The stop handler reads the wrong field of the record.',
    collateral: { because: 'wrong role', rules: '4.3-09 4.3-10 4.3-14 6-09 8.5-04' },
    deviation: transitions(onInput('stop', replacing('switch to final role'))),
  },
  {
    id: 'stop-takes-role-for-success-by-smartconfig',
    breaks: 'PROV-4.3-12',
    story:
      'In SmartConfig mode, the device takes the final role after a stop. The stop handler of this mode reads the wrong field.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong role', rules: '4.3-09 4.3-10 4.3-14' },
    deviation: networkProcessor(() => ({
      roleAfterStop: (record, current) =>
        inSmartConfigMode(record) ? record.roleForSuccess : referenceDecisions.roleAfterStop(record, current),
    })),
  },
  {
    id: 'stopped-before-role',
    breaks: 'PROV-4.3-14',
    story: 'The device sends STOPPED when the role switch begins. The report does not wait for the end of the switch.',
    collateral: { because: 'wrong role', rules: '4.3-09' },
    deviation: transitions(
      onInput('stop', (row) => ({
        ...row,
        to: 'idle',
        after: ['SL_WLAN_PROVISIONING_STOPPED', 'switch to role for stop'],
      })),
      { roleSwitch: 9_000 },
    ),
  },
  {
    id: 'access-point-stays-after-stop',
    breaks: 'PROV-4.3-14',
    story: 'After a stop, the device AP stays on. The stop handler forgets the role switch.',
    collateral: { because: 'wrong role', rules: '4.3-04 4.3-09 4.3-10 4.3-22 6-02' },
    deviation: transitions(onInput('stop', (row) => ({ ...row, to: 'idle', after: ['SL_WLAN_PROVISIONING_STOPPED'] }))),
  },
  {
    id: 'stopped-before-role-by-smartconfig',
    breaks: 'PROV-4.3-14',
    story:
      'In SmartConfig mode, the device sends STOPPED when the role switch begins. The report of this mode does not wait for the switch.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong role', rules: '4.3-09' },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput('stop', (row) => ({
        ...row,
        to: 'idle',
        after: ['SL_WLAN_PROVISIONING_STOPPED', 'switch to role for stop'],
      })),
      { roleSwitch: 9_000 },
    ),
  },
  {
    id: 'stopped-twice',
    breaks: 'PROV-4.3-15',
    story: 'The device sends STOPPED twice. The role switch and the end of the process both send the report.',
    deviation: transitions(onInput('role-switched', appending('SL_WLAN_PROVISIONING_STOPPED'))),
  },
  {
    id: 'stopped-twice-by-smartconfig',
    breaks: 'PROV-4.3-15',
    story:
      'In SmartConfig mode, the device sends STOPPED twice. The receiver cleanup and the process end both send the report.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(inSmartConfigMode, onInput('role-switched', appending('SL_WLAN_PROVISIONING_STOPPED'))),
  },
  {
    id: 'no-stop-while-configuring',
    breaks: 'PROV-4.3-20',
    story: 'In the configuration stage, a stop has no effect. The handler sends the response and drops the command.',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 4.3-02 4.3-03 4.3-09 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 4.3-25 7-01 7.1-01 7.1-03 7.2-26
        7.5-02 7.5-03 7.5-05 7.5-06 7.5-21 7.5-35 8.2-01 9-01 9-02 9-17 9-18`,
    },
    deviation: transitions(onInput('stop', exceptIn('configuration'))),
  },
  {
    id: 'no-stop-while-listening',
    breaks: 'PROV-4.3-20',
    story:
      'In the configuration stage of SmartConfig mode, a stop has no effect. The receiver task does not read the command queue.',
    subtle: 'one mode or method',
    collateral: {
      because: 'process does not end',
      rules: `
        4.3-02 4.3-03 4.3-09 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 7-01 7.1-01 7.1-03 7.2-26 7.5-02 7.5-03
        7.5-05 7.5-21 7.5-35 8.2-01`,
    },
    deviation: transitionsWhen(inSmartConfigMode, onInput('stop', ignoring('configuration'))),
  },
  {
    id: 'no-stop-while-waiting',
    breaks: 'PROV-4.3-21',
    story: 'A stop while the result waits has no effect. The state table has no stop row for the feedback states.',
    collateral: {
      because: 'process does not end',
      rules: `
        4.3-03 4.3-09 4.3-20 5.1.2-10 5.1.2-11 7.2-27 7.2-29 7.5-03 7.5-06 8.5-01 8.5-04 8.5-05 8.7-03`,
    },
    deviation: transitions(onInput('stop', exceptIn('feedback', 'cloud-confirmation'))),
  },
  {
    id: 'no-stop-while-linked',
    breaks: 'PROV-4.3-21',
    story: 'A stop between link and address has no effect. The state table has no stop row for this state.',
    subtle: 'one mode or method',
    collateral: { because: 'process does not end', rules: '4.3-03 4.3-09 4.3-20 7.1-03 7.5-03' },
    deviation: transitions(onInput('stop', exceptIn('acquiring'))),
  },
  {
    id: 'starts-once',
    breaks: 'PROV-4.3-22',
    story:
      'The device refuses a second start although the first process ended. Only power-up clears the flag of an accepted start.',
    collateral: {
      because: 'wrong answer to a command',
      rules: `
        2.1-01 3.1-05 4-01 4.1-02 4.3-04 4.3-05 4.3-10 4.3-18 4.3-19 6-02 7.1-06 7.1-07 7.1-08 7.1-22 7.2-10 7.3-06
        7.5-01 7.5-02 7.5-05 7.5-11 7.5-21`,
    },
    deviation: networkProcessor(() => {
      let started = 0;
      return {
        // Called at each start of the device, which resets the counter.
        keepsProfiles: () => {
          started = 0;
          return true;
        },
        startRefusal: (view) => {
          started += view.active ? 0 : 1;
          return started > 1
            ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED
            : referenceDecisions.startRefusal(view);
        },
      };
    }),
  },
  {
    id: 'small-counter',
    breaks: 'PROV-4.3-22',
    story:
      'After many commands within processes, the driver refuses a start. An 8-bit call counter decreases in a process and does not increase there.',
    subtle: 'earlier state',
    collateral: { because: 'wrong answer to a command', rules: '7.1-18' },
    deviation: hostDriver({
      countsCall: (devStatus) => (devStatus & bit.PROVISIONING_ACTIVE) === 0,
      counted: (calls) => (calls < -128 ? 127 : calls),
    }),
  },
  {
    id: 'no-stop-of-auto-start',
    breaks: 'PROV-4.3-25',
    story: 'A stop does not end an auto-started process. The stop handler checks for a process of the host.',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 4.3-02 4.3-03 4.3-09 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 4.3-20 7-01 7.1-01 7.1-03 7.2-26
        7.5-02 7.5-03 7.5-05 7.5-06 7.5-21 7.5-35 8.2-01 9-01 9-02 9-17 9-18`,
    },
    deviation: transitions(onInput('stop', exceptIn('auto-configuration', 'configuration'))),
  },
  {
    id: 'no-stop-after-activity',
    breaks: 'PROV-4.3-25',
    story:
      'After user activity, a stop does not end an auto-started process. The stop handler knows only the state before the activity.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-09 7.5-03 9-01' },
    deviation: transitionsWhen(autoStarted, onInput('stop', ignoring('configuration'))),
  },
  {
    id: 'read-again-is-failed-feedback',
    breaks: 'PROV-4.3-21',
    story:
      'After the end, a phone that reads the result again makes the device report failed feedback. The HTTP handler does not check whether a process is active.',
    subtle: 'one history',
    collateral: { because: 'extra report', rules: '7.2-20' },
    deviation: transitions((row) =>
      row.input === 'result-fetched' && row.from.includes('feedback')
        ? [
            row,
            {
              ...row,
              from: ['idle'],
              to: 'idle',
              after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED'],
            },
          ]
        : row,
    ),
  },
  {
    id: 'stop-ignored-after-sync-time-out',
    breaks: 'PROV-4.3-20',
    story:
      'The device ignores a stop after a SmartConfig transmission has timed out. Its receiver stays in a state that takes no command.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-03 4.3-09' },
    deviation: () => {
      const { rows, seen } = inputSeen(['configuration'], 'smartconfig-timeout');
      return {
        transitions: (reference) => [
          ...rows,
          { from: ['configuration'], input: 'stop', only: seen, rules: [] },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'disconnected-start-ignores-stop',
    breaks: 'PROV-4.3-25',
    story:
      'The device ignores a stop of a process that a long disconnection has started. The stop handler knows two kinds of start.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-03' },
    deviation: () => {
      let disconnected = false;
      return {
        networkProcessor: {
          startsWithoutProfile: (view) => {
            disconnected = false;
            return referenceDecisions.startsWithoutProfile(view);
          },
          startsDisconnected: (view) => {
            disconnected = referenceDecisions.startsDisconnected(view);
            return disconnected;
          },
        },
        transitions: (reference) => [
          {
            from: ['auto-configuration'],
            input: 'stop',
            only: (record) => disconnected && autoStarted(record),
            rules: [],
          },
          ...reference,
        ],
      };
    },
  },
];
