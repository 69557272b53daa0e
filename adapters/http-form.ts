/**
 * Text in HTTP: form fields as application/x-www-form-urlencoded, bodies as their bytes. In the suite both are text as
 * in `byte-text.ts`, so that a network name of any bytes is transferred without loss.
 */
import { bytesOf, textOf } from './byte-text';

/** Form fields in their order. */
type FormFields = readonly (readonly [name: string, value: string])[];

/** The media type of a form. */
export const formType = 'application/x-www-form-urlencoded';

/** Maximum number of fields of a form. */
const MAX_FIELDS = 32;

/** Fields in wire format: UTF-8, spaces as `+`, all characters except letters, digits and `*-._` as `%XX`. */
export const encodeForm = (fields: FormFields): string =>
  fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');

/**
 * The fields of a form; undefined for an invalid form. Invalid are a `%` without two hexadecimal digits, a control
 * character, and more fields than every page sends.
 */
export function decodeForm(body: Uint8Array): FormFields | undefined {
  // Some clients end a form with a line end.
  const text = Buffer.from(body)
    .toString('latin1')
    .replace(/[\r\n]{1,4}$/, '');
  if (/%(?![0-9a-f]{2})/i.test(text) || hasControls(text)) return undefined;
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > MAX_FIELDS) return undefined;
  return pairs.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
  });
}

/** A body as text: `byte-text.ts` with unchanged line ends and tabs, because pages consist of lines. */
export const bodyText = (body: Uint8Array): string =>
  Buffer.from(body)
    .toString('latin1')
    .split(/([\t\r\n]+)/)
    .map((run, index) => (index % 2 === 1 ? run : textOf(Buffer.from(run, 'latin1'))))
    .join('');

/** The bytes of the text of a body. */
export const bodyBytes = (text: string): Uint8Array => bytesOf(text);

const encoded = (text: string): string =>
  UNRESERVED.test(text) ? text : [...bytesOf(text)].map((byte) => encodedByte(byte)).join('');

const UNRESERVED = /^[\w*.-]*$/;

function encodedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (UNRESERVED.test(character)) return character;
  return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

const decoded = (text: string): string => {
  if (UNRESERVED.test(text)) return text;
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return textOf(Buffer.from(bytes, 'latin1'));
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const hasControls = (text: string): boolean => /[\x00-\x1f\x7f]/.test(text);
