import { constantNamed } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import table from './data/vocabulary.json';

/** A list of words of TI's console, such as `role`. */
export type WordList = keyof typeof table;

/** Names of all lists, for the schema of the command table. */
export const wordLists = Object.keys(table) as readonly WordList[];

/** One word with TI's constant and the number behind it. */
interface Word {
  readonly word: string;
  readonly constant: string;
  readonly value: number;
}

const lists = new Map<string, readonly Word[]>();

/**
 * The words of a list, in the order of TI's table. Words that mean a bit may stand together, joined by `|`.
 *
 * @throws ProvtckError `VOCABULARY_INVALID` when the table names a constant the ledger does not have
 */
export function wordsOf(list: WordList): readonly Word[] {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const words = Object.entries<string>(table[list]).map(([word, constant]): Word => {
    const value = constantNamed(constant);
    if (value === undefined)
      throw new ProvtckError(
        'VOCABULARY_INVALID',
        `${list}.${word} stands for ${constant}, which is no constant of the ledger`,
        'Correct adapters/serial/data/vocabulary.json.',
      );
    return { word, constant, value };
  });
  lists.set(list, words);
  return words;
}

/** The entry of a word as the console writes it, or undefined for a word the list does not have. */
export const wordNamed = (list: WordList, word: string): Word | undefined =>
  wordsOf(list).find((each) => each.word === word);

/** The word for a number, or undefined where the console has none. */
export const wordFor = (list: WordList, value: number): string | undefined =>
  wordsOf(list).find((each) => each.value === value)?.word;

/** The words for the bits of a number joined by `|`; empty for 0, undefined where a bit has no word. */
export function wordsForBits(list: WordList, bits: number): string | undefined {
  const set = wordsOf(list).filter(({ value }) => (bits & value) === value);
  return set.reduce((rest, { value }) => rest & ~value, bits) === 0 ? set.map(({ word }) => word).join('|') : undefined;
}

/** The number behind words joined by `|`; words the list does not have count nothing. */
export const bitsOf = (list: WordList, words: string): number =>
  words.split('|').reduce((bits, word) => bits | (wordNamed(list, word.trim())?.value ?? 0), 0);
