import type { Need } from '../../ledger/rule';
import type { Bench, DeviceClock, DeviceEvent } from '../adapter';

/** A bench for a device that has no phone, network, cloud or capture itself. */
export interface BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[];
  /** The reason for every part that the bench cannot play, in plain words. */
  readonly lacks: { readonly [need: string]: string };
  /**
   * Prepares the bench; called once, before every other method.
   *
   * @param clock the clock of the adapter, which dates captured packets
   */
  connect(clock: Pick<DeviceClock, 'now'>): Promise<void>;
  /** Removes all networks, connects the cloud, and disconnects the phone. */
  clear(): Promise<void>;
  /** The device has reported something, which can end an action of the bench. */
  learn?(event: Pick<DeviceEvent, 'name' | 'data'>): void;
  /** Releases all resources; can be called twice. */
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

/** Reasons for every part that is missing. */
export const missingReasons = (offers: readonly Need[], reason: string): { readonly [need: string]: string } =>
  Object.fromEntries(BENCH_NEEDS.filter((need) => !offers.includes(need)).map((need) => [need, reason]));
