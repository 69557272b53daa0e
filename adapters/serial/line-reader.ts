import type { ConsoleProfile } from './console-profile';
import { type ErrorLine, errorIn } from './error-line';

/** One line of a console. Texts contain one character for each byte (latin1), because a network name is any bytes. */
export type ConsoleLine =
  | { readonly kind: 'ok' }
  | ({ readonly kind: 'error' } & ErrorLine)
  /** The output of the command in progress: `rest` of `+get:…`. */
  | { readonly kind: 'result'; readonly rest: string }
  /** The parameters of a command, as `=?` prints them. */
  | { readonly kind: 'usage'; readonly text: string }
  /** `+event<group>:<rest>` */
  | { readonly kind: 'event'; readonly group: string; readonly rest: string }
  /** The board has booted. */
  | { readonly kind: 'ready'; readonly text: string }
  /** Echo, prompt or empty. */
  | { readonly kind: 'furniture' }
  /** Any other line. It is in the transcript and has no meaning. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Longer than every line of TI (1024 bytes) with the echo of a whole command before it. */
const LONGEST = 4_096;

const EVENT =
  /\+event(wlanraw|generalraw|wlan|netapp|general|sock|fatalerror|startup|mqtt|http\w*|wakeup|custom|iot\w*):/;
const BEGINS = /^(\+[a-z]|OK|ERROR ?:)/;
/** A UART often sends one when it is switched on. */
const NULS = /^\0+|\0+$/g;

/**
 * Divides the data of a console into lines, in pieces of any size.
 *
 * The words of a line identify it, not its position. Another task prints the events, so an event can start in the
 * middle of an echo. The rest of the echo then follows on a separate line. Sent commands are kept until their echo is
 * complete, so that a network name that looks like an event is not read as one.
 */
export class LineReader {
  /** The begin of a line that another task prints into an echo. */
  private readonly begins: RegExp;
  private buffer = '';
  private echo = '';
  /** First characters of the result lines of the command in progress. */
  private result: string | undefined;

  constructor(private readonly profile: ConsoleProfile) {
    this.begins = new RegExp(BEGINS, profile.anyCase ? 'i' : '');
  }

  /** A command will be sent; without its line end. */
  expect(command: string): void {
    this.echo = this.profile.echo ? command : '';
    const name = /^at(\+\w+)/i.exec(command)?.[1]?.toLowerCase();
    this.result = name === undefined ? undefined : `${name}:`;
  }

  /** Discards an incomplete line. */
  clear(): void {
    this.buffer = '';
    this.echo = '';
    this.result = undefined;
  }

  /** The lines that a piece completes. */
  take(piece: Uint8Array): ConsoleLine[] {
    this.buffer += Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    const texts = this.buffer.split(/[\r\n]/);
    this.buffer = texts.pop() ?? '';
    if (this.buffer.length > LONGEST) texts.push(...this.overflow());
    return texts.map((text) => this.read(text));
  }

  private overflow(): readonly string[] {
    const text = this.buffer;
    this.buffer = '';
    return [text];
  }

  private read(line: string): ConsoleLine {
    const text = this.withoutEcho(this.withoutPrompt(line));
    const words = trimmed(text);
    if (words === '') return { kind: 'furniture' };
    const plain = this.profile.anyCase ? text.toLowerCase() : text;
    const ready = this.profile.ready.find((word) => plain.includes(word));
    const event = EVENT.exec(plain);
    const result = this.result === undefined ? -1 : plain.indexOf(this.result);
    // The first match identifies the line; a name that looks like another line comes after it.
    if (ready !== undefined && (event?.index ?? plain.indexOf(ready)) === plain.indexOf(ready))
      return { kind: 'ready', text: words };
    if (result >= 0 && result < (event?.index ?? Number.POSITIVE_INFINITY))
      return { kind: 'result', rest: text.slice(result + (this.result ?? '').length) };
    if (event) return { kind: 'event', group: event[1] ?? '', rest: text.slice(event.index + event[0].length) };
    const error = errorIn(text);
    if (error !== undefined) return { kind: 'error', ...error };
    if (this.isOk(words.replace(NULS, ''))) return { kind: 'ok' };
    if (/^\[.*\]$/.test(words)) return { kind: 'usage', text: words };
    return { kind: 'unknown', text };
  }

  private isOk(word: string): boolean {
    return (this.profile.anyCase ? word.toUpperCase() : word) === 'OK';
  }

  private withoutPrompt(line: string): string {
    const { prompt = '' } = this.profile;
    const at = line.indexOf(prompt);
    return at >= 0 && trimmed(line.slice(0, at)) === '' ? line.slice(at + prompt.length) : line;
  }

  /** Removes the part of the echo at the start of the line: the complete rest, or a part before other text. */
  private withoutEcho(text: string): string {
    let common = 0;
    while (common < this.echo.length && text[common] === this.echo[common]) common += 1;
    const isWhole = common === this.echo.length;
    // An event begins with the same character as a command, so the part can be shorter than their common prefix.
    for (let length = common; length > 0; length -= 1) {
      const rest = text.slice(length);
      const plausible = trimmed(rest) === '' || this.begins.test(rest) || (isWhole && length === common);
      if (!plausible) continue;
      this.echo = this.echo.slice(length);
      return rest;
    }
    return text;
  }
}

/** Spaces and tabs only: in a name, every other byte has a meaning. */
const trimmed = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');
