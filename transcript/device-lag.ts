import { scaleIn } from './chronology';
import type { Line } from './record';

/** Tolerance for device time that runs slower than wall time: a fixed number of ms, and a share of the time. */
const SLACK = 10_000;
const DRIFT = 0.05;

/**
 * Finds device time that passes by itself and runs slower than wall time. A slow clock makes a slow device look fast.
 *
 * Such a record is valid, because an emulator can be slower than real time. It proves nothing about times.
 */
export class DeviceLag {
  /** Device time in ms per ms of wall time; 0 if the suite drives it. */
  private speed = 0;
  private scale = 1;
  private resetAt: number | undefined;
  private found: string | undefined;

  /** Applies the next line of a transcript. */
  take(_text: string, line: Line): void {
    if (line.kind === 'run') this.scale = scaleIn(line.settings);
    else if (line.kind === 'device') this.speed = line.driven ? 0 : this.scale;
    else if (line.kind === 'scenario') this.resetAt = undefined;
    else if (line.kind === 'reset') this.resetAt = line.wall;
    else if ('t' in line && line.t !== undefined) this.compare(line.seq, line.t, line.wall);
  }

  /** The first lag, as the rest of a message; undefined without one. */
  conclusion(): string | undefined {
    return this.found;
  }

  private compare(seq: number, t: number, wall: number): void {
    if (this.resetAt === undefined || this.found !== undefined) return;
    const passed = wall - this.resetAt;
    if (t >= (passed * (1 - DRIFT) - SLACK) * this.speed) return;
    this.found = `line ${seq}: only ${t} ms of device time have passed within ${passed} ms of real time`;
  }
}
