import { styleText } from 'node:util';
import { escapeControlChars } from './escape-control-chars';

type Style = Parameters<typeof styleText>[0];

/** The part of a stream that text output needs. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** A text stream: with colour and a width if it is a terminal, plain text otherwise. */
export class Terminal {
  readonly interactive: boolean;
  private readonly coloured: boolean;

  constructor(
    private readonly stream: TerminalStream,
    env: NodeJS.ProcessEnv = process.env,
  ) {
    this.interactive = stream.isTTY === true && env.TERM !== 'dumb';
    this.coloured = this.interactive && !env.NO_COLOR;
  }

  /** Number of columns; undefined if lines have no maximum length. */
  get width(): number | undefined {
    // A terminal of unknown size reports 0.
    return this.interactive ? this.stream.columns || 80 : undefined;
  }

  /** Number of visible lines; undefined if there is no limit or it is unknown. */
  get height(): number | undefined {
    return (this.interactive && this.stream.rows) || undefined;
  }

  write(text: string): void {
    this.stream.write(text);
  }

  line(text = ''): void {
    this.stream.write(`${text}\n`);
  }

  /** Overwrites the status line, or clears it for an empty text. Only on a terminal. */
  status(text: string): void {
    if (this.interactive) this.stream.write(`\r\x1b[2K${clipped(text, (this.width ?? 80) - 1)}`);
  }

  /** The text in a style, if the terminal supports styles. */
  style(style: Style, text: string): string {
    // By default Node checks stdout, which can differ from the stream of this terminal.
    return this.coloured ? styleText(style, text, { validateStream: false }) : text;
  }
}

/**
 * Text of foreign origin on one line: network names can contain anything, including codes that control a terminal or
 * change the writing direction.
 */
export const printable = (text: string): string =>
  escapeControlChars(text.replace(/\s*\n\s*/g, ' ')).replaceAll('\t', '\\u{9}');

/** The text, shortened to `width` characters if it is longer. */
export function clipped(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** The words of a text in lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A number with its noun: `1 rule`, `2 rules`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Milliseconds as readable text: `340 ms`, `2.5 s`, `3 min 4 s`, `1 h 2 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
