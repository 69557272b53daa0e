import { DAY, type Stamp } from './stamp';

/** A smaller step back is jitter of a terminal, in ms. */
const JITTER = 1_000;
/** A larger step back is another capture, or a boot of a device that stamps its lines itself, in ms. */
const LATE = 5_000;

/** Converts the stamps of a log to times that never run backwards, in ms from the first stamp. */
export class LogClock {
  private previous: Stamp | undefined;
  private now = 0;
  /** The coarsest stamp so far, in ms; undefined before the first. */
  resolution: number | undefined;
  /** Whether the clock was changed in the log, so that times across that point are unknown. */
  wasSet = false;
  /** Whether it was set back so far that the lines before and after belong to different captures. */
  wasSetBack = false;

  /** Milliseconds from the first stamp to this stamp. */
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
      // The clock was set back, or forward from the default date of a board: the time since the line before is
      // unknown.
      this.wasSet = true;
      if (since < -LATE) this.wasSetBack = true;
      return this.now;
    }
    this.now = Math.round(this.now + since);
    return this.now;
  }

  /** The uncertainty of a changed clock ends: later times do not depend on earlier ones. */
  restart(): void {
    this.wasSet = false;
    this.wasSetBack = false;
  }

  /** Time between two stamps, in ms. */
  private since(before: Stamp, stamp: Stamp): number {
    const { period } = stamp;
    const simple = stamp.ms - before.ms;
    if (simple >= 0 && stamp.exchanged === undefined && before.exchanged === undefined) return simple;
    // Day and month can be exchanged in each stamp; the closest pair is the right one.
    const differences = readingsOf(before).flatMap((from) => readingsOf(stamp).map((to) => to - from));
    const wrapped = differences.map((each) =>
      // A step back by more than half a period is the end of the period; a smaller one is a changed clock.
      period !== undefined && each < -period / 2 ? each + period : each,
    );
    const forward = wrapped.filter((each) => each >= 0);
    return forward.length > 0 ? Math.min(...forward) : Math.max(...wrapped);
  }
}

const readingsOf = ({ ms, exchanged }: Stamp): readonly number[] => (exchanged === undefined ? [ms] : [ms, exchanged]);
