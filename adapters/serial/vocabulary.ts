import { constantNamed } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import table from './data/vocabulary.json';

/** A list of words of TI's console, such as `role`. */
export type WordList = keyof typeof table;

/** Names of all lists, for the schema of the command table. */
export const wordLists = Object.keys(table) as readonly WordList[];

/** One word with TI's constant and its number. */
interface Word {
  readonly word: string;
  readonly constant: string;
  readonly value: number;
}

const lists = new Map<string, readonly Word[]>();

/**
 * The words of a list, in the order of TI's table. Words for bits can be combined with `|`.
 *
 * @throws ProvtckError `VOCABULARY_INVALID` if the table names a constant that the ledger does not have
 */
export function wordsOf(list: WordList): readonly Word[] {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const words = Object.entries<string>(table[list]).map(([word, constant]): Word => {
    const value = constantNamed(constant);
    if (value === undefined)
      throw new ProvtckError(
        'VOCABULARY_INVALID',
        `${list}.${word} means ${constant}, which is not a constant of the ledger`,
        'Correct adapters/serial/data/vocabulary.json.',
      );
    return { word, constant, value };
  });
  lists.set(list, words);
  return words;
}

/**
 * The entry of a word as the console writes it, or undefined if the list does not contain the word.
 *
 * @param anyCase whether the console writes its words in any case
 */
export function wordNamed(list: WordList, word: string, anyCase = false): Word | undefined {
  const wanted = anyCase ? word.toLowerCase() : word;
  return wordsOf(list).find((each) => each.word === wanted);
}

/** The word of a number, or undefined if the console has none. */
export const wordFor = (list: WordList, value: number): string | undefined =>
  wordsOf(list).find((each) => each.value === value)?.word;

/** The words of the bits of a number, joined by `|`; empty for 0, undefined if a bit has no word. */
export function wordsForBits(list: WordList, bits: number): string | undefined {
  const set = wordsOf(list).filter(({ value }) => (bits & value) === value);
  return set.reduce((rest, { value }) => rest & ~value, bits) === 0 ? set.map(({ word }) => word).join('|') : undefined;
}

/** The number of words joined by `|`; words outside the list are ignored. */
export const bitsOf = (list: WordList, words: string): number =>
  words.split('|').reduce((bits, word) => bits | (wordNamed(list, word.trim(), true)?.value ?? 0), 0);
