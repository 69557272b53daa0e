import { ProvtckError } from '../../ledger/error';
import type { Fields } from '../adapter';
import { type Final, returnedBy } from './answers';
import { orderFor } from './at-commands';
import type { Console, Flight } from './console';
import type { ConsoleProfile } from './console-profile';
import type { Time } from './time';

/** What a command came to. */
interface Finished {
  readonly final: Final;
  readonly results: readonly string[];
  readonly usage: string | undefined;
}

/** Bounds of a conversation, in ms of device time. */
const bounds = {
  /** For a command of the suite's own. */
  command: 10_000,
  /** For the answer to AT+Test. */
  test: 1_000,
  /** How long nothing may come before the console counts as quiet, and how long one waits for that. */
  quiet: 200,
  calm: 5_000,
} as const;

/** How often AT+Test is tried. */
const TRIES = 5;

/** How many round trips stand for all. */
const SAMPLES = 8;

/** Commands one after the other, each waited for. */
export class Conversation {
  constructor(
    readonly console: Console,
    readonly time: Time,
    private readonly profile: ConsoleProfile,
  ) {}

  /**
   * Types a command and waits for its final line.
   *
   * @throws ProvtckError the console's fault, or `CONSOLE_SILENT` when no final line comes
   */
  async say(text: string, within: number = bounds.command): Promise<Finished> {
    const flight = this.console.begin(text);
    if (await this.ended(flight, within))
      return { final: finalOf(flight), results: flight.results, usage: flight.usage };
    throw silent(`${text} has not ended within ${within} ms`);
  }

  /**
   * Issues a function and waits for its return, for the suite's own use.
   *
   * @throws ProvtckError as `say`, and `CONSOLE_REFUSED` when the console did not understand its own words
   */
  async call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }> {
    const order = orderFor(name, args);
    const { final, results } = await this.say(order.text);
    if (final.kind === 'error' && final.class !== 'process command') throw refused(order.text, final);
    return returnedBy(order.answer, results, final);
  }

  /** Waits until a command has ended; false when it has not by then. */
  async ended(flight: Flight, within: number): Promise<boolean> {
    const { console, time } = this;
    await time.pass(time.now() + within, () => flight.final !== undefined || console.fault !== undefined);
    if (flight.final === undefined && console.fault !== undefined) throw console.fault;
    return flight.final !== undefined;
  }

  /**
   * Comes to terms with a console in whatever state: waits until it is quiet, ends a half-typed line, and says AT+Test
   * until exactly one OK comes back.
   *
   * @throws ProvtckError `PORT_LOST`, `CONSOLE_FLOOD`, or `CONSOLE_SILENT` when nobody answers
   */
  async synchronise(): Promise<void> {
    const { console } = this;
    console.recover();
    await this.quiet();
    console.submit();
    await this.quiet();
    for (let tries = 0; tries < TRIES; tries += 1) {
      console.recover();
      const { strays } = console.seen;
      const flight = console.begin('AT+Test');
      const ended = await this.ended(flight, bounds.test);
      await this.quiet();
      if (ended && flight.final?.kind === 'ok' && console.seen.strays === strays) return;
    }
    throw silent(`nobody answers AT+Test (${TRIES} times, profile ${this.profile.name})`);
  }

  /** Waits until the board has booted, or until the time for that is over. */
  async boot(before: number): Promise<boolean> {
    const { console, time } = this;
    return time.pass(time.now() + this.profile.boot, () => console.seen.boots > before || console.fault !== undefined);
  }

  /** Waits until nothing comes any more, but not for ever: events may go on. */
  /**
   * How long the longest of some exchanges takes that touch nothing on the board, in ms of device time. A time
   * between two moments of the console is off by no more: its command has gone one way, its lines have come the other.
   *
   * @throws ProvtckError as `say`
   */
  async roundTrip(): Promise<number> {
    let longest = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const began = this.time.now();
      await this.say('AT+Test');
      longest = Math.max(longest, this.time.now() - began);
    }
    return longest;
  }

  private async quiet(): Promise<void> {
    const { console, time } = this;
    const latest = time.now() + bounds.calm;
    for (let pieces = -1; pieces !== console.seen.pieces && time.now() < latest; ) {
      pieces = console.seen.pieces;
      const heard = await time.pass(
        time.now() + bounds.quiet,
        () => console.seen.pieces !== pieces || console.fault !== undefined,
      );
      if (console.fault !== undefined) throw console.fault;
      if (!heard) return;
    }
  }
}

const finalOf = ({ final }: Flight): Final => final ?? { kind: 'ok' };

const silent = (what: string): ProvtckError =>
  new ProvtckError(
    'CONSOLE_SILENT',
    what,
    'Look at the bit rate (--baud), the console profile (--console), the jumpers and the firmware; a reset may help.',
  );

/** The console has a command but does not take it as it is said. */
const refused = (text: string, final: Final): ProvtckError =>
  new ProvtckError(
    'CONSOLE_REFUSED',
    `the console does not take ${text}${final.kind === 'error' ? `: ${final.class}, ${final.code}` : ''}`,
    'The firmware is older or newer than the suite knows; see its AT command guide.',
  );
