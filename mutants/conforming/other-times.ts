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
    judged: {
      ixit: { 'short inactivity time-out': 60_000, 'inactivity bound': 105_000, 'late moment of activity': 45_000 },
    },
  },
  {
    id: 'slower-than-any-source-says',
    story:
      'The steps take longer than those of shipped devices, and the device times out sooner. No source limits either.',
    open: ['PROV-4.3-06/2'],
    deviation: () => ({
      timing: {
        boot: 1_350,
        ready: 40_000,
        roleSwitch: 20_000,
        dhcpTimeout: 5_000,
        feedback: 5_000,
        scan: 9_000,
        association: 5_000,
      },
    }),
  },
];
