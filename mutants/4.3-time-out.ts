import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inSmartConfigMode } from './process-conditions';
import { exceptIn, ignoring, onInput, removed } from './row-changes';

/** Devices that break a rule of section 4.3: the end by time-out or reset. */
export const timeOutMutants: readonly Mutant[] = [
  {
    id: 'never-times-out',
    breaks: 'PROV-4.3-04',
    story:
      'The inactivity time-out never ends the process. The timer runs, and the state table has no row for its expiry.',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-12 4.3-18 4.3-19 7.5-05' },
    deviation: transitions(onInput('inactivity', removed)),
  },
  {
    id: 'success-after-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'The device reports success before it ends at the inactivity time-out. The time-out handler shares the end of the success handler.',
    collateral: { because: 'extra report', rules: '4.3-10 4.3-12 4.3-18 4.3-19 7.2-20 7.3-06 7.5-05' },
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
    deviation: transitions(onInput('inactivity', exceptIn('external-configuration'))),
  },
  {
    id: 'times-out-early',
    breaks: 'PROV-4.3-05',
    story:
      'The inactivity time-out ends the process after 90 percent of its time. The code converts seconds to ticks with the divisor of another clock.',
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
      putsEndOff: () => false,
    })),
  },
  {
    id: 'profile-is-no-activity',
    breaks: 'PROV-4.3-06',
    story:
      'An added profile does not postpone the inactivity time-out. The profile handler does not restart the timer.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      putsEndOff: (act) => act !== 'profile',
    })),
  },
  {
    id: 'survives-reset',
    breaks: 'PROV-4.3-07',
    story:
      'A process in the configuration stage continues after a reset. The record lies in memory that the reset does not clear.',
    collateral: { because: 'wrong restart', rules: '2.1-16 4.3-18 4.3-22 7.5-05' },
    deviation: transitions(onInput('power-off', exceptIn('configuration'))),
  },
  {
    id: 'survives-reset-by-air',
    breaks: 'PROV-4.3-07',
    story:
      'In SmartConfig mode, a process in the configuration stage continues after a reset. Only the access point cleanup clears the record.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '4.3-18 7.5-05' },
    deviation: transitionsWhen(inSmartConfigMode, onInput('power-off', ignoring('configuration'))),
  },
  {
    id: 'lost-by-reset',
    breaks: 'PROV-4.3-08',
    story: 'A reset ends a process in the confirmation stage. The boot code always clears the process record.',
    collateral: { because: 'wrong restart', rules: '2.1-12 2.1-15 5.2-04 6-14 7.3-01 7.3-05 8.3-01 8.7-01 8.7-03' },
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
];
