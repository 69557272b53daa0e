/** A scheduled action that can be cancelled. */
export interface ScheduledTask {
  /** Its time. */
  readonly at: number;
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly act: () => void;
}

/**
 * Virtual time: an ordered list of scheduled actions. Time passes only while a caller waits, and then jumps from one
 * entry to the next. Entries of the same time run in the order of their creation.
 */
export class Scheduler {
  private readonly entries: Entry[] = [];
  private time = 0;

  /** Milliseconds since the creation of the scheduler. */
  now(): number {
    return this.time;
  }

  /** Time of the next action; undefined if there is none. */
  get nextAt(): number | undefined {
    return this.entries[0]?.at;
  }

  /** Schedules `act` after `delay` ms. */
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

  /** Cancels all actions. The time does not change. */
  clear(): void {
    this.entries.length = 0;
  }

  /**
   * Runs actions until `done` is true or time `until` is reached, whichever is first, and returns whether `done` is
   * true. Actions at `until` are still run.
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

  /** Binary search for the first position after all entries at or before `at`. */
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
