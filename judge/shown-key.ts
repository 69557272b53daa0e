import type { Json } from '../ledger/json';

/** Length from which a key inside a longer text is no chance; the shortest pass phrase has as many characters. */
const IMPROBABLE = 8;

/**
 * Whether a value contains a key: as a whole text, or as a whole word of a longer text. A token of letters and digits
 * can contain the characters of a key by chance.
 */
export function showsKey(value: Json | undefined, key: string): boolean {
  if (typeof value === 'string') return value === key || (key.length >= IMPROBABLE && hasWord(value, key));
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((member: Json) => showsKey(member, key));
}

/** Whether a text contains the word with no letter or digit beside it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const beside = `${text.slice(Math.max(at - 1, 0), at)} ${text.slice(at + word.length, at + word.length + 1)}`;
    if (!/[\p{L}\p{N}]/u.test(beside)) return true;
  }
  return false;
}
