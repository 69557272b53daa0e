import type { Stamp, Stamped } from './stamp';

const ZERO = 48;
const TAB = 9;
const SPACE = 32;
/** Digits of a millisecond; more of them are cut off. */
const MILLISECOND_DIGITS = 3;

/** Where the digits of a stamp are. */
interface Digits {
  /** Index of the two digits of the seconds. */
  readonly seconds: number;
  /** Number of digits of the fraction. */
  readonly digits: number;
  /** The largest number of the seconds. */
  readonly most: number;
}

/**
 * The layout of a stamp: the stamps of the same minute differ in the two digits of the seconds and in their fraction
 * only. Most lines of a long log follow such a stamp, and are read without a search.
 */
export class StampLayout {
  private constructor(
    private readonly head: string,
    /** What separates seconds and fraction; empty without a fraction. */
    private readonly separator: string,
    private readonly digits: number,
    /** What follows, without the blanks at its end, and whether there are any. */
    private readonly tail: string,
    private readonly hasGap: boolean,
    /** The end of the seconds, in ms. */
    private readonly end: number,
    private readonly stamp: Stamp,
    /** What the seconds and the fraction of `stamp` add to its minute, in ms. */
    private readonly within: number,
  ) {}

  /** @param text the stamp with all that is removed with it */
  static of(text: string, { seconds, digits, most }: Digits, stamp: Stamp): StampLayout | undefined {
    const end = seconds + 2;
    const separator = digits > 0 ? text.slice(end, end + 1) : '';
    const fraction = end + separator.length;
    const rest = text.slice(fraction + digits);
    const tail = rest.trimEnd();
    const within = inMs(text, seconds, fraction, digits);
    if (rest === '' || within === undefined) return undefined;
    const head = text.slice(0, seconds);
    return new StampLayout(head, separator, digits, tail, rest !== tail, (most + 1) * 1_000, stamp, within);
  }

  /** The line without its stamp; undefined if the stamp has another layout. */
  read(line: string): Stamped | undefined {
    const { head, separator, digits, tail } = this;
    if (!line.startsWith(head)) return undefined;
    const end = head.length + 2;
    if (separator !== '' && line[end] !== separator) return undefined;
    const fraction = end + separator.length;
    if (!line.startsWith(tail, fraction + digits)) return undefined;
    const after = textAfter(line, fraction + digits + tail.length);
    if (this.hasGap && after === fraction + digits + tail.length && after < line.length) return undefined;
    const within = inMs(line, head.length, fraction, digits);
    if (within === undefined || within >= this.end) return undefined;
    return { text: line.slice(after), stamp: this.moved(within - this.within) };
  }

  private moved(added: number): Stamp {
    const { ms, exchanged, resolution, period } = this.stamp;
    if (exchanged !== undefined) return { ...this.stamp, ms: ms + added, exchanged: exchanged + added };
    return period === undefined ? { ms: ms + added, resolution } : { ms: ms + added, resolution, period };
  }
}

/** Index of the first sign that is no blank. */
function textAfter(line: string, from: number): number {
  let index = from;
  while (line.charCodeAt(index) === SPACE || line.charCodeAt(index) === TAB) index += 1;
  return index;
}

/** Seconds and fraction in ms; undefined for other signs than digits. */
function inMs(text: string, seconds: number, fraction: number, digits: number): number | undefined {
  const whole = numberAt(text, seconds, 2);
  if (whole === undefined) return undefined;
  let ms = 0;
  for (let index = 0; index < digits; index += 1) {
    const digit = numberAt(text, fraction + index, 1);
    if (digit === undefined) return undefined;
    if (index < MILLISECOND_DIGITS) ms += digit * 10 ** (MILLISECOND_DIGITS - 1 - index);
  }
  return whole * 1_000 + ms;
}

function numberAt(text: string, from: number, length: number): number | undefined {
  let value = 0;
  for (let index = from; index < from + length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
