/** A piece of prose in a file: a comment, a paragraph, a message, a text of the ledger. */
export interface Passage {
  readonly file: string;
  /** Line of its first character, from 1. */
  readonly line: number;
  /** Its text with the line breaks of the file. Code is replaced by `CODE`. */
  readonly text: string;
}

/** A sentence with the line on which it begins. */
interface Sentence {
  readonly line: number;
  readonly text: string;
}

/** Stands in a passage for code, names and addresses: one word that no rule complains about. */
export const CODE = 'CODE';

const END = /[.?!]["'”’)\]*_]*\s+(?=[A-Z0-9"'“‘(*_]|sl_)/g;

/** The sentences of a passage. A blank line ends a sentence too. */
export function sentencesOf({ line, text }: Passage): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const add = (end: number): void => {
    const raw = text.slice(start, end);
    const begin = start + (raw.length - raw.trimStart().length);
    if (raw.trim() !== '') sentences.push({ line: line + breaksIn(text.slice(0, begin)), text: oneLine(raw) });
    start = end;
  };
  for (const match of text.matchAll(END)) add(match.index + match[0].length);
  add(text.length);
  return sentences;
}

/** The words of a text: what holds a letter or a digit. */
export const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Whether a string reads like prose: at least four words, three of them in small letters. */
export function isProse(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= 4 && words.filter((word) => /^["'(]?[a-zA-Z]?[a-z'’-]+[.,;:?!)"']*$/.test(word)).length >= 3;
}

/** Replaces inline code, addresses and placeholders. */
export const withoutCode = (text: string): string =>
  text
    .replace(/``[^`]*``|`[^`]*`/g, CODE)
    .replace(/https?:\/\/\S+/g, CODE)
    .replace(/\$?\{[^{}]*\}/g, CODE);

export const breaksIn = (text: string): number => text.split('\n').length - 1;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
