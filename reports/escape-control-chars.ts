import type { Result } from '../judge/result-schema';

/** Characters that are invisible, change the writing direction, control a terminal, or are unassigned. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;

/** Text of foreign origin with invisible characters escaped as `\u{202e}`. Line breaks and tabs stay. */
export const escapeControlChars = (text: string): string =>
  text.replace(INVISIBLE, (unit) =>
    unit === '\n' || unit === '\t' ? unit : `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** What JSON with a character to escape contains: the character itself, or the start of its escape sequence. */
const SUSPECT = /\\[bfru]|(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/**
 * The result as its views show it, with invisible characters escaped; the same object if there are none.
 *
 * @param json the result as JSON, which shows quickly whether there are any
 */
export const escapedResult = (result: Result, json = JSON.stringify(result)): Result =>
  SUSPECT.test(json) ? (shown(result) as Result) : result;

function shown(value: unknown): unknown {
  if (typeof value === 'string') return escapeControlChars(value);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value);
  const changed = parts.map(([name, part]): [string, unknown] => [escapeControlChars(name), shown(part)]);
  if (changed.every(([name, part], index) => name === parts[index]?.[0] && part === parts[index]?.[1])) return value;
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', r: '\r' };

/** Cucumber's page with the invisible characters in its messages escaped. The script of the viewer is unchanged. */
export function escapedMessages(page: string): string {
  const start = page.indexOf('window.CUCUMBER_MESSAGES = ');
  const end = page.indexOf('</script>', start);
  if (start < 0 || end < 0) return page;
  const inJson = (text: string): string => escapeControlChars(text).replaceAll('\\', '\\\\');
  const messages = page
    .slice(start, end)
    // Pairs first: an escaped backslash does not start an escape sequence.
    .replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (pair, hex: string | undefined, letter = '') => {
      const unit = hex === undefined ? short[letter] : String.fromCharCode(Number.parseInt(hex, 16));
      return unit === undefined || escapeControlChars(unit) === unit ? pair : inJson(unit);
    })
    .replace(INVISIBLE, (unit) => inJson(unit));
  return page.slice(0, start) + messages + page.slice(end);
}
