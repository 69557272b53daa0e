import { networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

/** Devices with other permitted times. All times are in ms. */
export const timeVariants: readonly ConformingVariant[] = [
  {
    id: 'slowest',
    story: 'Each step takes nearly the longest permitted time, and a scan takes the time of the device statement.',
    deviation: () => ({
      timing: {
        boot: 140,
        shutdown: 9_000,
        completion: 9_000,
        roleSwitch: 7_500,
        ready: 25_000,
        scan: 12_000,
        association: 10_000,
        dhcpTimeout: 55_000,
        feedback: 59_000,
        advertisement: 4_500,
        smartConfig: 25_000,
        smartConfigTimeout: 55_000,
        autoInactivity: 890_000,
      },
    }),
    open: ['PROV-4.3-04/4', 'PROV-4.3-05/6'],
  },
  {
    id: 'fastest',
    story: 'Each step takes the shortest permitted time.',
    deviation: () => ({
      timing: {
        boot: 1,
        shutdown: 1,
        completion: 1,
        roleSwitch: 1,
        ready: 40,
        scan: 1,
        association: 1,
        dhcpTimeout: 6_500,
        feedback: 16_000,
        advertisement: 20,
        beaconLoss: 1,
        reconnect: 1_000,
        smartConfig: 1,
        smartConfigTimeout: 1,
        autoInactivity: 200_000,
      },
    }),
  },
  {
    id: 'slow-answers',
    story: 'The device answers a command after half a second.',
    deviation: () => ({ timing: { response: 500, completion: 3_000, ready: 5_000 } }),
  },
  {
    id: 'patient-with-the-phone',
    story: 'The device waits two minutes for the phone to read the result, as its device statement says.',
    deviation: () => ({ timing: { feedback: 120_000 } }),
    judged: { ixit: { 'confirmation wait': 130_000 } },
  },
  {
    id: 'slow-to-synchronise',
    story: 'SmartConfig takes a minute and a half, as the device statement says.',
    deviation: () => ({ timing: { smartConfig: 45_000 } }),
    judged: { ixit: { 'smartconfig bound': 100_000, 'report bound': 100_000 } },
    open: ['PROV-4.3-04/4', 'PROV-4.3-05/6'],
  },
  {
    id: 'late-without-profile-but-legal',
    story: 'A device without profiles starts by itself after 3.4 s of the permitted 3.5 s.',
    deviation: networkProcessor(() => ({ noProfileDelay: () => 3_350 })),
  },
  {
    id: 'late-when-lost-but-legal',
    story: 'A device that lost its network starts by itself after 124 s of the permitted 125 s.',
    deviation: networkProcessor(() => ({ disconnectionDelay: () => 124_000 })),
  },
  {
    id: 'times-out-late-but-legal',
    story: 'The inactivity time-out ends the process 14 s later than the host requested.',
    deviation: networkProcessor(() => ({ inactivityTimeout: ({ inactivity }) => inactivity + 14_000 })),
  },
];
