import { performance } from 'node:perf_hooks';
import { faults } from './faults';

/**
 * The time of a device, as far as it is known here: what the device said last and, where its clock is real, what the
 * wall clock has gone on since.
 */
export class DeviceTime {
  /** Whether time stands still while nothing is asked. */
  driven = false;
  private said = 0;
  private heardAt: number;
  private shown = 0;

  /** @param wall a clock in ms that never goes back */
  constructor(private readonly wall: () => number = () => performance.now()) {
    this.heardAt = wall();
  }

  /** Milliseconds since `connect`; whole ones where the clock is real. Never goes back. */
  now(): number {
    if (this.driven) return this.said;
    this.shown = Math.max(this.shown, Math.floor(this.said + this.wall() - this.heardAt));
    return this.shown;
  }

  /**
   * Takes a time the device says.
   *
   * @throws ProvtckError `PROCESS_TIME_REVERSED` when it has said a later one before
   */
  hear(time: number): void {
    if (time < this.said) throw faults.timeReversed(this.said, time);
    this.said = time;
    this.heardAt = this.wall();
  }
}
