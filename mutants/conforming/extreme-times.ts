import type { Timing } from '../../adapters/simulator/timing';
import { hostDriver, networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

/** Scenarios that need a call before READY, and a stop of the device that takes time. */
const BEFORE_READY = 'PROV-7.5-26/3';
const DURING_STOP = ['PROV-7.5-30/1', 'PROV-7.5-30/5'];

const timed = (
  id: string,
  story: string,
  timing: Partial<Timing>,
  more: Partial<ConformingVariant> = {},
): ConformingVariant => ({ id, story, deviation: () => ({ timing }), ...more });

/** Devices with a time at an end of what the sources permit. Where no source gives a time, shipped devices do. In ms. */
export const extremeTimeVariants: readonly ConformingVariant[] = [
  timed(
    'everything-at-once',
    'Each step takes no time, so that many events have one time stamp.',
    {
      boot: 0,
      shutdown: 0,
      response: 0,
      completion: 0,
      roleSwitch: 0,
      ready: 0,
      scan: 0,
      association: 0,
      beaconLoss: 0,
      smartConfig: 0,
      smartConfigTimeout: 0,
    },
    { open: [BEFORE_READY, ...DURING_STOP] },
  ),
  timed(
    'boots-after-the-no-profile-delay',
    'A start of the device takes 2.5 s. A device without profiles starts a process before the host can make a call.',
    { boot: 2_500 },
    { open: 'any' },
  ),
  timed('answers-at-once', 'The device answers a command in no time.', { response: 0 }, { open: DURING_STOP }),
  timed('answers-late', 'The device answers a command after 0.9 s.', { response: 900 }, { open: [BEFORE_READY] }),
  timed('ready-at-once', 'READY arrives before the start has returned.', { ready: 0 }, { open: [BEFORE_READY] }),
  timed(
    'switches-roles-slowly',
    'A change between station and access point takes 25 s.',
    { roleSwitch: 25_000 },
    { open: ['PROV-4.3-06/2'] },
  ),
  timed('finds-out-at-once', 'A scan and an association take no time.', { scan: 0, association: 0 }),
  timed('scans-for-long', 'A scan takes 40 s.', { scan: 40_000 }, { open: ['PROV-4.3-04/4', 'PROV-4.3-05/6'] }),
  timed('synchronises-at-once', 'SmartConfig takes no time.', { smartConfig: 0 }),
  timed('gives-up-feedback-soon', 'The device waits 4.8 s for the phone to read the result.', { feedback: 4_800 }),
  timed('gives-up-dhcp-soon', 'The device waits 4 s for an address.', { dhcpTimeout: 4_000 }),
  timed('boots-slowly', 'The start of the device takes 1.7 s.', { boot: 1_700 }),
  timed('completes-late', 'A two-stage call completes after 9 s.', { completion: 9_000 }),
  timed('stops-late', 'A stop of the device takes 9.9 s.', { shutdown: 9_900 }),
  timed('misses-beacons-for-long', 'The device detects the loss of its network after 30 s.', { beaconLoss: 30_000 }),
  timed('reconnects-seldom', 'Auto-connect tries again each 30 s.', { reconnect: 30_000 }),
  timed(
    'ends-very-soon-when-auto-started',
    'The device ends an automatically started process after 12 s without an activity (PROV-4.2-23).',
    { autoInactivity: 12_000 },
    {
      open: [
        'PROV-2.1-12/1',
        'PROV-2.1-12/10',
        'PROV-2.1-13/4',
        'PROV-2.1-15/1',
        'PROV-4.2-12/5',
        'PROV-5-06/1',
        'PROV-8.3-01/4',
        'PROV-7.1-04/3',
        'PROV-7.5-09/1',
        'PROV-7.5-09/2',
        'PROV-7.5-28/3',
      ],
    },
  ),
  {
    id: 'refuses-slowly',
    story: 'The driver refuses a call after 0.3 s, within the refusal bound.',
    deviation: hostDriver({ refusalDelay: () => 300 }),
  },
  {
    id: 'refuses-very-slowly',
    story: 'The driver refuses a call after 0.9 s, within the refusal bound.',
    deviation: hostDriver({ refusalDelay: () => 900 }),
  },
  {
    id: 'begins-to-confirm-late',
    story: 'The device begins a requested confirmation 2 s after it has answered the request.',
    about: ['network processor: confirmsUnasked'],
    deviation: networkProcessor(() => ({ confirmationDelay: () => 2_000 })),
  },
  {
    id: 'reports-refusal-late',
    story: 'The device answers a refused start with 0 and reports the refusal 5 s later (C2).',
    deviation: networkProcessor(() => ({ refusedStartReports: () => ['event'], refusalReportDelay: () => 5_000 })),
  },
  {
    id: 'reports-refusal-twice-late',
    story: 'The device returns the code of a refused start, and reports the refusal 5 s later too (C2).',
    deviation: networkProcessor(() => ({
      refusedStartReports: () => ['code', 'event'],
      refusalReportDelay: () => 5_000,
    })),
  },
];
