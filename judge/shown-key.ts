import type { Json } from '../ledger/json';

/** Length from which a key inside a longer text is no chance; the shortest pass phrase has as many characters. */
const IMPROBABLE = 8;

/**
 * Whether a value contains a key: as a whole text, or inside a longer text. A token of letters and digits can contain
 * the characters of such a key by chance, so that this key counts only as a whole word.
 */
export function showsKey(value: Json | undefined, key: string): boolean {
  if (typeof value === 'string') return value === key || (key.length >= IMPROBABLE && isInside(value, key));
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((member: Json) => showsKey(member, key));
}

const isInside = (text: string, key: string): boolean => (isUnlikeToken(key) ? text.includes(key) : hasWord(text, key));

/** Whether a key has letters and another character than letters and digits. */
const isUnlikeToken = (key: string): boolean => /\p{L}/u.test(key) && /[^\p{L}\p{N}]/u.test(key);

/** Whether a text contains the word with no letter or digit beside it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const beside = `${text.slice(Math.max(at - 1, 0), at)} ${text.slice(at + word.length, at + word.length + 1)}`;
    if (!/[\p{L}\p{N}]/u.test(beside)) return true;
  }
  return false;
}
