import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inSmartConfigMode } from './process-conditions';
import { appending, exceptIn, ignoring, inputSeen, notingStart, onInput, removed } from './row-changes';

/** Devices that break a rule of section 4.3: the end by time-out or reset. */
export const timeOutMutants: readonly Mutant[] = [
  {
    id: 'aborts-in-confirmation',
    breaks: 'PROV-4.3-01',
    story:
      'The network processor aborts once it has an address in a confirmation. The DHCP client writes past the end of its buffer.',
    collateral: {
      because: 'device breaks down',
      rules: `
        2.1-02 2.1-04 4-01 4.1-02 4.2-03 4.2-12 4.2-21 4.3-04 4.3-09 4.3-14 4.3-17 4.3-18 4.3-21 4.3-22 5.1.2-01
        5.1.2-02 5.1.2-03 5.1.2-04 5.1.2-05 5.1.2-10 5.1.2-11 6-01 6-05 6-07 7-02 7.1-08 7.1-20 7.2-18 7.2-27 7.3-01
        7.3-04 7.4-10 7.5-01 7.5-02 7.5-05 7.5-08 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-20 7.5-22 7.5-25
        7.5-26 7.5-28 7.5-29 7.5-32 7.5-35 7.5-36 7.5-38 8.1-02 8.5-01 8.5-05 8.7-03 9-01 9-02`,
    },
    deviation: transitions(onInput('address', appending('send SL_DEVICE_EVENT_FATAL_DEVICE_ABORT'))),
  },
  {
    id: 'aborts-on-role-change',
    breaks: 'PROV-4.3-01',
    story: 'The network processor aborts when a success changes its role from AP to station. The AP is freed twice.',
    subtle: 'one value',
    collateral: {
      because: 'device breaks down',
      rules: `
        2.1-02 2.1-04 4-01 4.1-02 4.2-03 4.2-21 4.3-04 4.3-09 4.3-14 4.3-17 4.3-18 4.3-22 5.1.2-01 5.1.2-02 5.1.2-03
        5.1.2-10 5.1.2-11 6-01 6-05 6-07 7.1-08 7.1-20 7.2-18 7.2-27 7.3-01 7.3-04 7.4-10 7.5-01 7.5-02 7.5-05
        7.5-08 7.5-09 7.5-11 7.5-22 7.5-25 7.5-26 7.5-29 7.5-32 7.5-36 7.5-38 8.1-02 8.5-01 8.5-05 9-01 9-02`,
    },
    deviation: transitions(onInput('result-fetched', appending('send SL_DEVICE_EVENT_FATAL_DEVICE_ABORT'))),
  },
  {
    id: 'never-times-out',
    breaks: 'PROV-4.3-04',
    story:
      'The inactivity time-out never ends the process. The timer runs, and the state table has no row for its expiry.',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-12 4.3-14 4.3-18 4.3-19 4.3-22 7.1-05 7.5-05' },
    deviation: transitions(onInput('inactivity', removed)),
  },
  {
    id: 'success-after-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'The device reports success before it ends at the inactivity time-out. The time-out handler shares the end of the success handler.',
    collateral: {
      because: 'extra report',
      rules: `
        4.3-10 4.3-11 4.3-12 4.3-14 4.3-18 4.3-19 4.3-22 5.1.1-04 5.2-05 7.1-05 7.2-20 7.3-06 7.5-05 8.5-02`,
    },
    deviation: transitions(
      onInput('inactivity', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
      })),
    ),
  },
  {
    id: 'ready-never-times-out',
    breaks: 'PROV-4.3-04',
    story:
      'In external configuration, the inactivity time-out never ends the process. The state table has no time-out row for this state.',
    subtle: 'one mode or method',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-19' },
    deviation: transitions(onInput('inactivity', exceptIn('external-configuration'))),
  },
  {
    id: 'times-out-early',
    breaks: 'PROV-4.3-05',
    story:
      'The inactivity time-out ends the process after 90 percent of its time. The code converts seconds to ticks with the divisor of another clock.',
    collateral: { because: 'process ends too soon', rules: '5-07' },
    deviation: networkProcessor(() => ({
      inactivityTimeout: (record) => record.inactivity * 0.9,
    })),
  },
  {
    id: 'times-out-a-little-early',
    breaks: 'PROV-4.3-05',
    story:
      'The inactivity time-out ends the process half a second too early. The code counts the duration of the start as inactivity.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({
      inactivityTimeout: (record) => record.inactivity - 500,
    })),
  },
  {
    id: 'activity-does-not-count',
    breaks: 'PROV-4.3-06',
    story: 'No user activity postpones the inactivity time-out. The phone handlers do not restart the timer.',
    deviation: networkProcessor(() => ({
      postponesTimeout: () => false,
    })),
  },
  {
    id: 'profile-is-no-activity',
    breaks: 'PROV-4.3-06',
    story:
      'An added profile does not postpone the inactivity time-out. The profile handler does not restart the timer.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      postponesTimeout: (act) => act !== 'profile',
    })),
  },
  {
    id: 'survives-reset',
    breaks: 'PROV-4.3-07',
    story:
      'A process in the configuration stage continues after a reset. The record lies in memory that the reset does not clear.',
    collateral: {
      because: 'wrong restart',
      rules: `
        2.1-01 4-01 4.1-02 4.2-03 4.3-04 4.3-05 4.3-18 4.3-19 4.3-22 7.1-08 7.1-22 7.3-06 7.5-01 7.5-05`,
    },
    deviation: transitions(onInput('power-off', exceptIn('configuration'))),
  },
  {
    id: 'survives-reset-by-smartconfig',
    breaks: 'PROV-4.3-07',
    story:
      'In SmartConfig mode, a process in the configuration stage continues after a reset. Only the access point cleanup clears the record.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '4.3-05 4.3-18 7.5-05' },
    deviation: transitionsWhen(inSmartConfigMode, onInput('power-off', ignoring('configuration'))),
  },
  {
    id: 'lost-by-reset',
    breaks: 'PROV-4.3-08',
    story: 'A reset ends a process in the confirmation stage. The boot code always clears the process record.',
    collateral: {
      because: 'wrong restart',
      rules: `
        2.1-08 2.1-12 2.1-15 4.3-09 4.3-21 5-02 5-03 6-14 7.2-03 7.2-04 7.3-01 8.7-01 8.7-02`,
    },
    deviation: transitions(onInput('power-off', (row) => ({ ...row, to: 'idle' }))),
  },
  {
    id: 'lost-by-reset-when-linked',
    breaks: 'PROV-4.3-08',
    story: 'A reset between link and address ends the process. The code saves the record before the link only.',
    subtle: 'one mode or method',
    deviation: () => ({
      transitions: (reference) => [{ from: ['acquiring'], input: 'power-off', to: 'idle', rules: [] }, ...reference],
    }),
  },
  {
    id: 'reset-survived-after-sync-time-out',
    breaks: 'PROV-4.3-07',
    story:
      'A reset does not end the process after a SmartConfig transmission has timed out. The device restores the state of its receiver.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-22' },
    deviation: () => {
      const { rows, seen } = inputSeen(['configuration'], 'smartconfig-timeout');
      return {
        transitions: (reference) => [
          ...rows,
          { from: ['configuration'], input: 'power-off', only: seen, rules: [] },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'no-time-out-after-phone',
    breaks: 'PROV-4.3-04',
    story:
      'Inactivity does not end a process in which a phone has joined and added nothing. The code counts stations and never a leave.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-19' },
    deviation: () => {
      let joined = false;
      return {
        networkProcessor: {
          admitsStation: () => {
            joined = true;
            return true;
          },
        },
        transitions: (reference) => [
          ...notingStart(() => {
            joined = false;
          }),
          { from: ['configuration'], input: 'inactivity', only: ({ profiles }) => joined && profiles === 0, rules: [] },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'stopped-timer-ends-next-process',
    breaks: 'PROV-4.3-05',
    story:
      'A process ends after the shorter time-out of a process that the host has stopped. The stop handler leaves the timer running.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({
      inactivityTimeout: ({ inactivity, previous }) =>
        previous?.end === 'stop' ? Math.min(inactivity, previous.inactivity) : inactivity,
    })),
  },
];
