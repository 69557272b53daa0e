import { constants } from '../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApMode, inApScMode, withExternalConfirmation } from './process-conditions';
import { exceptIn, ignoring, onInput } from './row-changes';

const { wlanStatus } = constants;

/** Devices that break a rule of sections 8.4 and 8.5: AP mode, and confirmation by the cloud. */
export const cloudExampleMutants: readonly Mutant[] = [
  {
    id: 'success-waits-for-host',
    breaks: 'PROV-8.4-01',
    story: 'After success, the device waits for a stop. The success handler does not end the process.',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 2.1-05 2.1-11 2.1-15 4.1-01 4.1-05 4.3-01 4.3-02 4.3-11 4.3-14 4.3-17 4.3-18 5-05 6-14 7.1-02 7.1-05
        7.2-13 7.2-25 7.2-26 7.2-27 7.3-01 7.5-02 7.5-05 7.5-43 8.1-01 8.1-03 8.1-04 8.2-03 8.3-01 8.7-01 8.7-02
        8.7-03`,
    },
    deviation: transitions(
      onInput('result-fetched', (row) => ({
        ...row,
        to: 'configuration',
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
      })),
    ),
  },
  {
    id: 'success-waits-in-ap-mode',
    breaks: 'PROV-8.4-01',
    story:
      'In AP mode, the device waits for a stop after success. The success handler of this mode does not end the process.',
    subtle: 'one mode or method',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-02 2.1-05 2.1-11 2.1-15 4.1-01 4.1-05 4.3-01 4.3-02 4.3-11 4.3-14 4.3-17 4.3-18 5-05 7.1-02 7.1-05
        7.2-13 7.2-25 7.2-26 7.2-27 7.3-01 7.5-02 7.5-05 7.5-43 8.1-03 8.3-01`,
    },
    deviation: transitionsWhen(
      inApMode,
      onInput('result-fetched', (row) => ({
        ...row,
        to: 'configuration',
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
      })),
    ),
  },
  {
    id: 'confirms-unasked',
    breaks: 'PROV-8.4-02',
    story:
      'The device confirms a profile over HTTP without a request. The HTTP handler uses the code path of SmartConfig.',
    deviation: transitions(
      onInput('profile-over-http', (row) =>
        row.to === 'configuration' ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] } : row,
      ),
    ),
  },
  {
    id: 'confirms-unasked-as-both',
    breaks: 'PROV-8.4-02',
    story:
      'In AP+SmartConfig mode, the device confirms a profile over HTTP without a request. The HTTP handler of this mode uses the SmartConfig path.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(inApScMode, (row) =>
      row.input === 'profile-over-http' && row.to === 'configuration'
        ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] }
        : row,
    ),
  },
  {
    id: 'listens-in-ap-mode',
    breaks: 'PROV-8.4-03',
    story:
      'In AP mode, the device receives SmartConfig and reports the synchronisation. The start switches the receiver on in every mode.',
    collateral: { because: 'extra report', rules: '3.1-04' },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: () => true,
    })),
  },
  {
    id: 'synchronises-in-ap-mode',
    breaks: 'PROV-8.4-03',
    story:
      'In AP mode, the device reports a SmartConfig synchronisation and ignores the profile. The receiver runs, and its profile handler is off.',
    subtle: 'one mode or method',
    deviation: () => ({
      networkProcessor: { listensToSmartConfig: () => true },
      transitions: (reference) =>
        reference.flatMap((row) =>
          row.input === 'profile-over-smartconfig' ? [{ ...ignoring()(row), only: inApMode }, row] : [row],
        ),
    }),
  },
  {
    id: 'stop-in-cloud-forgotten',
    breaks: 'PROV-8.5-01',
    story:
      'With external confirmation, a stop after the address has no effect. The state table has no stop row for this state.',
    collateral: {
      because: 'process does not end',
      rules: '4.3-03 4.3-09 4.3-21 5.1.2-10 5.1.2-11 8.5-04 8.5-05 8.7-03',
    },
    deviation: transitions(onInput('stop', exceptIn('cloud-confirmation'))),
  },
  {
    id: 'stop-in-cloud-forgotten-as-both',
    breaks: 'PROV-8.5-01',
    story:
      'In AP+SmartConfig mode with external confirmation, a stop after the address has no effect. The state table of this mode has no stop row.',
    subtle: 'one mode or method',
    collateral: { because: 'process does not end', rules: '4.3-03 4.3-09 4.3-21 5.1.2-10 5.1.2-11 8.5-04 8.5-05' },
    deviation: transitionsWhen(inApScMode, onInput('stop', ignoring('cloud-confirmation'))),
  },
  {
    id: 'success-with-cloud',
    breaks: 'PROV-8.5-02',
    story:
      'With external confirmation, the device reports success at the address. The address handler does not check the flag.',
    deviation: transitions(
      onInput('address', (row) =>
        row.to === 'cloud-confirmation'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
          : row,
      ),
    ),
  },
  {
    id: 'success-with-cloud-later',
    breaks: 'PROV-8.5-02',
    story:
      'With external confirmation, the device reports success after ten seconds. The feedback timer runs and calls the success report.',
    subtle: 'one message early or late',
    deviation: () => ({
      timing: { feedback: 10_000 },
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
          rules: [],
        },
        ...reference.map((row) =>
          row.to === 'cloud-confirmation' ? { ...row, after: [...(row.after ?? []), 'await fetch' as const] } : row,
        ),
      ],
    }),
  },
  {
    id: 'cloud-stop-disconnects',
    breaks: 'PROV-8.5-04',
    story:
      'After a stop, STOPPED reports a disconnected station. The stop handler disconnects before it builds the report.',
    collateral: { because: 'wrong value kept', rules: '7.2-26 7.5-21 8.1-04' },
    deviation: networkProcessor(() => ({
      reportedWlanStatus: () => wlanStatus.SL_WLAN_STATUS_DISCONNECTED,
    })),
  },
  {
    id: 'cloud-stop-disconnects-as-both',
    breaks: 'PROV-8.5-04',
    story:
      'In AP+SmartConfig mode with external confirmation, STOPPED reports a disconnected station. The stop handler of this mode disconnects first.',
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      reportedWlanStatus: (actual, record) =>
        inApScMode(record) && withExternalConfirmation(record) ? wlanStatus.SL_WLAN_STATUS_DISCONNECTED : actual,
    })),
  },
];
