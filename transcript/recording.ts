import { ProvtckError } from '../ledger/error';
import { linesOf } from './lines';
import { invalid, type LineObserver, readTranscript } from './reader';
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
    let header: LineOf<'run'> | undefined;
    let device: LineOf<'device'> | undefined;
    let unopened: LineOf<'fault'> | undefined;
    let rawLines = 0;
    let last: Line | undefined;
    let current: (RecordedScenario & { stepsAt: number[] }) | undefined;
    const scenarios = new Map<string, RecordedScenario>();
    for (const { line, start, end } of readTranscript(path, check)) {
      last = line;
      if (line.kind === 'raw') rawLines += 1;
      if (line.kind === 'run') header = line;
      else if (line.kind === 'scenario') {
        if (scenarios.has(line.scenario)) throw invalid(path, line.seq, 'a scenario begins again');
        const { seq, wall } = line;
        current = { start: end, end, first: seq, last: seq, beganAt: wall, endedAt: wall, stepsAt: [] };
        scenarios.set(line.scenario, current);
      } else if (line.kind === 'end') current = undefined;
      else if (current !== undefined) {
        if (line.kind === 'device') throw invalid(path, line.seq, 'a device is opened during the run');
        if (line.kind === 'step') current.stepsAt.push(line.wall);
        current.end = end;
        current.last = line.seq;
        current.endedAt = line.wall;
      } else if (line.kind === 'device') device = line;
      else if (line.kind === 'fault') unopened = line;
      else if (line.kind !== 'raw' && line.kind !== 'attest')
        throw invalid(
          path,
          line.seq,
          `a record of this kind cannot come before a scenario: ${line.kind} at byte ${start}`,
        );
    }
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
