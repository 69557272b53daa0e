import type { Timing } from '../../adapters/simulator/timing';

/** The range of a time of a device, in ms. The suite's named times permit both ends, and no source forbids them. */
interface TimeRange {
  readonly fastest: number;
  readonly slowest: number;
  /** Scenarios without a verdict at an end, because a premise does not hold there. */
  readonly open?: readonly string[];
}

/** Ranges of all times of the simulated device. */
export const LEGAL_TIMES: Readonly<Record<keyof Timing, TimeRange>> = {
  boot: { fastest: 0, slowest: 1_700 },
  shutdown: { fastest: 0, slowest: 9_900 },
  response: { fastest: 0, slowest: 900, open: ['PROV-7.5-26/3', 'PROV-7.5-30/1', 'PROV-7.5-30/5'] },
  completion: { fastest: 0, slowest: 9_000 },
  roleSwitch: { fastest: 0, slowest: 25_000 },
  ready: { fastest: 0, slowest: 40_000, open: ['PROV-7.5-26/3'] },
  scan: { fastest: 0, slowest: 40_000 },
  association: { fastest: 0, slowest: 10_000 },
  dhcpTimeout: { fastest: 4_000, slowest: 55_000 },
  feedback: { fastest: 4_800, slowest: 59_000 },
  advertisement: { fastest: 20, slowest: 4_500 },
  beaconLoss: { fastest: 0, slowest: 30_000 },
  reconnect: { fastest: 1_000, slowest: 30_000 },
  smartConfig: { fastest: 0, slowest: 25_000 },
  smartConfigTimeout: { fastest: 0, slowest: 55_000 },
  autoInactivity: { fastest: 35_000, slowest: 890_000 },
  httpServer: { fastest: 0, slowest: 1_500 },
};
