import { ProvtckError } from '../../ledger/error';
import type { Line } from '../../transcript/record';
import type { Recording } from '../../transcript/recording';

/** Record kinds that are not exchanged between the suite and its adapter. */
const ASIDE: ReadonlySet<Line['kind']> = new Set(['step', 'raw']);

/**
 * Walks through the records of each scenario and checks that the requests of the suite match them. After the first
 * mismatch, it replays no more records in that scenario.
 */
export class Player {
  private records: Iterator<Line, void, void> | undefined;
  private ahead: Line | undefined;
  /** Line number of the last replayed record, and of the last record of the scenario. */
  private at = 0;
  private last = 0;
  private broken: ProvtckError | undefined;

  constructor(private readonly recording: Recording) {}

  /** @throws ProvtckError if the transcript does not contain the scenario */
  begin(scenario: string): void {
    this.broken = undefined;
    this.records = undefined;
    const found = this.recording.scenarios.get(scenario);
    if (found === undefined) {
      this.at = this.recording.last.seq;
      throw this.stop(
        this.recording.finished
          ? this.diverged(this.at, `the transcript contains no scenario "${scenario}"`)
          : this.cutShort('before this scenario'),
      );
    }
    this.at = found.first;
    this.last = found.last;
    this.records = this.recording.records(found);
    this.advance();
  }

  /** @throws ProvtckError if the requests of the suite differ from the transcript, or end before it */
  end(): void {
    const { broken, ahead } = this;
    this.broken = undefined;
    this.records = undefined;
    this.ahead = undefined;
    if (broken !== undefined) throw broken;
    if (ahead !== undefined)
      throw this.diverged(
        ahead.seq,
        `the suite sends no more requests, but the transcript contains a ${titleOf(ahead)}`,
      );
  }

  /**
   * Returns the next record, which must match the request.
   *
   * @param asked description of the request
   * @param fits whether a record belongs to the request
   */
  take<Wanted extends Line>(asked: string, fits: (line: Line) => line is Wanted): Wanted {
    if (this.broken !== undefined) throw this.broken;
    const line = this.ahead;
    if (line === undefined) throw this.stop(this.exhausted(asked));
    if (!fits(line))
      throw this.stop(
        this.diverged(line.seq, `the suite requests ${asked}, but the transcript contains a ${titleOf(line)}`),
      );
    this.at = line.seq;
    this.advance();
    return line;
  }

  private advance(): void {
    do {
      this.ahead = this.records?.next().value ?? undefined;
    } while (this.ahead !== undefined && ASIDE.has(this.ahead.kind));
  }

  private exhausted(asked: string): ProvtckError {
    const { recording } = this;
    if (!recording.finished && this.last === recording.last.seq) return this.cutShort('in the middle of this scenario');
    return this.diverged(this.at, `the suite also requests ${asked}, but the scenario ends here in the transcript`);
  }

  private stop(error: ProvtckError): ProvtckError {
    this.broken = error;
    return error;
  }

  private diverged(line: number, why: string): ProvtckError {
    return new ProvtckError(
      'REPLAY_DIVERGED',
      `${this.recording.path}:${line}: ${why}`,
      'The transcript does not match the requests of the suite; it gives no verdict.',
    );
  }

  private cutShort(where: string): ProvtckError {
    return new ProvtckError(
      'TRANSCRIPT_CUT',
      `the transcript ends at line ${this.recording.last.seq}, ${where}`,
      'The run was cut short. Run it again.',
    );
  }
}

/** Short description of a record. */
function titleOf(line: Line): string {
  switch (line.kind) {
    case 'call':
    case 'return':
    case 'pending':
      return `${line.kind} of ${line.function}`;
    case 'event':
      return `event ${line.name}`;
    case 'fault':
      return `fault in ${line.operation}`;
    case 'phone':
    case 'network':
    case 'cloud':
    case 'capture':
    case 'driver-port':
      return `${line.kind}.${line.act}`;
    default:
      return line.kind;
  }
}
