import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { onInput } from './row-changes';

/** Devices that break a rule of section 5.1.1: the feedback to the phone. */
export const feedbackMutants: readonly Mutant[] = [
  {
    id: 'advertises-never',
    breaks: 'PROV-5.1.1-01',
    story: 'The device does not advertise its address after the connection. The advertisement task is missing.',
    deviation: networkProcessor(() => ({ advertisesBy: () => [] })),
  },
  {
    id: 'advertises-by-broadcast-only',
    breaks: 'PROV-5.1.1-01',
    story: 'The device advertises its address by broadcast only. The build leaves mDNS out.',
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      advertisesBy: () => ['broadcast'],
    })),
  },
  {
    id: 'advertises-by-multicast-only',
    breaks: 'PROV-5.1.1-01',
    story: "The device advertises its address by mDNS only. The build leaves the broadcast out, and TI's app needs it.",
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      advertisesBy: () => ['multicast'],
    })),
  },
  {
    id: 'success-reads-unfetched',
    breaks: 'PROV-5.1.1-02',
    story:
      'The phone reads a successful result as not delivered. The handler reads the result before it records the delivery.',
    collateral: { because: 'wrong result read', rules: '2.1-09 6-14 9-10 9-22' },
    deviation: networkProcessor(() => ({
      resultToServe: (result) => Math.min(result, 4),
    })),
  },
  {
    id: 'success-reads-unfetched-as-both',
    breaks: 'PROV-5.1.1-02',
    story:
      'In AP+SmartConfig mode, the phone reads a successful result as not delivered. The handler of this mode records the delivery too late.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong result read', rules: '2.1-09 9-10 9-22' },
    deviation: networkProcessor(() => ({
      resultToServe: (result, record) => (inApScMode(record) ? Math.min(result, 4) : result),
    })),
  },
  {
    id: 'success-at-once',
    breaks: 'PROV-5.1.1-04',
    story:
      'The device reports success as soon as it has an address. The code does not wait for the phone to read the result.',
    collateral: {
      because: 'extra report',
      rules: '2.1-07 2.1-13 5-04 5.1.1-05 7-02 7.2-05 7.2-20 7.5-20 7.5-35',
    },
    deviation: transitions(
      onInput('address', (row) =>
        row.to === 'feedback'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
          : row,
      ),
    ),
  },
  {
    id: 'success-at-once-as-both',
    breaks: 'PROV-5.1.1-04',
    story:
      'In AP+SmartConfig mode, the device reports success as soon as it has an address. This mode does not wait for the phone.',
    subtle: 'earlier state',
    collateral: {
      because: 'extra report',
      rules: '2.1-13 5-04 5.1.1-05 7.2-05',
    },
    deviation: transitionsWhen(
      inApScMode,
      onInput('address', (row) =>
        row.to === 'feedback'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] }
          : row,
      ),
    ),
  },
];
