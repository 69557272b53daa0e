import { DAY, type Stamp } from './time-stamp';

/** A step back that is smaller is the jitter of a terminal, in ms. */
const JITTER = 1_000;

/** Makes one time that never goes back out of the stamps of a log, in ms from the first. */
export class LogClock {
  private previous: Stamp | undefined;
  private now = 0;
  /** The coarsest stamp so far, in ms; undefined before the first. */
  resolution: number | undefined;
  /** Whether the clock was set anew in the log, so that a time across that moment is not known. */
  wasSet = false;

  /** Milliseconds from the first stamp to this one. */
  read(stamp: Stamp): number {
    this.resolution = Math.max(this.resolution ?? 0, stamp.resolution);
    const before = this.previous;
    if (before === undefined) {
      this.previous = stamp;
      return 0;
    }
    const since = this.since(before, stamp);
    if (since < 0 && since >= -Math.max(JITTER, stamp.resolution)) return this.now;
    this.previous = stamp;
    if (since < 0 || since > DAY) {
      // Set back, or set forward from the date a board boots with: how long ago the line before was is not known.
      this.wasSet = true;
      return this.now;
    }
    this.now = Math.round(this.now + since);
    return this.now;
  }

  /** The uncertainty of a set clock ends: what follows has nothing to do with what was before. */
  restart(): void {
    this.wasSet = false;
  }

  /** Time between two stamps, in ms. */
  private since(before: Stamp, stamp: Stamp): number {
    const { period } = stamp;
    const simple = stamp.ms - before.ms;
    if (simple >= 0 && stamp.exchanged === undefined && before.exchanged === undefined) return simple;
    // Day and month may be exchanged in either; the pair that lies closest is the one that was meant.
    const differences = readingsOf(before).flatMap((from) => readingsOf(stamp).map((to) => to - from));
    const wrapped = differences.map((each) =>
      // Back by more than half a period is its end; back by less is a clock that was set.
      period !== undefined && each < -period / 2 ? each + period : each,
    );
    const forward = wrapped.filter((each) => each >= 0);
    return forward.length > 0 ? Math.min(...forward) : Math.max(...wrapped);
  }
}

const readingsOf = ({ ms, exchanged }: Stamp): readonly number[] => (exchanged === undefined ? [ms] : [ms, exchanged]);
