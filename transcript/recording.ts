import { ProvtckError } from '../ledger/error';
import type { AttestationCheck } from './attestation';
import { linesOf } from './lines';
import { invalid, readTranscript } from './reader';
import type { Line } from './record';

type LineOf<Kind extends Line['kind']> = Extract<Line, { readonly kind: Kind }>;

/** Where the records of a scenario lie, and when they were written, in ms since 1970. */
interface RecordedScenario {
  readonly start: number;
  /** Grows while the file is read. */
  end: number;
  /** Numbers of the first line and of the last. */
  readonly first: number;
  last: number;
  readonly beganAt: number;
  endedAt: number;
  /** When each of its steps began. */
  readonly stepsAt: readonly number[];
}

/** A transcript without a single line that is whole. */
export const empty = (path: string): ProvtckError =>
  new ProvtckError(
    'TRANSCRIPT_EMPTY',
    `${path} ends at line 0, before its first line is whole`,
    'The run was killed as it began. Run it again.',
  );

/**
 * A transcript that was read once as a whole, found sound, and can be asked for the records of each scenario. Of the
 * records themselves it keeps none.
 */
export class Recording {
  private constructor(
    readonly path: string,
    readonly header: LineOf<'run'>,
    /** Absent when nobody answered, or when the run was cut short before. */
    readonly device: LineOf<'device'> | undefined,
    /** Why the device could not be opened, if it could not. */
    readonly unopened: LineOf<'fault'> | undefined,
    readonly scenarios: ReadonlyMap<string, RecordedScenario>,
    /** How many lines of raw traffic there are. */
    readonly rawLines: number,
    /** The last whole line. */
    readonly last: Line,
  ) {}

  /**
   * Reads a transcript and checks all of it.
   *
   * @param check is shown every line, for the signatures among them
   * @throws ProvtckError what `readTranscript` throws; `TRANSCRIPT_EMPTY` when not even its first line is whole
   */
  static open(path: string, check?: AttestationCheck): Recording {
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
        if (scenarios.has(line.scenario)) throw invalid(path, line.seq, 'a scenario begins for the second time');
        const { seq, wall } = line;
        current = { start: end, end, first: seq, last: seq, beganAt: wall, endedAt: wall, stepsAt: [] };
        scenarios.set(line.scenario, current);
      } else if (line.kind === 'end') current = undefined;
      else if (current !== undefined) {
        if (line.kind === 'device') throw invalid(path, line.seq, 'a device is opened in the middle of the run');
        if (line.kind === 'step') current.stepsAt.push(line.wall);
        current.end = end;
        current.last = line.seq;
        current.endedAt = line.wall;
      } else if (line.kind === 'device') device = line;
      else if (line.kind === 'fault') unopened = line;
      else if (line.kind !== 'raw' && line.kind !== 'attest')
        throw invalid(path, line.seq, `nothing of this kind comes before a scenario: ${line.kind} at byte ${start}`);
    }
    if (header === undefined || last === undefined) throw empty(path);
    return new Recording(path, header, device, unopened, scenarios, rawLines, last);
  }

  /** Whether the run came to its end. */
  get finished(): boolean {
    return this.last.kind === 'end';
  }

  /** The records of a scenario, one after the other, without the line it begins with. */
  *records({ start, end }: RecordedScenario): Generator<Line, void, void> {
    // The form of every line was checked when the file was opened.
    if (end > start) for (const { text } of linesOf(this.path, start, end)) yield JSON.parse(text) as Line;
  }
}
