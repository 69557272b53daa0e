/** Wakes callers that wait for a change. */
export class Changes {
  private waiting: (() => void)[] = [];

  /** Announces a change. */
  notify(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves at the next change, or after `ms` of wall time. */
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

/** Node fires immediately if a delay does not fit in 31 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Device time, as far as the suite can advance it. */
export interface Time {
  readonly driven?: true;
  /** Milliseconds since the creation of the clock. */
  now(): number;
  /**
   * Waits until `until`, or until `done` is true, and returns whether `done` is true. The data that `done` reads must
   * announce its changes.
   */
  pass(until: number, done: () => boolean): Promise<boolean>;
}

/** Real time. */
export class WallTime implements Time {
  private readonly start = performance.now();

  /** @param scale device milliseconds for each millisecond of wall time */
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
