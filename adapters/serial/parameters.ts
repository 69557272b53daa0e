import * as v from 'valibot';
import { constantNamed } from '../../ledger/constants';
import type { Fields, Json } from '../adapter';
import { bytesOf } from '../byte-text';
import { type WordList, wordFor, wordLists, wordsForBits } from './vocabulary';

const PLAIN = ['number', 'numbers', 'text', 'length', 'mac', 'address', 'hex'] as const;
const WORDED = ['word', 'word or number', 'bits', 'some bits'] as const;

/**
 * One parameter of a command, written in the table as `=literal`, `path:kind` or `path:kind:list`:
 *
 * - `number`, `numbers` (joined by `|`, at least one)
 * - `text`, quoted if necessary, and `length`, the number of its bytes
 * - `mac` and `hex`, empty for null; `address`, dotted
 * - `word`, one of a list; `word or number` if the console accepts both
 * - `bits`, words joined by `|`, empty for 0; `some bits` if the console needs at least one
 */
export type Parameter =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: (typeof PLAIN)[number]; readonly path: string }
  | { readonly kind: (typeof WORDED)[number]; readonly path: string; readonly list: WordList };

export const Parameter = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Parameter => {
    const text = dataset.value;
    if (text.startsWith('=')) return { kind: 'literal', text: text.slice(1) };
    const [path = '', kindName, listName] = text.split(':');
    const plain = PLAIN.find((kind) => kind === kindName);
    if (plain !== undefined && listName === undefined) return { kind: plain, path };
    const worded = WORDED.find((kind) => kind === kindName);
    const list = wordLists.find((name) => name === listName);
    if (worded !== undefined && list !== undefined) return { kind: worded, path, list };
    addIssue({ message: `${text} is not a parameter: =literal, path:kind or path:kind:list` });
    return NEVER;
  }),
);

/** The number of an argument; constants are given by TI's name. NaN if there is none. */
export function numberOf(argument: Json | undefined): number {
  if (typeof argument === 'number') return argument;
  return typeof argument === 'string' && argument !== '' ? (constantNamed(argument) ?? Number(argument)) : Number.NaN;
}

/** The argument at a path such as `pSecParams.Type`. */
export const valueAt = (args: Fields, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (value, member) => (value instanceof Object && !Array.isArray(value) ? (value as Fields)[member] : undefined),
      args,
    );

/** Words by list, of a console that has fewer than TI's. */
type FewerWords = { readonly [list: string]: readonly string[] };

/** The parameter as text of a command, or undefined if the console has no words for the argument. */
export function typedText(parameter: Parameter, args: Fields, fewer: FewerWords = {}): string | undefined {
  const text = textWithAllWords(parameter, args);
  const words = 'list' in parameter ? fewer[parameter.list] : undefined;
  if (text === undefined || words === undefined) return text;
  return text.split('|').every((word) => word === '' || words.includes(word)) ? text : undefined;
}

function textWithAllWords(parameter: Parameter, args: Fields): string | undefined {
  if (parameter.kind === 'literal') return parameter.text;
  const value = valueAt(args, parameter.path);
  switch (parameter.kind) {
    case 'number':
      return decimal(numberOf(value));
    case 'numbers':
      return Array.isArray(value) && value.length > 0 ? value.join('|') : undefined;
    case 'text':
      return quoted(latin1(value ?? ''));
    case 'length':
      return String(latin1(value ?? '').length);
    case 'mac':
      return String(value ?? '');
    case 'hex':
      return Buffer.from(latin1(value ?? ''), 'latin1').toString('hex');
    case 'address':
      return dotted(numberOf(value));
    case 'word':
      return wordFor(parameter.list, numberOf(value));
    case 'word or number':
      return wordFor(parameter.list, numberOf(value)) ?? decimal(numberOf(value));
    case 'bits':
      return Number.isInteger(numberOf(value)) ? wordsForBits(parameter.list, numberOf(value)) : undefined;
    case 'some bits':
      return wordsForBits(parameter.list, numberOf(value)) || undefined;
  }
}

const decimal = (value: number): string | undefined => (Number.isInteger(value) ? String(value) : undefined);

/** The bytes of a text of the contract, one character each. */
const latin1 = (value: Json): string => Buffer.from(bytesOf(String(value))).toString('latin1');

/**
 * Quotes a string if it contains a comma, a space or a leading quote. TI's parser counts parameters by an even number
 * of quotes and ends a line at CR or LF. A string with an odd number of quotes, or with a quote, CR or LF in it, can
 * therefore not be sent.
 */
function quoted(text: string): string | undefined {
  if (/[\0\r\n\b]/.test(text) || (text.split('"').length - 1) % 2 === 1) return undefined;
  return /[, ]|^"/.test(text) ? `"${text}"` : text;
}

/** An IPv4 address in host order. */
function dotted(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0) return undefined;
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
}
