import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigMode } from './process-conditions';
import { endingWith, onInput, removed, replacing } from './row-changes';

/** Devices that break a rule of section 2.1: the confirmation stage and the end. */
export const confirmationStageMutants: readonly Mutant[] = [
  {
    id: 'never-confirms',
    breaks: 'PROV-2.1-05',
    story:
      'The device accepts the confirmation request and starts no confirmation. The state table has no row for the request.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 5-01 5-02 5-03 5.2-02 7-02 7.1-05 7.2-02 7.2-03 7.2-04
        7.2-16 7.2-17 7.2-19 7.2-21 7.2-22 7.2-23 7.3-06 7.5-20 7.5-43 8.4-01 9-01 9-04`,
    },
    deviation: transitions(onInput('confirm-request', removed)),
  },
  {
    id: 'waits-for-request',
    breaks: 'PROV-2.1-05',
    story:
      'After a profile by SmartConfig, the device waits for an HTTP confirmation request. The SmartConfig handler uses the code path of the HTTP handler.',
    subtle: 'one value',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-06 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.2-02 7.2-03 7.5-20 7.5-25 8.1-01 8.2-01`,
    },
    deviation: transitions(
      onInput('profile-over-smartconfig', (row) =>
        row.to === 'connecting' ? { ...row, to: 'configuration', after: ['send profile added'] } : row,
      ),
    ),
  },
  {
    id: 'tries-oldest-profile',
    breaks: 'PROV-2.1-06',
    story:
      'The confirmation tries the first saved profile instead of the new one. The code uses index 0 of the profile list.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-08 2.1-11 2.1-12 2.1-15 4.3-01 4.3-08 4.3-11 5-01 5-02 5-03 5.1.1-02 5.1.2-09 5.1.2-10
        5.2-02 6-14 7.1-05 7.2-02 7.2-03 7.2-04 7.2-16 7.2-17 7.2-19 7.3-06 7.5-09 8.1-01 8.4-01 8.7-01 8.7-02 9-01
        9-04`,
    },
    deviation: networkProcessor(() => ({
      profileToTry: (configured, stored) => stored[0] ?? configured,
    })),
  },
  {
    id: 'tries-highest-priority',
    breaks: 'PROV-2.1-06',
    story:
      'The confirmation tries the saved profile with the highest priority. The code calls the profile selection of auto-connect.',
    subtle: 'one value',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-08 2.1-11 2.1-12 2.1-15 4.3-01 4.3-08 4.3-11 5-01 5-02 5-03 5.1.1-02 5.1.2-09 5.1.2-10
        5.2-02 6-14 7.1-05 7.2-02 7.2-03 7.2-04 7.2-16 7.2-17 7.2-19 7.3-06 7.5-09 8.1-01 8.4-01 8.7-01 8.7-02 9-01
        9-04`,
    },
    deviation: networkProcessor(() => ({
      profileToTry: (configured, stored) => [...stored].sort((a, b) => b.priority - a.priority)[0] ?? configured,
    })),
  },
  {
    id: 'link-is-enough',
    breaks: 'PROV-2.1-07',
    story:
      'The device reports an acquired address as soon as it has a link. The association handler sends both reports.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-08 2.1-12 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 5.2-02 7-02 7.1-20 7.2-04 7.2-20 7.2-23
        7.5-20 7.5-22 7.5-25 7.5-36 7.5-38 8.2-01 8.5-01 8.5-05 8.7-03`,
    },
    deviation: transitions(
      onInput(
        'associated',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'),
      ),
    ),
  },
  {
    id: 'link-is-enough-as-both',
    breaks: 'PROV-2.1-07',
    story:
      'In AP+SmartConfig mode, the device reports an acquired address as soon as it has a link. The association handler of this mode sends both reports.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-08 2.1-12 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 5.2-02 7-02 7.1-20 7.2-04 7.2-20 7.5-20
        7.5-22 7.5-25 7.5-36 7.5-38 8.5-01 8.5-05`,
    },
    deviation: transitionsWhen(
      inApScMode,
      onInput(
        'associated',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'),
      ),
    ),
  },
  {
    id: 'success-goes-on',
    breaks: 'PROV-2.1-11',
    story:
      'The device reports success and returns to the configuration stage. The success handler uses the transition of a failed confirmation.',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 2.1-05 2.1-15 4.1-01 4.1-05 4.3-01 4.3-02 4.3-11 4.3-14 4.3-17 4.3-18 5-05 6-14 7.1-02 7.1-05 7.2-13
        7.2-25 7.2-26 7.2-27 7.3-01 7.5-02 7.5-05 7.5-43 8.1-01 8.1-03 8.1-04 8.2-03 8.3-01 8.4-01 8.7-01 8.7-02
        8.7-03`,
    },
    deviation: transitions(
      onInput('result-fetched', (row) => ({
        ...row,
        to: 'configuration',
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'take configuration role'],
      })),
    ),
  },
  {
    id: 'success-goes-on-by-smartconfig',
    breaks: 'PROV-2.1-11',
    story:
      'In SmartConfig mode, the device reports success and returns to the configuration stage. The success handler of this mode uses the transition of a failure.',
    subtle: 'one mode or method',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 2.1-05 2.1-15 4.1-01 4.3-02 4.3-11 4.3-17 4.3-18 5-05 7.1-02 7.2-13 7.2-25 7.2-27 7.3-01 7.5-02
        7.5-05 8.1-01 8.1-03 8.1-04 8.2-03`,
    },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput('result-fetched', (row) => ({
        ...row,
        to: 'configuration',
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'take configuration role'],
      })),
    ),
  },
  {
    id: 'failure-ends',
    breaks: 'PROV-2.1-12',
    story: 'A failed connection ends the process. The handler of a refused association calls the stop function.',
    collateral: {
      because: 'process ends too soon',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-14 2.1-15 3.1-02 3.3-01 4.3-01 4.3-04 4.3-19 5-02 5-06 5-07 5.2-01 5.2-03 7.2-19
        7.3-01 7.5-18 8.2-02 9-01 9-06 9-07`,
    },
    deviation: transitions(
      onInput('connection-failed', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED')),
    ),
  },
  {
    id: 'missing-network-ends',
    breaks: 'PROV-2.1-12',
    story:
      'A confirmation that does not find the network ends the process. The handler of an empty scan result calls the stop function.',
    subtle: 'one value',
    collateral: {
      because: 'process ends too soon',
      rules: `
        2.1-01 2.1-05 2.1-11 2.1-14 2.1-15 3.1-04 3.1-05 3.1-07 3.2-02 4.3-01 4.3-06 5-01 5-02 5-03 5-06 5-07
        5.1.2-10 5.2-01 5.2-03 7.2-14 7.3-01 7.3-05 7.3-06 8.1-01 8.2-02 9-06 9-11`,
    },
    deviation: transitions(
      onInput('network-not-found', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
    ),
  },
  {
    id: 'unfetched-ends',
    breaks: 'PROV-2.1-13',
    story:
      'The process ends when the phone does not read the result in time. The feedback time-out calls the stop function.',
    collateral: {
      because: 'process ends too soon',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-12 2.1-15 3.1-02 3.3-01 4.3-01 5-04 5-06 5-07 5.2-01 5.2-04 7.2-19 7.3-01 7.5-18
        8.2-03 8.3-03 9-09`,
    },
    deviation: transitions(
      onInput('feedback-timeout', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
    ),
  },
  {
    id: 'unfetched-ends-as-both',
    breaks: 'PROV-2.1-13',
    story:
      'In AP+SmartConfig mode, the process ends when the phone does not read the result. The cleanup stops the process together with the SmartConfig receiver.',
    subtle: 'one mode or method',
    collateral: {
      because: 'process ends too soon',
      rules: `
        2.1-06 2.1-12 3.1-02 3.3-01 5-04 5-06 5-07 5.2-01 5.2-04 7.2-19 7.5-18 8.2-03 8.3-03`,
    },
    deviation: transitionsWhen(
      inApScMode,
      onInput('feedback-timeout', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
    ),
  },
  {
    id: 'key-tried-without-blanks',
    breaks: 'PROV-2.1-05',
    story: 'The device tries a network with a key without its first and last blanks. The supplicant trims its input.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-01' },
    deviation: networkProcessor(() => ({
      profileToTry: (profile) => ({ ...profile, key: profile.key.replace(/^(\\x20| )+|(\\x20| )+$/g, '') }),
    })),
  },
];
