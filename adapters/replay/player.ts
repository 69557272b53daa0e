import { ProvtckError } from '../../ledger/error';
import type { Line } from '../../transcript/record';
import type { Recording } from '../../transcript/recording';

/** Record kinds that are not exchanged between the suite and its adapter. */
const NOT_EXCHANGED: ReadonlySet<Line['kind']> = new Set(['step', 'raw', 'attest']);

/**
 * Walks through the records of each scenario and checks that the requests of the suite match them. After the first
 * mismatch, it replays no more records in that scenario.
 */
export class Player {
  private records: Iterator<Line, void, void> | undefined;
  private following: Line | undefined;
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
    const { broken, following } = this;
    this.broken = undefined;
    this.records = undefined;
    this.following = undefined;
    if (broken !== undefined) throw broken;
    if (following !== undefined)
      throw this.diverged(
        following.seq,
        `the suite sends no more requests, but the transcript contains a ${titleOf(following)}`,
      );
  }

  /**
   * Returns the next record, which must match the request.
   *
   * @param request description of the request
   * @param fits whether a record belongs to the request
   */
  take<Wanted extends Line>(request: string, fits: (line: Line) => line is Wanted): Wanted {
    if (this.broken !== undefined) throw this.broken;
    const line = this.following;
    if (line === undefined) throw this.stop(this.exhausted(request));
    if (!fits(line))
      throw this.stop(
        this.diverged(line.seq, `the suite requests ${request}, but the transcript contains a ${titleOf(line)}`),
      );
    this.at = line.seq;
    this.advance();
    return line;
  }

  /** Whether the next record fits. */
  isNext(fits: (line: Line) => boolean): boolean {
    return this.broken === undefined && this.following !== undefined && fits(this.following);
  }

  /** The error about a record that cannot be, after which nothing more is played in the scenario. */
  impossible(why: string): ProvtckError {
    return this.stop(this.diverged(this.at, why));
  }

  private advance(): void {
    do {
      this.following = this.records?.next().value ?? undefined;
    } while (this.following !== undefined && NOT_EXCHANGED.has(this.following.kind));
  }

  private exhausted(request: string): ProvtckError {
    const { recording } = this;
    if (!recording.finished && this.last === recording.last.seq) return this.cutShort('in the middle of this scenario');
    return this.diverged(this.at, `the suite also requests ${request}, but the scenario ends here in the transcript`);
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
