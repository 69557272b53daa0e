import type { Line } from './record';

/** What the suite writes to a device at the beginning of a raw line, by the adapter. Binary traffic has no such form. */
const TO_DEVICE: Readonly<Record<string, RegExp>> = {
  process: /^\{/,
  // A command, or an empty line that ends an unfinished one.
  serial: /^(AT|\\x0d|\\x0a)/,
};

/**
 * Checks that a transcript is the record of one process, with the raw traffic of its adapter. A run that certifies
 * executes its scenarios one after the other, so no wall time goes back.
 *
 * Other runs are valid without it: the scenarios of a parallel run overlap.
 */
export class SerialOrder {
  private wall = 0;
  private toDevice: RegExp | undefined;
  private found: string | undefined;

  /** Applies the next line of a transcript. */
  take(_text: string, line: Line): void {
    if (line.kind === 'device') this.toDevice = TO_DEVICE[line.adapter];
    this.found ??= this.faultOf(line);
    this.wall = line.wall;
  }

  /** The first fault, as the rest of a message; undefined without one. */
  conclusion(): string | undefined {
    return this.found;
  }

  private faultOf(line: Line): string | undefined {
    const { seq, wall } = line;
    if (wall < this.wall) return `line ${seq} was written at ${wall}, before the line above it, at ${this.wall}`;
    if (line.kind === 'raw' && line.direction === 'to device' && this.toDevice?.test(line.text) === false)
      return `line ${seq} is no traffic of its adapter`;
    return undefined;
  }
}
