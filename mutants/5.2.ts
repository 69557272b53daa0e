import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigMode } from './process-conditions';

const { role, status } = constants;

/** Devices that break a rule of section 5.2: what follows a failed confirmation. */
export const failedConfirmationMutants: readonly Mutant[] = [
  {
    id: 'late-fetch-in-vain',
    breaks: 'PROV-5.2-04',
    story: 'A result that the phone reads late does not become a success. The handler checks only the feedback state.',
    collateral: { because: 'wrong result read', rules: '8.3-01' },
    deviation: networkProcessor(() => ({
      lateFetchSucceeds: () => false,
    })),
  },
  {
    id: 'late-fetch-in-vain-as-both',
    breaks: 'PROV-5.2-04',
    story:
      'In AP+SmartConfig mode, a result that the phone reads late does not become a success. The handler knows each method only alone.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong result read', rules: '8.3-01' },
    deviation: networkProcessor(() => ({
      lateFetchSucceeds: (result, record) =>
        !inApScMode(record) && referenceDecisions.lateFetchSucceeds(result, record),
    })),
  },
  {
    id: 'any-fetch-succeeds',
    breaks: 'PROV-5.2-05',
    story:
      'The device reports success when the phone reads any result. The handler does not check which result it delivers.',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 8.5-02 9-06 9-07 9-08' },
    deviation: networkProcessor(() => ({
      lateFetchSucceeds: (result) => result > 0,
    })),
  },
  {
    id: 'link-fetched-succeeds',
    breaks: 'PROV-5.2-05',
    story:
      'The device reports success when the phone reads "link without address". The comparison includes one result too many.',
    subtle: 'one value',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 9-06 9-08' },
    deviation: networkProcessor(() => ({
      lateFetchSucceeds: (result) =>
        result >= status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED && result <= 4,
    })),
  },
  {
    id: 'failure-opens-access-point',
    breaks: 'PROV-5.2-06',
    story:
      'In every mode, the device opens an access point, also after a failure. The return to the configuration stage ignores the mode.',
    collateral: { because: 'wrong role', rules: '3.2-01 3.2-03 4.2-12' },
    deviation: networkProcessor(() => ({
      configurationRole: () => role.ROLE_AP,
    })),
  },
  {
    id: 'failure-falls-back',
    breaks: 'PROV-5.2-06',
    story:
      'In SmartConfig mode, the device opens an access point after a failure. The code uses AP mode as its fallback.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      configurationRole: (mode, record) =>
        inSmartConfigMode(record) && record.failures > 0
          ? role.ROLE_AP
          : referenceDecisions.configurationRole(mode, record),
    })),
  },
];
