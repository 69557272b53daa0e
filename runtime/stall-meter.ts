/** Longest time in which this process may not run, in ms: half of the shortest bound of a rule, which is 1 s. */
const LONGEST_STALL = 500;

/** Time between two looks at the clock, in ms. */
const PERIOD = 20;

/** The clocks that a stall shows in, in ms. */
interface Clocks {
  /** Runs while this process is stopped, and perhaps not while the machine sleeps. */
  readonly monotonic: () => number;
  /** Time of day; runs also while the machine sleeps. */
  readonly wall: () => number;
}

const clocks: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * Notices that this process did not run for a while: it was stopped, the machine was too busy, or it slept. What a device
 * did meanwhile has a time that is too late, so it is no evidence. It looks at the clocks between start and stop only.
 */
export class StallMeter {
  private timer: NodeJS.Timeout | undefined;
  private looked = 0;
  /** Difference between the clocks at the start. */
  private offset = 0;
  private longest = 0;

  constructor(private readonly given: Clocks = clocks) {}

  /** Starts, or starts again and forgets all stalls. */
  start(): void {
    this.looked = this.given.monotonic();
    this.offset = this.given.wall() - this.looked;
    this.longest = 0;
    this.timer ??= setInterval(() => this.look(), PERIOD).unref();
  }

  /** The longest stall since the start in ms, if it is too long; undefined without one. */
  get stall(): number | undefined {
    if (this.timer === undefined) return undefined;
    this.look();
    const slept = this.given.wall() - this.looked - this.offset;
    const longest = Math.max(this.longest, slept);
    return longest > LONGEST_STALL ? Math.round(longest) : undefined;
  }

  /** Stops, so that the timer costs nothing. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const now = this.given.monotonic();
    this.longest = Math.max(this.longest, now - this.looked - PERIOD);
    this.looked = now;
  }
}
