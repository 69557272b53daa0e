import { performance } from 'node:perf_hooks';
import { faults } from './faults';

/** The known time of a device: its last reported time, and for a real clock the wall time since then. */
export class DeviceTime {
  /** Whether time passes only during requests. */
  driven = false;
  private said = 0;
  private heardAt: number;
  private shown = 0;

  /** @param wall a clock in ms that never runs backwards */
  constructor(private readonly wall: () => number = () => performance.now()) {
    this.heardAt = wall();
  }

  /** Milliseconds since `connect`; whole ones if the clock is real. Never runs backwards. */
  now(): number {
    if (this.driven) return this.said;
    this.shown = Math.max(this.shown, Math.floor(this.said + this.wall() - this.heardAt));
    return this.shown;
  }

  /**
   * Applies a time of the device.
   *
   * @throws ProvtckError `PROCESS_TIME_REVERSED` if an earlier reported time is later
   */
  hear(time: number): void {
    if (time < this.said) throw faults.timeReversed(this.said, time);
    this.said = time;
    this.heardAt = this.wall();
  }
}
