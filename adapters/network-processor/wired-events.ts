import type { DeviceClock, DeviceEvent, Fields } from '../adapter';
import type { WiredParts } from './wired-network-processor';

/** The time and the events of a party under test that is connected to the reference network processor. */
export class WiredEvents {
  readonly clock: DeviceClock;
  private readonly waiting: DeviceEvent[] = [];
  private fault: Error | undefined;

  constructor(private readonly parts: Pick<WiredParts, 'scheduler' | 'clock'>) {
    const { clock } = parts;
    this.clock = {
      ...(clock.scale === 0 && { driven: true as const }),
      now: () => this.now(),
      sleep: async (ms) => {
        await clock.pass(this.now() + ms, () => false);
      },
    };
  }

  /** Device time in ms. */
  now(): number {
    return this.parts.clock.act(() => this.parts.scheduler.now());
  }

  /** Appends an event of this moment. */
  add(name: string, data: Fields): void {
    this.parts.clock.act(() => this.waiting.push({ at: this.parts.scheduler.now(), name, data }));
  }

  /** Appends events with their times. */
  append(events: readonly DeviceEvent[]): void {
    this.waiting.push(...events);
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** The next event, or none until `until`. */
  async next(until: number): Promise<DeviceEvent | undefined> {
    this.check();
    await this.parts.clock.pass(until, () => this.waiting.length > 0 || this.fault !== undefined);
    this.check();
    return this.waiting.shift();
  }

  /** The line or the party is lost: every later operation fails with this error. */
  lose(fault: Error): void {
    this.fault ??= fault;
    this.parts.clock.act(() => {});
  }

  get isLost(): boolean {
    return this.fault !== undefined;
  }

  /** @throws the error with which the line or the party was lost */
  check(): void {
    if (this.fault !== undefined) throw this.fault;
  }
}
