import { ProvtckError } from '../../ledger/error';
import { LineProgram } from './line-program';

/** Maximum time for the answer to one command, in ms of wall time. The daemon may still start. */
const ANSWER = 10_000;

/** What the clients print around text: carriage return, erase-line, and the prompt, once or several times. */
const DECORATION = /^(?:\\x0d|\\x1b\[K|> ?)+/;

interface Pending {
  readonly command: string;
  readonly lines: string[];
  readonly resolve: (lines: readonly string[]) => void;
}

/**
 * `wpa_cli` or `hostapd_cli` in interactive mode. Events arrive by themselves. Commands carry no names and no keys: the
 * clients split them at blanks.
 */
export class InteractiveClient {
  /** Events in their order, without their priority. */
  readonly events: string[] = [];
  private readonly program: LineProgram;
  private readonly queue: Pending[] = [];
  private readonly listeners = new Set<() => void>();
  private lost = false;
  /** It has printed its version and its licence. */
  private ready = false;

  /**
   * @param command program and arguments
   * @param onEvent receives every event, such as `AP-STA-CONNECTED 02:00:00:00:03:00`
   */
  constructor(
    name: string,
    command: readonly string[],
    private readonly onEvent: (event: string) => void = () => {},
    private readonly answerLimit = ANSWER,
  ) {
    this.program = new LineProgram(name, command, (line) => this.take(line.replace(DECORATION, '')));
  }

  /** Waits until the daemon answers; from then on no event is missed. */
  async attach(): Promise<void> {
    await this.command('ping');
  }

  /**
   * Sends a command and returns the lines of its answer. A `ping` follows each command, and its answer is the end of the
   * answer to the command.
   *
   * @throws ProvtckError `BENCH_PROGRAM_DIED`, `BENCH_PROGRAM_SILENT`
   */
  async command(text: string): Promise<readonly string[]> {
    this.checkAlive(text);
    const answer = new Promise<readonly string[]>((resolve) => {
      this.queue.push({ command: text, lines: [], resolve });
    });
    this.program.write(text === 'ping' ? 'ping\n' : `${text}\nping\n`);
    const lines = await this.within(answer, this.answerLimit);
    if (lines !== undefined) return lines;
    this.checkAlive(text);
    throw new ProvtckError(
      'BENCH_PROGRAM_SILENT',
      `${this.program.name} has not answered "${text}" within ${this.answerLimit / 1_000} s`,
      'Examine the bench with `provtck doctor --bench linux:<file>`.',
    );
  }

  /**
   * Waits for an event, beginning with those that have arrived already.
   *
   * @returns undefined after `ms` without it
   * @throws ProvtckError `BENCH_PROGRAM_DIED` if the daemon or the client has ended
   */
  async waitFor<T>(find: (event: string) => T | undefined, ms: number): Promise<T | undefined> {
    let at = 0;
    let look: () => void = () => {};
    const wanted = new Promise<T>((resolve) => {
      look = () => {
        for (; at < this.events.length; at += 1) {
          const found = find(this.events[at] ?? '');
          if (found !== undefined) return resolve(found);
        }
      };
    });
    this.listeners.add(look);
    look();
    const found = await this.within(wanted, ms);
    this.listeners.delete(look);
    if (found === undefined) this.checkAlive('the expected event');
    return found;
  }

  /** Ends the client; the daemon continues. */
  async close(): Promise<void> {
    await this.program.kill();
  }

  private checkAlive(what: string): void {
    if (this.program.ended !== undefined) throw this.program.diedError(`"${what}"`);
    if (!this.lost) return;
    throw new ProvtckError(
      'BENCH_PROGRAM_DIED',
      `the daemon behind ${this.program.name} has ended`,
      'See the system log, and examine the bench with `provtck doctor --bench linux:<file>`.',
    );
  }

  /** The result; undefined after `ms`, or when the daemon or the client has ended. */
  private within<T>(result: Promise<T>, ms: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const settle = (found: T | undefined): void => {
        clearTimeout(timer);
        unwatch();
        resolve(found);
      };
      const isGone = (): boolean => this.lost || this.program.ended !== undefined;
      const timer = setTimeout(() => settle(undefined), ms);
      const unwatch = this.program.watch(() => isGone() && settle(undefined));
      result.then(settle, () => settle(undefined));
      if (isGone()) settle(undefined);
    });
  }

  private take(line: string): void {
    const event = /^<\d>(.*)$/.exec(line)?.[1];
    if (event !== undefined) return this.takeEvent(event);
    if (isLoss(line)) this.lost = true;
    const pending = this.queue[0];
    const heard = this.ready;
    this.ready ||= line === 'Interactive mode';
    if (pending === undefined || !heard || line === '') return;
    if (line === 'PONG') {
      this.queue.shift();
      return pending.resolve(pending.lines);
    }
    // wpa_cli repeats the command.
    const isEcho = line === 'ping' || (pending.lines.length === 0 && line === pending.command);
    if (!isEcho) pending.lines.push(line);
  }

  private takeEvent(event: string): void {
    this.events.push(event.trimEnd());
    this.onEvent(event.trimEnd());
    for (const listener of [...this.listeners]) listener();
  }
}

/** A client tries to reach a daemon that has ended forever. */
const isLoss = (line: string): boolean => /Connection to (?:hostapd|wpa_supplicant) lost/.test(line);
