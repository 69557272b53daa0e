import { type WordList, wordNamed } from '../serial/vocabulary';

/** The error of TI's parser for an unreadable parameter. */
export class ParseError extends Error {
  constructor(readonly code: number) {
    super(`parse error ${code}`);
  }
}

const MISSING = -1;
const NOT_IN_LIST = -4;
const WRONG_SIZE = -5;

/**
 * The number of parameters as TI counts them: commas outside quotes plus one. A quote at any position opens or closes.
 */
export function countOf(text: string): number {
  if (text === '') return 0;
  let count = 1;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) count += 1;
  }
  return count;
}

/** The parameters of a command, read in sequence as TI's firmware reads them. */
export class ParameterText {
  /** @param words the words of the firmware, for lists of which it has fewer than the suite knows */
  constructor(
    private rest: string,
    private readonly words: { readonly [list: string]: readonly string[] } = {},
  ) {}

  /** The next parameter as raw text; empty if it is missing. */
  text(): string {
    const quoted = /^ *"(.*?)" *(?:,|$)/s.exec(this.rest);
    const taken = quoted ?? /^ *([^,]*?) *(?:,|$)/s.exec(this.rest);
    this.rest = this.rest.slice(taken?.[0].length ?? this.rest.length);
    return taken?.[1] ?? '';
  }

  /** A number, decimal or `0x…`. */
  number(): number {
    const text = this.text();
    if (text === '') throw new ParseError(MISSING);
    return Number.parseInt(text, text.toLowerCase().startsWith('0x') ? 16 : 10) || 0;
  }

  private known(list: WordList, word: string): ReturnType<typeof wordNamed> {
    return this.words[list]?.includes(word) === false ? undefined : wordNamed(list, word);
  }

  /** TI's constant for a word of a list. */
  word(list: WordList): string {
    const text = this.text().toLowerCase();
    if (text === '') throw new ParseError(MISSING);
    const word = this.known(list, text);
    if (word === undefined) throw new ParseError(NOT_IN_LIST);
    return word.constant;
  }

  /** Words of a list joined by `|`, as bits. */
  bits(list: WordList, missing?: number): number {
    const text = this.text().toLowerCase();
    if (text === '' && missing !== undefined) return missing;
    if (text === '') throw new ParseError(MISSING);
    return text
      .replace(/^\[|\]$/g, '')
      .split('|')
      .reduce((bits, word) => {
        const known = this.known(list, word);
        if (known === undefined) throw new ParseError(NOT_IN_LIST);
        return bits | known.value;
      }, 0);
  }

  /** The add-on's notation: a word or a number up to `most`, or `missing` for an empty parameter. */
  wordOrNumber(list: WordList | undefined, most: number, missing?: number): number {
    const text = this.text().toLowerCase();
    if (text === '' && missing !== undefined) return missing;
    if (text === '') throw new ParseError(MISSING);
    const word = list === undefined ? undefined : wordNamed(list, text);
    if (word !== undefined) return word.value;
    if (!/^(0|[1-9]\d*|0x[\da-f]+)$/.test(text)) throw new ParseError(NOT_IN_LIST);
    if (Number(text) > most) throw new ParseError(WRONG_SIZE);
    return Number(text);
  }

  /** The add-on's SmartConfig key: empty, or 32 hexadecimal digits. */
  key(): string | null {
    const text = this.text();
    if (text === '') return null;
    if (text.length !== 32) throw new ParseError(WRONG_SIZE);
    if (!/^[\da-f]+$/i.test(text)) throw new ParseError(NOT_IN_LIST);
    return text;
  }
}
