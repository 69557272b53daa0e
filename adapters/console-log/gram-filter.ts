/** Number of letters that are looked up together. */
const LENGTH = 4;
/** Bits of a letter, and of the index of the table. */
const BITS = 6;
const SIZE = 1 << 16;
/** A shorter text is not looked at: it can be a part of a known one. */
const SHORT = 10;

/**
 * Tells quickly that a text contains none of some words. Most lines of a long log contain none. Letters and digits
 * count alone; case and what is between them do not matter, so that words match over gaps.
 */
export class GramFilter {
  private readonly grams = new Uint8Array(SIZE);
  private readonly beginnings = new Uint8Array(SIZE);
  /** A word is too short for the table, so every text can contain it. */
  private readonly isOpen: boolean;

  /**
   * @param words lower-case letters and digits; a text of interest contains the first four signs of one of them
   * @param beginnings the same; a text of interest can also begin with any four signs in a row of one of them
   */
  constructor(words: readonly string[], beginnings: readonly string[]) {
    this.isOpen = words.some((word) => word.length < LENGTH);
    for (const word of words) this.grams[lastIndex(word.slice(0, LENGTH))] = 1;
    for (const word of beginnings)
      for (let at = 0; at + LENGTH <= word.length; at += 1) this.beginnings[lastIndex(word.slice(at, at + LENGTH))] = 1;
  }

  /** Whether a text can be of interest; false is certain. */
  passes(text: string): boolean {
    if (this.isOpen) return true;
    let gram = 0;
    let letters = 0;
    for (let index = 0; index < text.length; index += 1) {
      const sign = signOf(text.charCodeAt(index));
      if (sign === 0) continue;
      gram = ((gram << BITS) | sign) & 0xff_ff_ff;
      letters += 1;
      if (letters < LENGTH) continue;
      const place = indexOf(gram);
      if (this.grams[place] === 1) return true;
      if (letters === LENGTH && this.beginnings[place] === 1) return true;
    }
    return letters < SHORT;
  }
}

/** Letters and digits from 1 on; 0 for every other sign. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 65 && code <= 90) return code - 64;
  return code >= 48 && code <= 57 ? code - 20 : 0;
}

/** Different words can have the same place: the filter then passes more than it must. */
const indexOf = (gram: number): number => Math.imul(gram, 0x9e3779b1) >>> BITS_LEFT;
const BITS_LEFT = 16;

function lastIndex(word: string): number {
  let gram = 0;
  for (let index = 0; index < word.length; index += 1) gram = (gram << BITS) | signOf(word.charCodeAt(index));
  return indexOf(gram & 0xff_ff_ff);
}
