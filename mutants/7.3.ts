import { networkProcessor, onServerReady, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { appending, omitting, onInput } from './row-changes';

/** Devices that break a rule of section 7.3: the profile-added event. */
export const profileAddedMutants: readonly Mutant[] = [
  {
    id: 'profile-by-smartconfig-not-reported',
    breaks: 'PROV-7.3-01',
    story:
      'The device sends no profile-added event after SmartConfig. The SmartConfig handler does not call the report.',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-05 2.1-12 2.1-13 3.2-02 3.3-01 3.3-03 3.4-01 4.2-12 4.2-13 4.2-16 4.3-06 5-01 5-02 5.1.2-01 5.1.2-02
        5.1.2-03 5.2-02 6-07 6-11 7-02 7.1-05 7.2-02 7.2-03 7.2-14 7.3-02 7.3-05 7.3-06 7.4-02 7.5-20 7.5-25 7.5-28
        8.1-01 8.2-01 8.2-03`,
    },
    deviation: transitions(
      onInput('profile-over-smartconfig', (row) => ({
        ...row,
        after: (row.after ?? []).filter((action) => action !== 'send profile added'),
      })),
    ),
  },
  {
    id: 'second-profile-not-reported',
    breaks: 'PROV-7.3-01',
    story:
      'The device sends no profile-added event after the second profile. Only a start clears the flag of a sent event.',
    subtle: 'earlier state',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-12 2.1-13 2.1-15 3.1-02 3.3-02 4.3-01 4.3-06 5-01 5-02 5-03 5-07 5.1.2-04
        5.1.2-09 5.1.2-10 5.1.2-11 5.1.2-14 5.2-01 5.2-02 6-14 7.1-05 7.2-19 7.3-05 7.3-06 7.3-08 7.5-09 8.2-02
        8.5-05 8.7-02 9-01 9-19`,
    },
    deviation: transitionsWhen(
      ({ profiles }) => profiles > 1,
      onInput('profile-over-http', omitting('send profile added')),
    ),
  },
  {
    id: 'name-cut-at-comma',
    breaks: 'PROV-7.3-02',
    story:
      'The profile-added event has the network name up to its first comma. A formatter separates list entries by commas.',
    collateral: { because: 'missing or wrong report', rules: '2.1-05' },
    deviation: networkProcessor(() => ({
      announcedName: (ssid) => ssid.split(',')[0] ?? '',
    })),
  },
  {
    id: 'name-cut-at-31',
    breaks: 'PROV-7.3-02',
    story:
      'The profile-added event has 31 characters of a network name of 32. The code keeps the last byte for a terminating zero.',
    subtle: 'small numeric error',
    collateral: { because: 'missing or wrong report', rules: '2.1-05 2.1-06 5-01 7.2-02 7.2-19 7.3-01' },
    deviation: networkProcessor(() => ({
      announcedName: (ssid) => ssid.slice(0, 31),
    })),
  },
  {
    id: 'profile-out-of-nothing',
    breaks: 'PROV-7.3-03',
    story: 'A start sends a profile-added event. The start handler flushes the announcement queue, which is empty.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-12 2.1-15 3.1-04 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10 4.3-12 4.3-14
        4.3-18 4.3-19 4.3-22 5-01 5-02 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.2-02 6-01 6-02 7-02 7.1-05 7.2-02 7.2-03
        7.2-04 7.2-16 7.2-17 7.2-18 7.2-19 7.2-21 7.2-22 7.2-23 7.3-06 7.3-08 7.4-09 7.5-05 7.5-19 7.5-20 7.5-25
        7.5-26 7.5-43 8.1-01 8.2-01 8.4-02 8.4-03 9-01 9-04`,
    },
    deviation: transitions(onInput('start', appending('send profile added'))),
  },
  {
    id: 'profile-out-of-queue',
    breaks: 'PROV-7.3-03',
    story:
      'The device sends a profile-added event without a profile some time after the start. The queue contains a slot that no code filled.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-11 3.1-04 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10 4.3-12 4.3-14 4.3-18 4.3-19 4.3-22 6-02
        7.1-05 7.3-06 7.5-05 7.5-19 7.5-26 9-04`,
    },
    deviation: onServerReady('send profile added'),
  },
  {
    id: 'profile-out-of-nothing-as-both',
    breaks: 'PROV-7.3-03',
    story:
      'In AP+SmartConfig mode, a start sends a profile-added event. Both methods register, and the registration sends the event.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-12 2.1-15 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10 4.3-12 4.3-18 4.3-19
        5-01 5-02 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-05 5.2-02 6-02 7-02 7.1-05 7.2-02 7.2-03 7.2-04 7.2-16
        7.2-17 7.2-19 7.3-06 7.3-08 7.4-09 7.5-05 7.5-19 7.5-20 7.5-25 7.5-26 7.5-43 8.1-01 8.4-02 9-04`,
    },
    deviation: transitionsWhen(inApScMode, onInput('start', appending('send profile added'))),
  },
  {
    id: 'name-left-out',
    breaks: 'PROV-7.3-08',
    story: 'The profile-added event has no network name. The code fills in the event before it copies the name.',
    deviation: networkProcessor(() => ({
      announcedName: () => '',
    })),
  },
  {
    id: 'first-name-left-out',
    breaks: 'PROV-7.3-08',
    story:
      'The first profile-added event has no network name. The event code reads the name buffer before it allocates it.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      announcedName: (ssid, { profiles }) => (profiles === 1 ? '' : ssid),
    })),
  },
];
