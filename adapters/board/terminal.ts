import { atRow } from './at-table';
import type { Firmware } from './firmware';
import { countOf } from './parameter-text';

/** Size of TI's command buffer, including the NUL. */
const BUFFER = 1_024;

const BELL = '\x07';

/** The functions of the board that a terminal needs. */
interface TerminalHost {
  readonly firmware: Firmware;
  /** Immediate output: echo and prompt. */
  echo(text: string): void;
  /** A separate line: result or final line. */
  print(line: string): void;
  /** Calls `act` after a short device time. */
  afterDelay(act: () => void): void;
  /** Executes a command; `print` receives its lines, of which the last is the final line. */
  carryOut(name: string, fn: string, parameters: string, print: (line: string) => void): void;
  /** Executes a command that only this firmware has. */
  carryOutOwn(name: string, print: (line: string) => void): void;
  /** A command is complete; returns false if it is to be ignored. */
  typed(line: string): boolean;
}

/**
 * TI's console with its peculiarities, and the consoles that derive from it. TI's echoes every character, and CR and LF
 * both end a command. It prints the prompt before every read, and has one command buffer. A command in a thread reads
 * that buffer a moment later, when another command can already be in it.
 */
export class AtTerminal {
  private readonly buffer = Buffer.alloc(BUFFER);
  private length = 0;
  private overflown = false;
  /** Input while a command runs that the console waits for. */
  private waiting: number[] = [];
  private reading = false;

  constructor(private readonly host: TerminalHost) {}

  /** Starts to read. */
  start(): void {
    this.next();
  }

  /** Stops reading and discards the input, as a reset does. */
  stop(): void {
    this.reading = false;
    this.waiting = [];
    this.length = 0;
    this.overflown = false;
  }

  /** Receives input. */
  type(bytes: Uint8Array): void {
    this.waiting.push(...bytes);
    this.readOn();
  }

  private readOn(): void {
    let echoed = '';
    for (;;) {
      const byte = this.reading ? this.waiting.shift() : undefined;
      if (byte === undefined) break;
      const ends = byte === 0x0d || byte === 0x0a;
      echoed += this.take(byte, ends);
      if (!ends) continue;
      this.echo(echoed);
      echoed = '';
      this.submit();
    }
    this.echo(echoed);
  }

  private echo(text: string): void {
    if (this.host.firmware.echo && text !== '') this.host.echo(text);
  }

  /** Puts one byte into the buffer and returns its echo. */
  private take(byte: number, ends: boolean): string {
    if (byte === 0x08) {
      if (this.length === 0) return BELL;
      this.length -= 1;
      return '\b \b';
    }
    if (!ends) {
      if (this.length < BUFFER - 1) {
        this.buffer[this.length] = byte;
        this.length += 1;
      } else this.overflown = true;
    }
    return String.fromCharCode(byte);
  }

  private submit(): void {
    const line = this.overflown ? '' : this.buffer.toString('latin1', 0, this.length);
    this.buffer[this.length] = 0;
    this.length = 0;
    this.overflown = false;
    this.reading = false;
    if (line === '' || !this.host.typed(line)) return this.next();
    const equals = line.indexOf('=');
    const command = (equals < 0 ? line : line.slice(0, equals)).replace(/ /g, '').toLowerCase();
    const { firmware } = this.host;
    const { errors } = firmware;
    const name = command.startsWith('at+') ? command.slice(3) : '';
    const row = atRow(name, firmware);
    const parameters = equals < 0 ? '' : line.slice(equals + 1);
    if (firmware.own.includes(name)) return this.submitOwn(name, parameters);
    if (row === undefined) return this.finish(errors.unknown);
    if (parameters.trimStart().startsWith('?')) {
      this.host.print(row.usage);
      return this.finish('OK');
    }
    if (row.count !== undefined && countOf(parameters) !== row.count) return this.finish(errors.count);
    if (row.name === 'extinfo') this.host.print('+extinfo:1.0,wlanprovisioning|rawevents|startup');
    const { function: fn } = row;
    if (fn === undefined) return this.finish('OK');
    if (row.threaded) {
      this.host.afterDelay(() =>
        this.host.carryOut(row.name, fn, this.textFrom(equals + 1), (text) => this.host.print(text)),
      );
      return this.next();
    }
    this.host.carryOut(row.name, fn, parameters, (text) => {
      this.host.print(text);
      if (/^(OK$|ERROR:)/.test(text)) this.next();
    });
  }

  private submitOwn(name: string, parameters: string): void {
    if (parameters.trimStart().startsWith('?')) this.host.print('[]');
    else return this.host.carryOutOwn(name, (text) => this.finish(text));
    this.finish('OK');
  }

  /** The current content of the buffer, from `offset` to the next NUL. */
  private textFrom(offset: number): string {
    if (offset === 0) return '';
    const end = this.buffer.indexOf(0, offset);
    return this.buffer.toString('latin1', offset, end < 0 ? BUFFER : end);
  }

  private finish(final: string): void {
    this.host.print(final);
    this.next();
  }

  private next(): void {
    const { prompt } = this.host.firmware;
    if (prompt !== '') this.host.echo(prompt);
    this.reading = true;
    this.readOn();
  }
}
