import { ProvtckError } from '../ledger/error';
import { linesOf } from './lines';
import { invalid, type LineObserver, type PlacedLine, readTranscript } from './reader';
import type { Line } from './record';

type LineOf<Kind extends Line['kind']> = Extract<Line, { readonly kind: Kind }>;

/** Position of a scenario's records, and the time at which they were written, in ms since 1970. */
interface RecordedScenario {
  readonly start: number;
  /** Filled while the file is read. */
  end: number;
  /** Line numbers of the first and the last line. */
  readonly first: number;
  last: number;
  /** Maximum error of its times in ms, if it differs from that of the device. */
  readonly uncertainty?: number;
  readonly beganAt: number;
  endedAt: number;
  /** Start times of its steps. */
  readonly stepsAt: readonly number[];
}

/** The error for a transcript without a complete line. */
export const empty = (path: string): ProvtckError =>
  new ProvtckError(
    'TRANSCRIPT_EMPTY',
    `${path} ends at line 0, before its first line is complete`,
    'The run was killed at its start. Run it again.',
  );

/** The contents of a transcript, collected line by line. */
export class Contents {
  header: LineOf<'run'> | undefined;
  device: LineOf<'device'> | undefined;
  unopened: LineOf<'fault'> | undefined;
  rawLines = 0;
  last: Line | undefined;
  readonly scenarios = new Map<string, RecordedScenario>();
  private current: (RecordedScenario & { stepsAt: number[] }) | undefined;

  constructor(private readonly path: string) {}

  /** @throws ProvtckError for a line that cannot come at its place */
  take({ line, start, end }: PlacedLine): void {
    this.last = line;
    if (line.kind === 'raw') this.rawLines += 1;
    if (line.kind === 'run') this.header = line;
    else if (line.kind === 'scenario') this.begin(line, end);
    else if (line.kind === 'end') this.current = undefined;
    else if (this.current !== undefined) this.extend(this.current, line, end);
    else this.takeOutside(line, start);
  }

  private begin({ scenario, seq, wall, uncertainty }: LineOf<'scenario'>, end: number): void {
    if (this.scenarios.has(scenario)) throw invalid(this.path, seq, 'a scenario begins again');
    if (uncertainty !== undefined && this.header?.settings.parts === undefined)
      throw invalid(this.path, seq, 'only a run in parts has another uncertainty in a scenario');
    this.current = {
      start: end,
      end,
      first: seq,
      last: seq,
      beganAt: wall,
      endedAt: wall,
      stepsAt: [],
      ...(uncertainty !== undefined && { uncertainty }),
    };
    this.scenarios.set(scenario, this.current);
  }

  private extend(current: RecordedScenario & { stepsAt: number[] }, line: Line, end: number): void {
    if (line.kind === 'device') throw invalid(this.path, line.seq, 'a device is opened during the run');
    if (line.kind === 'step') current.stepsAt.push(line.wall);
    current.end = end;
    current.last = line.seq;
    current.endedAt = line.wall;
  }

  private identify(line: LineOf<'device'>): void {
    if (this.device !== undefined) throw invalid(this.path, line.seq, 'a device is identified again');
    this.device = line;
  }

  private takeOutside(line: Line, start: number): void {
    if (line.kind === 'device') this.identify(line);
    else if (line.kind === 'fault') this.unopened = line;
    else if (line.kind !== 'raw' && line.kind !== 'attest')
      throw invalid(
        this.path,
        line.seq,
        `a record of this kind cannot come before a scenario: ${line.kind} at byte ${start}`,
      );
  }
}

/**
 * A transcript that was read and verified completely. It returns the records of each scenario, and stores no records
 * itself.
 */
export class Recording {
  private constructor(
    readonly path: string,
    readonly header: LineOf<'run'>,
    /** Absent if the device was not identified, or if the run was cut short earlier. */
    readonly device: LineOf<'device'> | undefined,
    /** The error of opening the device, if there was one. */
    readonly unopened: LineOf<'fault'> | undefined,
    readonly scenarios: ReadonlyMap<string, RecordedScenario>,
    /** How many lines of raw traffic there are. */
    readonly rawLines: number,
    /** The last complete line. */
    readonly last: Line,
  ) {}

  /**
   * Reads and checks a whole transcript.
   *
   * @param check sees every line
   * @throws ProvtckError what `readTranscript` throws; `TRANSCRIPT_EMPTY` when not even its first line is whole
   */
  static open(path: string, check?: LineObserver): Recording {
    const contents = new Contents(path);
    for (const entry of readTranscript(path, check)) contents.take(entry);
    const { header, device, unopened, scenarios, rawLines, last } = contents;
    if (header === undefined || last === undefined) throw empty(path);
    return new Recording(path, header, device, unopened, scenarios, rawLines, last);
  }

  /** Whether the run was completed. */
  get finished(): boolean {
    return this.last.kind === 'end';
  }

  /** The records of a scenario, without its first line. */
  *records({ start, end }: RecordedScenario): Generator<Line, void, void> {
    // The format of every line was checked when the file was opened.
    if (end > start) for (const { text } of linesOf(this.path, start, end)) yield JSON.parse(text) as Line;
  }
}
