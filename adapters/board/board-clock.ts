import type { Scheduler } from '../simulator/scheduler';

/** Advances the time of a board. */
export interface BoardClock {
  /** Device milliseconds for each millisecond of wall time; 0 if time is driven. */
  readonly scale: number;
  /** Applies an external action to the device at the current time. */
  act<T>(act: () => T): T;
  /** Waits until `until` or until `done` is true, and returns whether `done` is true. */
  pass(until: number, done: () => boolean): Promise<boolean>;
  stop(): void;
}

/** Time passes only while a caller waits. */
export class DrivenClock implements BoardClock {
  readonly scale = 0;

  constructor(private readonly scheduler: Scheduler) {}

  act<T>(act: () => T): T {
    return act();
  }

  async pass(until: number, done: () => boolean): Promise<boolean> {
    return this.scheduler.runUntil(until, done);
  }

  stop(): void {}
}

interface Waiter {
  readonly until: number;
  readonly done: () => boolean;
  readonly resolve: (done: boolean) => void;
}

/** Time follows wall time, multiplied by `scale`. */
export class WallClock implements BoardClock {
  private readonly start = performance.now();
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | undefined;
  /** The time for which the timer is set, in device ms. */
  private timerAt = Infinity;

  constructor(
    private readonly scheduler: Scheduler,
    readonly scale: number,
  ) {}

  act<T>(act: () => T): T {
    this.catchUp();
    try {
      return act();
    } finally {
      // What the action has scheduled for now runs now. A timer would take a millisecond or more.
      this.catchUp();
      this.settle();
    }
  }

  pass(until: number, done: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiters.add({ until, done, resolve });
      this.act(() => {});
    });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private catchUp(): void {
    this.scheduler.runUntil((performance.now() - this.start) * this.scale);
  }

  /** Wakes the waiting callers, and sets the timer for the next event. */
  private settle(): void {
    const now = this.scheduler.now();
    for (const waiter of this.waiters) {
      const done = waiter.done();
      if (!done && waiter.until > now) continue;
      this.waiters.delete(waiter);
      waiter.resolve(done);
    }
    let next = this.scheduler.nextAt ?? Infinity;
    for (const { until } of this.waiters) next = Math.min(next, until);
    // Most actions change nothing that waits, and a new timer for each costs as much as a command.
    if (next === this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = next;
    if (next === Infinity) return;
    const delay = Math.max(0, next / this.scale - (performance.now() - this.start));
    this.timer = setTimeout(() => this.wake(), Math.min(Math.ceil(delay), LONGEST_TIMER));
  }

  private wake(): void {
    this.timerAt = Infinity;
    this.act(() => {});
  }
}

/** Node fires immediately if a delay does not fit in 31 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;
