import { ProvtckError } from '../../ledger/error';
import type { Line } from '../../transcript/record';
import type { Recording } from '../../transcript/recording';

/** What the suite and its adapter did not say to each other. */
const ASIDE: ReadonlySet<Line['kind']> = new Set(['step', 'raw', 'attest']);

/**
 * Goes through the records of one scenario after the other and watches that the suite asks for just what they hold.
 * Once it has asked for anything else nothing more is played to it in that scenario.
 */
export class Player {
  private records: Iterator<Line, void, void> | undefined;
  private ahead: Line | undefined;
  /** Number of the line that was played last, and of the scenario's last. */
  private at = 0;
  private last = 0;
  private broken: ProvtckError | undefined;

  constructor(private readonly recording: Recording) {}

  /** @throws ProvtckError when the record does not hold the scenario */
  begin(scenario: string): void {
    this.broken = undefined;
    this.records = undefined;
    const found = this.recording.scenarios.get(scenario);
    if (found === undefined) {
      this.at = this.recording.last.seq;
      throw this.stop(
        this.recording.finished
          ? this.diverged(this.at, `the record holds no scenario "${scenario}"`)
          : this.cutShort('before this scenario'),
      );
    }
    this.at = found.first;
    this.last = found.last;
    this.records = this.recording.records(found);
    this.advance();
  }

  /** @throws ProvtckError when the suite has asked for something else than the record holds, or for less */
  end(): void {
    const { broken, ahead } = this;
    this.broken = undefined;
    this.records = undefined;
    this.ahead = undefined;
    if (broken !== undefined) throw broken;
    if (ahead !== undefined)
      throw this.diverged(ahead.seq, `the suite has nothing more to ask, the record holds a ${titleOf(ahead)}`);
  }

  /**
   * The next record, which the caller must find to be the answer to what it asks.
   *
   * @param asked what the suite asks, in words
   * @param fits whether a record is what it left behind the first time
   */
  take<Wanted extends Line>(asked: string, fits: (line: Line) => line is Wanted): Wanted {
    if (this.broken !== undefined) throw this.broken;
    const line = this.ahead;
    if (line === undefined) throw this.stop(this.exhausted(asked));
    if (!fits(line))
      throw this.stop(this.diverged(line.seq, `the suite asks for ${asked}, the record holds a ${titleOf(line)}`));
    this.at = line.seq;
    this.advance();
    return line;
  }

  /** The error about a record that cannot be, after which nothing more is played in the scenario. */
  impossible(why: string): ProvtckError {
    return this.stop(this.diverged(this.at, why));
  }

  private advance(): void {
    do {
      this.ahead = this.records?.next().value ?? undefined;
    } while (this.ahead !== undefined && ASIDE.has(this.ahead.kind));
  }

  private exhausted(asked: string): ProvtckError {
    const { recording } = this;
    if (!recording.finished && this.last === recording.last.seq) return this.cutShort('in the middle of this scenario');
    return this.diverged(this.at, `the suite goes on to ask for ${asked}, the record of the scenario ends here`);
  }

  private stop(error: ProvtckError): ProvtckError {
    this.broken = error;
    return error;
  }

  private diverged(line: number, why: string): ProvtckError {
    return new ProvtckError(
      'REPLAY_DIVERGED',
      `${this.recording.path}:${line}: ${why}`,
      'This is no record of what the suite asks; nothing can be concluded from it.',
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

/** A record in a few words. */
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
