import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import { constants } from '../../ledger/constants';
import { networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

/** Devices whose times lie elsewhere than the suite's defaults, as their statements say. */
export const statedTimeVariants: readonly ConformingVariant[] = [
  {
    id: 'takes-no-less-than-a-minute',
    story:
      'An inactivity time-out below a minute is refused (PROV-7.1-14 is advice), and the device statement says so.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.inactivity < 60_000
          ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
    against: ['PROV-7.1-14'],
    judged: { ixit: { 'short inactivity time-out': 60_000, 'inactivity bound': 75_000 } },
  },
];
