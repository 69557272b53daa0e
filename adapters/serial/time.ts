/** Wakes those who wait for something to change. */
export class Changes {
  private waiting: (() => void)[] = [];

  /** Something has changed. */
  notify(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves at the next change, or after `ms` of the wall clock. */
  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER));
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Node fires at once where a delay does not fit 31 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Device time, as far as the suite can let it pass. */
export interface Time {
  readonly driven?: true;
  /** Milliseconds since the clock was made. */
  now(): number;
  /**
   * Lets time pass until instant `until`, or until `done` holds, and tells whether it does. What `done` looks at must
   * announce its changes.
   */
  pass(until: number, done: () => boolean): Promise<boolean>;
}

/** Time that passes by itself. */
export class WallTime implements Time {
  private readonly start = performance.now();

  /** @param scale device milliseconds in one of the wall clock */
  constructor(
    private readonly changes: Changes,
    private readonly scale = 1,
  ) {}

  now(): number {
    return Math.round((performance.now() - this.start) * this.scale * 1_000) / 1_000;
  }

  async pass(until: number, done: () => boolean): Promise<boolean> {
    while (!done()) {
      const rest = until - this.now();
      if (rest <= 0) return false;
      await this.changes.next(Math.ceil(rest / this.scale));
    }
    return true;
  }
}
