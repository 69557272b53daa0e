import type { Line } from '../../transcript/record';
import { AtLog } from './at-log';
import { type Dialect, loadDialect } from './dialect';
import { DialectLog } from './dialect-log';
import { LogClock } from './log-clock';
import { type LogLine, linesOfLog } from './log-lines';
import type { LogReader, Said, SaidRecord } from './log-reader';
import { copyOf } from './text-memory';

/** How many unknown lines are kept as they are; all are counted. */
const SHOWN = 20;

/** A line of a log. */
export interface LogText {
  readonly line: number;
  readonly text: string;
}

/** What gets the records of a log as they are read. */
export interface LogReceiver {
  /** `seq` is the number of the line in the log, times are ms from its first stamp, or 0. */
  record(line: Line): void;
  /** The device has begun anew. */
  boot(): void;
  /** A line was stamped, whatever it says: everything that was printed before `t` has been handed over. */
  time(t: number): void;
  /** How exact the times are from here on, in ms; undefined where only the order is known. */
  resolution(ms: number | undefined): void;
}

/** What was read of a captured console. */
export interface LogSummary {
  /** Number of lines, and of those that bear no text. */
  readonly lines: number;
  /** Lines of no known form: how many, and the first of them. */
  readonly unknown: { readonly count: number; readonly first: readonly LogText[] };
  /** How many lines were damaged, so that a report may be missing. */
  readonly damaged: number;
  /** How many times the device has begun anew, with what came before it as the first. */
  readonly boots: number;
  /** How exact its times are, in ms; undefined where a line that says something bears no stamp. */
  readonly resolution: number | undefined;
}

/** The reader of a dialect. */
export function readerOf(dialect: Dialect): LogReader {
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
  /** Whether anything was said since the last boot. */
  private saidSinceBoot = false;
  private now = 0;
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
    if (time !== undefined) this.now = time;
    this.tell();
    // Nothing that was printed before this line is missing, unless the reader holds some of it back.
    if (time !== undefined && !this.reader.holds) this.receiver.time(time);
    const { known, records } = this.reader.read({
      number,
      text,
      ...(time !== undefined && { time }),
      ...(direction !== undefined && { direction }),
    });
    if (!known) {
      this.unknown += 1;
      this.onUnknown(number, text);
      if (this.first.length < SHOWN) this.first.push({ line: number, text: copyOf(text) });
    }
    for (const record of records) this.hand(record);
  }

  end(): LogSummary {
    for (const record of this.reader.end()) this.hand(record);
    this.receiver.time(this.now);
    const { lines, unknown, first, damaged, boots, isTimed, clock } = this;
    const resolution = isTimed ? clock.resolution : undefined;
    return { lines, unknown: { count: unknown, first }, damaged, boots, resolution };
  }

  private hand({ line: { number, time }, said }: SaidRecord): void {
    if (said.kind === 'boot') {
      if (!this.saidSinceBoot && this.boots > 1) return;
      this.boots += this.saidSinceBoot ? 1 : 0;
      this.saidSinceBoot = false;
      this.clock.restart();
      this.tell();
      this.receiver.boot();
      return;
    }
    this.saidSinceBoot = true;
    if (time === undefined) this.isTimed = false;
    if (
      said.kind === 'event' &&
      said.data.ProvisioningStatus === undefined &&
      said.name.endsWith('PROVISIONING_STATUS')
    )
      this.damaged += 1;
    this.tell();
    this.receiver.record(lineOf(said, number, time ?? this.now));
  }

  /** Tells the receiver where the exactness of the times has changed. */
  private tell(): void {
    const resolution = this.isTimed && !this.clock.wasSet ? this.clock.resolution : undefined;
    if (resolution === this.resolution) return;
    this.resolution = resolution;
    this.receiver.resolution(resolution);
  }
}

/** The record of a transcript for what a line says. Written out by kind, for there are millions in a long log. */
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

/** A whole log in memory. */
export interface ConsoleLog extends LogSummary {
  /** What it says of the device, one list from each boot on. */
  readonly records: readonly (readonly Line[])[];
}

/** Reads a captured console as a whole, for logs that are known to be short. */
export function readConsoleLog(format: string, pieces: Iterable<Uint8Array>): ConsoleLog {
  const records: Line[][] = [[]];
  const summary = readLog(loadDialect(format), pieces, {
    record: (line) => records.at(-1)?.push(line),
    boot: () => {
      if (records.at(-1)?.length !== 0) records.push([]);
    },
    time: () => undefined,
    resolution: () => undefined,
  });
  return { ...summary, records };
}
