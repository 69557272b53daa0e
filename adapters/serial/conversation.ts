import { ProvtckError } from '../../ledger/error';
import type { Fields } from '../adapter';
import { cannotDo, isCannotDo } from '../cannot-do';
import { type Final, returnedBy } from './answers';
import { checkCommand, orderFor } from './at-commands';
import type { Console, Flight } from './console';
import type { ConsoleProfile } from './console-profile';
import type { Time } from './time';
import type { WordList } from './vocabulary';

/** The result of a command. */
interface Finished {
  readonly final: Final;
  readonly results: readonly string[];
  readonly usage: string | undefined;
}

/** Time limits of a conversation, in ms of device time. */
const bounds = {
  /** For a command of the suite itself. */
  command: 10_000,
  /** For the response to AT+Test. */
  test: 1_000,
  /** Time without data after which the console counts as quiet, and maximum time to wait for that. */
  quiet: 200,
  calm: 5_000,
} as const;

/** Number of attempts of AT+Test. */
const TRIES = 5;

/** Number of measured round trips. */
const SAMPLES = 8;

/** Sends commands one after the other, and waits for each. */
export class Conversation {
  /** The answer to a command that does not exist. */
  private unknown: Final | undefined;

  constructor(
    readonly console: Console,
    readonly time: Time,
    private readonly profile: ConsoleProfile,
  ) {}

  /**
   * Sends a command and waits for its final line.
   *
   * @throws ProvtckError the console's fault, or `CONSOLE_SILENT` if no final line arrives
   */
  async send(text: string, within: number = bounds.command): Promise<Finished> {
    const flight = this.console.begin(text);
    if (await this.ended(flight, within))
      return { final: finalOf(flight), results: flight.results, usage: flight.usage };
    throw silenceError(`${text} has not ended within ${within} ms`);
  }

  /**
   * Calls a function and waits for its return, for the suite's own use.
   *
   * @throws ProvtckError as `send`, `CANNOT_DO` if the console does not have the command, and `CONSOLE_REFUSED` if it does
   * not understand its own words
   */
  async call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }> {
    const order = orderFor(name, args, this.profile);
    const { final, results } = await this.send(order.text);
    if (this.isUnknown(final)) throw cannotDo(`this firmware does not know ${order.text.split('=')[0]}`);
    if (final.kind === 'error' && final.class !== 'process command') throw refused(order.text, final);
    return returnedBy(order.answer, results, final);
  }

  /** Keeps the answer of this firmware to a command that does not exist; not every firmware describes its errors. */
  learnUnknown(final: Final): void {
    this.unknown = final;
  }

  /** Whether a final line says that the command does not exist. */
  isUnknown(final: Final): boolean {
    if (final.kind === 'ok') return false;
    if (final.class !== 'other') return final.class === 'command not exist';
    return this.unknown?.kind === 'error' && this.unknown.class === 'other' && this.unknown.code === final.code;
  }

  /** Whether the console has a command, as far as its profile says. */
  has(text: string): boolean {
    try {
      checkCommand(text, this.profile);
      return true;
    } catch (error) {
      if (isCannotDo(error)) return false;
      throw error;
    }
  }

  /** Whether the console has all words of a list. */
  hasAllWords(list: WordList): boolean {
    return this.profile.words[list] === undefined;
  }

  /** Waits for the end of a command; false if it has not ended by then. */
  async ended(flight: Flight, within: number): Promise<boolean> {
    const { console, time } = this;
    await time.pass(time.now() + within, () => flight.final !== undefined || console.fault !== undefined);
    if (flight.final === undefined && console.fault !== undefined) throw console.fault;
    return flight.final !== undefined;
  }

  /**
   * Synchronises with a console in any state: waits until it is quiet, ends an incomplete line, and sends AT+Test
   * until exactly one OK returns.
   *
   * @throws ProvtckError `PORT_LOST`, `CONSOLE_FLOOD`, or `CONSOLE_SILENT` if no response arrives
   */
  async synchronise(): Promise<void> {
    const { console } = this;
    console.recover();
    await this.quiet();
    console.submit();
    await this.quiet();
    for (let tries = 0; tries < TRIES; tries += 1) {
      console.recover();
      const { strays } = console.counts;
      const flight = console.begin('AT+Test');
      const ended = await this.ended(flight, bounds.test);
      await this.quiet();
      if (ended && flight.final?.kind === 'ok' && console.counts.strays === strays) return;
    }
    throw silenceError(`no response to AT+Test (${TRIES} times, profile ${this.profile.name})`);
  }

  /** Waits until the board has booted, or until the time limit. */
  async boot(before: number): Promise<boolean> {
    const { console, time } = this;
    return time.pass(
      time.now() + this.profile.boot,
      () => console.counts.boots > before || console.fault !== undefined,
    );
  }

  /**
   * Maximum round trip time of some commands that change nothing on the board, in ms of device time. A time between
   * two moments of the console has at most this error: its command travels in one direction, its lines in the other.
   *
   * @throws ProvtckError as `say`
   */
  async roundTrip(): Promise<number> {
    let longest = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const began = this.time.now();
      await this.send('AT+Test');
      longest = Math.max(longest, this.time.now() - began);
    }
    return longest;
  }

  /** Waits until the console is quiet, with a time limit because events can continue. */
  private async quiet(): Promise<void> {
    const { console, time } = this;
    const latest = time.now() + bounds.calm;
    for (let pieces = -1; pieces !== console.counts.pieces && time.now() < latest; ) {
      pieces = console.counts.pieces;
      const changed = await time.pass(
        time.now() + bounds.quiet,
        () => console.counts.pieces !== pieces || console.fault !== undefined,
      );
      if (console.fault !== undefined) throw console.fault;
      if (!changed) return;
    }
  }
}

const finalOf = ({ final }: Flight): Final => final ?? { kind: 'ok' };

const silenceError = (what: string): ProvtckError =>
  new ProvtckError(
    'CONSOLE_SILENT',
    what,
    'Check the bit rate (--baud), the console profile (--console), the jumpers and the firmware; try a reset.',
  );

/** The console has the command but does not accept its parameters. */
const refused = (text: string, final: Final): ProvtckError =>
  new ProvtckError(
    'CONSOLE_REFUSED',
    `the console does not accept ${text}${final.kind === 'error' ? `: ${final.class}, ${final.code}` : ''}`,
    'The firmware is older or newer than the suite supports; see its AT command guide.',
  );
