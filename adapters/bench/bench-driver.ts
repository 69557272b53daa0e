import type { Need } from '../../ledger/rule';
import type { Bench, DeviceClock } from '../adapter';

/** Who plays phone, network, cloud and capture for a device that does not bring them along. */
export interface BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[];
  /** For every part it cannot play, the reason in words a user understands. */
  readonly lacks: { readonly [need: string]: string };
  /**
   * Makes ready; called once, before anything else.
   *
   * @param clock the adapter's, by which what is captured is dated
   */
  connect(clock: Pick<DeviceClock, 'now'>): Promise<void>;
  /** No networks around, cloud reachable, phone nowhere. */
  clear(): Promise<void>;
  /** Releases everything; may be called twice. */
  close(): Promise<void>;
}

/** The parts a bench can play. */
export const BENCH_NEEDS = [
  'phone',
  'network',
  'smartconfig',
  'cloud',
  'wifi-scan',
  'capture',
] as const satisfies readonly Need[];

/** Reasons for every part that is not offered. */
export const lacking = (offers: readonly Need[], reason: string): { readonly [need: string]: string } =>
  Object.fromEntries(BENCH_NEEDS.filter((need) => !offers.includes(need)).map((need) => [need, reason]));
