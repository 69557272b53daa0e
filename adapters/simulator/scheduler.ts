/** A happening that can still be called off. */
export interface ScheduledTask {
  /** When it is due. */
  readonly at: number;
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly act: () => void;
}

/**
 * Virtual time: a list of what is going to happen, in order. Time stands still until somebody waits, then jumps
 * from one entry to the next. Entries of the same instant happen in the order they were made.
 */
export class Scheduler {
  private readonly entries: Entry[] = [];
  private time = 0;

  /** Milliseconds since the scheduler was made. */
  now(): number {
    return this.time;
  }

  /** When the next thing is due; undefined when nothing is. */
  get nextAt(): number | undefined {
    return this.entries[0]?.at;
  }

  /** Enters `act` for `delay` ms from now. */
  after(delay: number, act: () => void): ScheduledTask {
    const entry: Entry = { at: this.time + delay, act };
    this.entries.splice(this.placeFor(entry.at), 0, entry);
    return {
      at: entry.at,
      cancel: () => {
        const index = this.entries.indexOf(entry);
        if (index >= 0) this.entries.splice(index, 1);
      },
    };
  }

  /** Calls everything off. Time stays where it is. */
  clear(): void {
    this.entries.length = 0;
  }

  /**
   * Lets time pass until `done` holds or instant `until` is reached, whatever comes first, and tells whether
   * `done` holds. What is due at `until` itself still happens.
   */
  runUntil(until: number, done: () => boolean = () => false): boolean {
    while (!done()) {
      const next = this.entries[0];
      if (next === undefined || next.at > until) {
        this.time = Math.max(this.time, until);
        return done();
      }
      this.entries.shift();
      this.time = next.at;
      next.act();
    }
    return true;
  }

  /** Binary search for the first place after all entries at or before `at`. */
  private placeFor(at: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle] as Entry).at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
