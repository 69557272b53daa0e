import type { Line } from '../../transcript/record';
import { AtLog } from './at-log';
import { isCaptureStart } from './capture-start';
import type { Dialect } from './dialect';
import { DialectLog } from './dialect-log';
import { LogClock } from './log-clock';
import { type LogLine, linesOfLog } from './log-lines';
import type { LogReader, Said, SaidRecord } from './log-reader';
import { copyOf } from './text-memory';

/** Maximum number of unknown lines that are stored; all of them are counted. */
const SHOWN = 20;

/** A line of a log. */
export interface LogText {
  readonly line: number;
  readonly text: string;
}

/** Receives the records of a log while it is read. */
export interface LogReceiver {
  /** `seq` is the line number in the log; times are ms from its first stamp, or 0. */
  record(line: Line): void;
  /** The device has restarted, or a new capture begins: nothing that was known of the device holds. */
  boot(): void;
  /** A line had a time stamp: all output before `t` has been delivered. */
  time(t: number): void;
  /** Accuracy of the times from here on, in ms; undefined if only the order is known. */
  resolution(ms: number | undefined): void;
}

/** The result of reading a captured console. */
export interface LogSummary {
  /** Number of lines, and number of empty lines. */
  readonly lines: number;
  /** Number of lines of unknown format, and the first of them. */
  readonly unknown: { readonly count: number; readonly first: readonly LogText[] };
  /** Number of damaged lines, which can hide a report. */
  readonly damaged: number;
  /** Number of starts of the device; the output before the first start counts as one. */
  readonly boots: number;
  /** Accuracy of its times, in ms; undefined if a relevant line has no stamp. */
  readonly resolution: number | undefined;
}

/** The reader of a dialect. */
function readerOf(dialect: Dialect): LogReader {
  const lines = dialect.lines.length > 0 ? new DialectLog(dialect) : undefined;
  return dialect.at || lines === undefined ? new AtLog(lines) : lines;
}

/**
 * Reads a captured console piece by piece and hands on what it says. Holds a bounded part of it at any time. Never
 * throws for what the bytes hold: it counts the lines it does not know.
 *
 * @param unknown gets each line of no known form
 */
export function readLog(
  dialect: Dialect,
  pieces: Iterable<Uint8Array>,
  receiver: LogReceiver,
  unknown: (line: number, text: string) => void = () => undefined,
): LogSummary {
  const reading = new LogReading(readerOf(dialect), receiver, unknown);
  for (const line of linesOfLog(pieces)) reading.take(line);
  return reading.end();
}

class LogReading {
  private readonly clock = new LogClock();
  private readonly first: LogText[] = [];
  private lines = 0;
  private unknown = 0;
  private damaged = 0;
  private boots = 1;
  /** Whether there was output since the last boot. */
  private saidSinceBoot = false;
  private now = 0;
  /** Whether all lines of interest have stamps: those of the whole log, and those since it was last interrupted. */
  private isAllTimed = true;
  private isTimed = true;
  private resolution: number | undefined;

  constructor(
    private readonly reader: LogReader,
    private readonly receiver: LogReceiver,
    private readonly onUnknown: (line: number, text: string) => void,
  ) {}

  take({ number, text, stamp, direction }: LogLine): void {
    this.lines = number;
    const time = stamp === undefined ? undefined : this.clock.read(stamp);
    if (this.clock.wasSetBack) this.interrupt();
    if (time !== undefined) this.now = time;
    this.tell();
    // All output before this line has been delivered, unless the reader holds some of it back.
    if (time !== undefined && !this.reader.holds) this.receiver.time(time);
    const { known, records } = this.reader.read({
      number,
      text,
      ...(time !== undefined && { time }),
      ...(direction !== undefined && { direction }),
    });
    if (!known) {
      this.unknown += 1;
      if (isCaptureStart(text)) this.interrupt();
      this.onUnknown(number, text);
      if (this.first.length < SHOWN) this.first.push({ line: number, text: copyOf(text) });
    }
    for (const record of records) this.hand(record);
  }

  end(): LogSummary {
    for (const record of this.reader.end()) this.hand(record);
    this.receiver.time(this.now);
    const { lines, unknown, first, damaged, boots, isAllTimed, clock } = this;
    const resolution = isAllTimed ? clock.resolution : undefined;
    return { lines, unknown: { count: unknown, first }, damaged, boots, resolution };
  }

  private hand({ line: { number, time }, said }: SaidRecord): void {
    if (said.kind === 'boot') {
      if (!this.saidSinceBoot && this.boots > 1) return;
      this.boots += this.saidSinceBoot ? 1 : 0;
      this.saidSinceBoot = false;
      this.beginAnew();
      return;
    }
    this.saidSinceBoot = true;
    if (time === undefined) this.isAllTimed = this.isTimed = false;
    if (
      said.kind === 'event' &&
      said.data.ProvisioningStatus === undefined &&
      said.name.endsWith('PROVISIONING_STATUS')
    )
      this.damaged += 1;
    this.tell();
    this.receiver.record(lineOf(said, number, time ?? this.now));
  }

  /** The log misses what the device did: a new capture begins, or the clock was set back by more than its jitter. */
  private interrupt(): void {
    for (const record of this.reader.end()) this.hand(record);
    this.beginAnew();
  }

  private beginAnew(): void {
    this.clock.restart();
    this.isTimed = true;
    this.tell();
    this.receiver.boot();
  }

  /** Reports a change of the accuracy of times to the receiver. */
  private tell(): void {
    const resolution = this.isTimed && !this.clock.wasSet ? this.clock.resolution : undefined;
    if (resolution === this.resolution) return;
    this.resolution = resolution;
    this.receiver.resolution(resolution);
  }
}

/** The transcript record of a line. Written for each kind, because a long log has millions of them. */
function lineOf(said: Exclude<Said, { readonly kind: 'boot' }>, seq: number, t: number): Line {
  switch (said.kind) {
    case 'event':
      return { kind: 'event', name: said.name, data: said.data, t, at: t, seq, wall: 0, chain: '' };
    case 'call':
      return { kind: 'call', function: said.function, arguments: said.arguments, t, seq, wall: 0, chain: '' };
    case 'return':
      return { kind: 'return', function: said.function, code: said.code, t, seq, wall: 0, chain: '' };
    case 'pending':
      return { kind: 'pending', function: said.function, t, seq, wall: 0, chain: '' };
  }
}
