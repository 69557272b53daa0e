import { ProvtckError } from '../../ledger/error';
import type { Final } from './answers';
import type { ConsoleProfile } from './console-profile';
import { type ConsoleLine, LineReader } from './line-reader';
import { Changes } from './time';

/** A command and what has come of it so far. */
export interface Flight {
  readonly text: string;
  /** `rest` of its result lines. */
  readonly results: string[];
  usage?: string;
  final?: Final;
  /** Called with the final line of a command nobody waits for any more. */
  late?: (final: Final) => void;
}

/** Bytes without a meaning that a console may send between two lines that have one. */
const FLOOD = 64 * 1_024;

/**
 * One console: at most one command is under way, and its final line ends it. TI's firmware keeps a pointer into the
 * one command buffer while a command runs, so a second command would corrupt the first.
 */
export class Console {
  /** Announces every line, and every fault. */
  readonly changes = new Changes();
  /** Why the console cannot be used. A lost port stays lost; the others end with the next synchronisation. */
  fault: ProvtckError | undefined;
  /** Whether the board is expected to boot, so that its banner is no fault. */
  booting = true;
  /** Boots seen, final lines that belonged to no command, and pieces of any kind. */
  readonly seen = { boots: 0, strays: 0, pieces: 0 };
  private flight: Flight | undefined;
  private unknown = 0;
  private readonly reader: LineReader;

  /** @param hear gets every event line */
  constructor(
    private readonly profile: ConsoleProfile,
    private readonly write: (text: string) => void,
    private readonly hear: (group: string, rest: string) => void,
  ) {
    this.reader = new LineReader(profile);
  }

  /** The command that has not ended, if there is one. */
  get underWay(): Flight | undefined {
    return this.flight?.final === undefined ? this.flight : undefined;
  }

  /**
   * Types a command.
   *
   * @throws ProvtckError the console's fault, or `CONSOLE_BUSY` while another command is under way
   */
  begin(text: string): Flight {
    if (this.fault !== undefined) throw this.fault;
    if (this.underWay !== undefined)
      throw new ProvtckError(
        'CONSOLE_BUSY',
        `${this.underWay.text} has not ended, and a console takes one command at a time`,
        'The next scenario begins with a reset, which ends the command.',
      );
    const flight: Flight = { text, results: [] };
    this.flight = flight;
    this.reader.expect(text);
    this.write(text + this.profile.submit);
    return flight;
  }

  /** Ends a line that may have been left half typed. */
  submit(): void {
    if (this.fault !== undefined) throw this.fault;
    this.write(this.profile.submit);
  }

  /** Forgets the command under way, half a line, and every fault that a new start can mend. */
  recover(): void {
    this.flight = undefined;
    this.unknown = 0;
    this.reader.clear();
    if (this.fault?.code !== 'PORT_LOST') this.fault = undefined;
  }

  /** The console cannot be used from now on. The first reason stands. */
  fail(fault: ProvtckError): void {
    if (this.fault === undefined || fault.code === 'PORT_LOST') this.fault = fault;
    this.changes.notify();
  }

  /** Takes what the board has sent, in whatever pieces. */
  take(piece: Uint8Array): void {
    this.seen.pieces += 1;
    this.unknown += piece.length;
    for (const line of this.reader.take(piece)) this.receive(line);
    if (this.unknown > FLOOD && this.fault === undefined)
      this.fail(
        new ProvtckError(
          'CONSOLE_FLOOD',
          `the console has sent ${this.unknown} bytes that mean nothing`,
          'Look at the bit rate (--baud), at the firmware, and at what else it prints.',
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
        return this.hear(line.group, line.rest);
      case 'ready':
        this.seen.boots += 1;
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
      this.seen.strays += 1;
      return;
    }
    flight.final = final;
    flight.late?.(final);
  }
}

const unexpectedBoot = (): ProvtckError =>
  new ProvtckError(
    'BOARD_RESET',
    'the board has started anew in the middle of a scenario',
    'Look at its supply, at the reset button and at what else is connected to it.',
  );
