import type { Scheduler } from '../simulator/scheduler';

/** What lets the time of a board pass. */
export interface BoardClock {
  /** Device milliseconds in one of the wall clock; 0 where time is driven. */
  readonly scale: number;
  /** Does something to the device from outside, at the time it is by now. */
  act<T>(act: () => T): T;
  /** Lets time pass until `until` or until `done` holds, and tells whether it does. */
  pass(until: number, done: () => boolean): Promise<boolean>;
  stop(): void;
}

/** Time stands still unless somebody lets it pass. */
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

/** Time goes with the wall clock, as many times faster as `scale` says. */
export class WallClock implements BoardClock {
  private readonly start = performance.now();
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    readonly scale: number,
  ) {}

  act<T>(act: () => T): T {
    this.catchUp();
    try {
      return act();
    } finally {
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

  /** Tells those who wait, and sets the alarm for what comes next. */
  private settle(): void {
    const now = this.scheduler.now();
    for (const waiter of this.waiters) {
      const done = waiter.done();
      if (!done && waiter.until > now) continue;
      this.waiters.delete(waiter);
      waiter.resolve(done);
    }
    clearTimeout(this.timer);
    const next = Math.min(this.scheduler.nextAt ?? Infinity, ...[...this.waiters].map(({ until }) => until));
    if (next === Infinity) return;
    const delay = Math.max(0, next / this.scale - (performance.now() - this.start));
    this.timer = setTimeout(() => this.act(() => {}), Math.min(Math.ceil(delay), LONGEST_TIMER));
  }
}

/** Node fires at once where a delay does not fit 31 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;
