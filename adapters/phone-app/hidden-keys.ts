import { isJson } from '../../ledger/json';

/**
 * Requests of an app without the keys in them. Lengths, blanks, escapes and the structure of a form or of JSON stay, because
 * rules are judged by them.
 */

const PARAMETER = '__SL_P_';
const KEY = '__SL_P_P.C';

/** Names that an app gives to fields of its own. Any other text before a `=` can be a part of a key. */
const PLAIN_NAME = /^[\w.+%\s-]{1,64}$/;

/** A form, a query or another body, in Latin-1, with an `x` for each letter and digit that can belong to a key. */
export function withoutKeys(text: string): string {
  if (isJson(text)) return withoutStrings(text);
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = decodedName(at < 0 ? pair : pair.slice(0, at));
      if (name.startsWith(PARAMETER) && name !== KEY) return pair;
      if (at < 0) return hidden(pair);
      const shown = pair.slice(0, at);
      return `${PLAIN_NAME.test(shown) ? shown : hidden(shown)}=${hidden(pair.slice(at + 1))}`;
    })
    .join('&');
}

const decodedName = (name: string): string =>
  name
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .trim();

/** What is encoded stays encoded, and what is no ASCII stays so. */
const hidden = (text: string): string =>
  text.replace(/%[0-9a-f]{2}|[a-z0-9]|[\x80-\xff]/gi, (found) =>
    found.length > 1 ? '%78' : found >= '\x80' ? '\xff' : 'x',
  );

/** JSON with other strings and numbers. */
const withoutStrings = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|[0-9]/g, (found) =>
    found.length === 1
      ? '1'
      : found.replace(/\\u[0-9a-f]{4}|\\.|[a-z0-9]|[\x80-\xff]/gi, (each) => (/^\\[^u]/.test(each) ? each : 'x')),
  );
