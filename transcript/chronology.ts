import type { Fields } from '../ledger/json';
import type { Line } from './record';

/** Tolerance for device time that runs faster than wall time: a fixed number of ms, and a share of the time. */
const SLACK = 1_000;
const DRIFT = 0.01;

/**
 * Checks that the times of a transcript are possible. Within a scenario no wall time and no device time runs
 * backwards, and an event was received before it was taken. Real device time does not run faster than wall time.
 *
 * Scenarios of a parallel run overlap, so the order of two scenarios is not checked.
 */
export class Chronology {
  /** Device time in ms per ms of wall time; undefined if the suite drives it. */
  private speed: number | undefined;
  /** Speed of a virtual board relative to wall time, from the options of the run. */
  private scale = 1;
  private began = 0;
  private wall = 0;
  private time = 0;
  /** Wall time of the last reset of the scenario. */
  private resetAt: number | undefined;

  /** Applies the next line. Returns its fault as a sentence; undefined if the line is possible. */
  fault(line: Line): string | undefined {
    switch (line.kind) {
      case 'run':
        this.began = this.wall = line.wall;
        this.scale = scaleIn(line.settings);
        return undefined;
      case 'device':
        this.speed = line.driven ? undefined : this.scale;
        break;
      case 'scenario':
        this.wall = this.began;
        this.time = 0;
        this.resetAt = undefined;
        break;
      case 'reset':
        this.time = 0;
        this.resetAt = line.wall;
        break;
    }
    return this.wallFault(line.wall) ?? this.timeFault(line);
  }

  private wallFault(wall: number): string | undefined {
    if (wall < this.wall) return `its wall time ${wall} is before that of an earlier line, ${this.wall}`;
    this.wall = wall;
    return undefined;
  }

  private timeFault(line: Line): string | undefined {
    if (!('t' in line) || line.t === undefined) return undefined;
    const { t, wall } = line;
    if (line.kind === 'reset' && t !== 0) return `device time begins with a reset, but its time is ${t} ms`;
    if (line.kind === 'event' && line.at > t) return `the event was received at ${line.at} ms, after ${t} ms`;
    // Without a reset, the time continues from the scenario before.
    if (this.resetAt === undefined) return undefined;
    if (t < this.time) return `device time went back from ${this.time} ms to ${t} ms`;
    this.time = t;
    const passed = wall - this.resetAt;
    if (this.speed !== undefined && t > (passed + SLACK) * this.speed * (1 + DRIFT))
      return `${t} ms of device time have passed without a request within ${passed} ms`;
    return undefined;
  }
}

/** Speed of a virtual board relative to wall time, from the settings of a run. */
export function scaleIn({ connection }: Fields): number {
  const { timeScale } = (connection ?? {}) as { readonly timeScale?: unknown };
  return typeof timeScale === 'number' ? timeScale : 1;
}
