import { ProvtckError } from '../../ledger/error';
import type { Final } from './answers';
import type { ConsoleProfile } from './console-profile';
import { type ConsoleLine, LineReader } from './line-reader';
import { Changes } from './time';

/** A command and its output so far. */
export interface Flight {
  readonly text: string;
  /** `rest` of its result lines. */
  readonly results: string[];
  usage?: string;
  final?: Final;
  /** Called with the final line of a command that has no waiting caller any more. */
  late?: (final: Final) => void;
}

/** Maximum number of meaningless bytes between two meaningful lines. */
const FLOOD = 64 * 1_024;

/**
 * One console: at most one command is in progress, and its final line ends it. TI's firmware keeps a pointer into its
 * one command buffer while a command runs, so a second command would corrupt the first one.
 */
export class Console {
  /** Announces every line and every fault. */
  readonly changes = new Changes();
  /**
   * The reason why the console is unusable. A lost port stays lost; other faults end with the next synchronisation.
   */
  fault: ProvtckError | undefined;
  /** Whether a boot of the board is expected, so that its banner is not a fault. */
  booting = true;
  /** Number of boots, of final lines without a command, and of received pieces. */
  readonly counts = { boots: 0, strays: 0, pieces: 0 };
  private flight: Flight | undefined;
  private unknown = 0;
  private readonly reader: LineReader;

  /** @param onEvent receives every event line */
  constructor(
    private readonly profile: ConsoleProfile,
    private readonly write: (text: string) => void,
    private readonly onEvent: (group: string, rest: string) => void,
  ) {
    this.reader = new LineReader(profile);
  }

  /** The command in progress, if there is one. */
  get underWay(): Flight | undefined {
    return this.flight?.final === undefined ? this.flight : undefined;
  }

  /**
   * Sends a command.
   *
   * @throws ProvtckError the console's fault, or `CONSOLE_BUSY` while another command is in progress
   */
  begin(text: string): Flight {
    if (this.fault !== undefined) throw this.fault;
    if (this.underWay !== undefined)
      throw new ProvtckError(
        'CONSOLE_BUSY',
        `${this.underWay.text} is still in progress, and a console accepts one command at a time`,
        'The next scenario begins with a reset, which ends the command.',
      );
    const flight: Flight = { text, results: [] };
    this.flight = flight;
    this.reader.expect(text);
    this.write(text + this.profile.submit);
    return flight;
  }

  /** Ends a line that may be incomplete. */
  submit(): void {
    if (this.fault !== undefined) throw this.fault;
    this.write(this.profile.submit);
  }

  /** Discards the command in progress, an incomplete line, and every fault that a restart can correct. */
  recover(): void {
    this.flight = undefined;
    this.unknown = 0;
    this.reader.clear();
    if (this.fault?.code !== 'PORT_LOST') this.fault = undefined;
  }

  /** Marks the console as unusable. The first reason is kept. */
  fail(fault: ProvtckError): void {
    if (this.fault === undefined || fault.code === 'PORT_LOST') this.fault = fault;
    this.changes.notify();
  }

  /** Receives data of the board, in pieces of any size. */
  take(piece: Uint8Array): void {
    this.counts.pieces += 1;
    this.unknown += piece.length;
    for (const line of this.reader.take(piece)) this.receive(line);
    if (this.unknown > FLOOD && this.fault === undefined)
      this.fail(
        new ProvtckError(
          'CONSOLE_FLOOD',
          `the console has sent ${this.unknown} unknown bytes`,
          'Check the bit rate (--baud), the firmware, and its other output.',
        ),
      );
    this.changes.notify();
  }

  private receive(line: ConsoleLine): void {
    if (line.kind !== 'unknown' && line.kind !== 'furniture') this.unknown = 0;
    switch (line.kind) {
      case 'ok':
      case 'error':
        return this.end(line);
      case 'result':
        this.underWay?.results.push(line.rest);
        return;
      case 'usage':
        if (this.underWay !== undefined) this.underWay.usage = line.text;
        return;
      case 'event':
        return this.onEvent(line.group, line.rest);
      case 'ready':
        this.counts.boots += 1;
        if (!this.booting) this.fail(unexpectedBoot());
        return;
      case 'furniture':
      case 'unknown':
        return;
    }
  }

  private end(final: Final): void {
    const flight = this.underWay;
    if (flight === undefined) {
      this.counts.strays += 1;
      return;
    }
    flight.final = final;
    flight.late?.(final);
  }
}

const unexpectedBoot = (): ProvtckError =>
  new ProvtckError(
    'BOARD_RESET',
    'the board has restarted in the middle of a scenario',
    'Check its power supply, the reset button and other connections.',
  );
