import { transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigMode } from './process-conditions';
import { appending, endingWith, onInput, replacing } from './row-changes';

/** Devices that break a rule of chapter 5: the result of a confirmation. */
export const confirmationResultMutants: readonly Mutant[] = [
  {
    id: 'missing-is-failed',
    breaks: 'PROV-5-01',
    story:
      'The device reports a network that it cannot find as a failed connection. An empty scan runs the handler of a refused association.',
    collateral: {
      because: 'missing or wrong report',
      rules: '2.1-06 2.1-12 2.1-15 5.1.2-09 5.1.2-10 5.2-02 7.2-02 7.2-21 7.5-09 9-04',
    },
    deviation: transitions(
      onInput(
        'network-not-found',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'missing-is-failed-as-both',
    breaks: 'PROV-5-01',
    story:
      'In AP+SmartConfig mode, the device reports a network that it cannot find as a failed connection. This mode shares one failure handler.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '2.1-06 5.2-02 7.2-02 7.5-09 9-04' },
    deviation: transitionsWhen(
      inApScMode,
      onInput(
        'network-not-found',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'failed-is-missing',
    breaks: 'PROV-5-02',
    story:
      'The device reports a wrong key as a network that it cannot find. The handler of a refused association reuses the code of an empty scan.',
    collateral: { because: 'missing or wrong report', rules: '7.2-03 7.2-22' },
    deviation: transitions(
      onInput(
        'connection-failed',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'failed-is-missing-as-both',
    breaks: 'PROV-5-02',
    story:
      'In AP+SmartConfig mode, the device reports a wrong key as a network that it cannot find. This mode shares one failure handler.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '7.2-03' },
    deviation: transitionsWhen(
      inApScMode,
      onInput(
        'connection-failed',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'failed-is-missing-by-smartconfig',
    breaks: 'PROV-5-02',
    story:
      'In SmartConfig mode, the device reports a wrong key as a network that it cannot find. This mode scans again instead.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '7.2-03' },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput(
        'connection-failed',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'no-address-is-failed',
    breaks: 'PROV-5-03',
    story:
      'The device reports a missing address as a failed connection. The code uses the number of the line above in the enumeration.',
    collateral: { because: 'missing or wrong report', rules: '2.1-08 7-02 7.2-04 7.2-22 7.2-23 7.5-20 8.2-01' },
    deviation: transitions(
      onInput(
        'no-address',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'no-address-is-failed-as-both',
    breaks: 'PROV-5-03',
    story:
      'In AP+SmartConfig mode, the device reports a missing address as a failed connection. This mode shares one failure handler.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '2.1-08 7-02 7.2-04 7.5-20' },
    deviation: transitionsWhen(
      inApScMode,
      onInput(
        'no-address',
        replacing('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'),
      ),
    ),
  },
  {
    id: 'unfetched-is-success',
    breaks: 'PROV-5-04',
    story:
      'The device reports success although the phone did not read the result. The feedback time-out calls the success handler.',
    collateral: {
      because: 'missing or wrong report',
      rules: '2.1-13 5.1.1-04 5.1.1-05 7-02 7.2-05 7.2-20 7.5-20 7.5-35',
    },
    deviation: transitions(onInput('feedback-timeout', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'))),
  },
  {
    id: 'unfetched-is-success-as-both',
    breaks: 'PROV-5-04',
    story:
      'In AP+SmartConfig mode, the device reports success although the phone did not read the result. The time-out of this mode calls the success handler.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '2.1-13 5.1.1-04 5.1.1-05 7.2-05' },
    deviation: transitionsWhen(
      inApScMode,
      onInput('feedback-timeout', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS')),
    ),
  },
  {
    id: 'success-is-unfetched',
    breaks: 'PROV-5-05',
    story: 'The device reports a delivered result as not delivered. The flag of the delivery is set after the report.',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-05 2.1-07 2.1-09 2.1-10 2.1-11 2.1-15 4.1-01 4.1-05 4.3-01 4.3-02 4.3-11 4.3-14 4.3-17 4.3-18 5.1.1-02
        5.1.1-03 5.2-04 7.1-02 7.1-05 7.2-06 7.2-13 7.2-20 7.2-25 7.2-27 7.3-01 7.5-02 7.5-05 7.5-08 7.5-16 7.5-29
        7.5-43 8.1-01 8.1-02 8.1-03 8.2-03 8.3-01 8.4-01 8.7-01 9-01 9-10 9-22`,
    },
    deviation: transitions(
      onInput('result-fetched', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
    ),
  },
  {
    id: 'success-is-unfetched-by-smartconfig',
    breaks: 'PROV-5-05',
    story:
      'In SmartConfig mode, the device reports a delivered result as not delivered. The flag of the delivery belongs to the access point.',
    subtle: 'one mode or method',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-05 2.1-09 2.1-10 2.1-11 2.1-15 4.1-01 4.3-02 4.3-11 4.3-17 4.3-18 5.1.1-02 5.1.1-03 7.1-02 7.2-06 7.2-13
        7.2-25 7.2-27 7.3-01 7.5-02 7.5-05 7.5-08 7.5-29 8.1-01 8.1-02 8.1-03 8.2-03 9-10 9-22`,
    },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput('result-fetched', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
    ),
  },
  {
    id: 'failure-reported-twice',
    breaks: 'PROV-5-06',
    story:
      'The device reports a network that it cannot find twice. The driver callback and the state machine both send the status.',
    deviation: transitions(
      onInput('network-not-found', appending('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
    ),
  },
  {
    id: 'missing-address-reported-twice',
    breaks: 'PROV-5-06',
    story: 'The device reports a missing address twice. The DHCP task and the state machine both send the status.',
    subtle: 'one event',
    deviation: transitions(
      onInput('no-address', appending('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED')),
    ),
  },
];
