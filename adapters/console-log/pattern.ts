import { ProvtckError } from '../../ledger/error';

/** Valid names of placeholders. */
const PLACEHOLDERS = ['ssid', 'text', 'status', 'number', 'mode', 'role', 'state', 'code'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** The values of the placeholders of a pattern; hexadecimal numbers begin with `0x`. */
export type Captures = { readonly [name in Placeholder]?: string };

/** A compiled pattern of a dialect. */
export interface Pattern {
  /** Its tag in brackets, in lower case, or `undefined`. */
  readonly tag: string | undefined;
  /** Matches at a position: with the tag, and without it. */
  readonly tagged: RegExp;
  readonly bare: RegExp;
  /** Letters and digits of the fixed text, without the tag, up to the first placeholder. */
  readonly letters: string;
  /** The longest row of fixed letters and digits, which every line of the pattern contains. */
  readonly run: string;
  /** The pattern without its captures, for a search over a whole line. */
  readonly source: string;
}

/** Text between two words: a message can have one space, two, or none. */
const GAP = '[^a-zA-Z0-9]{0,12}?';
const TAG = /^\[([^\]{}]+)\][ \t]*-?[ \t]*/;
const TOKEN = /\{([^{}]*)\}|[a-zA-Z0-9]+|[^a-zA-Z0-9{}]+/g;

/**
 * Compiles a line of a dialect. Lines are compared by their words. Case, spaces and punctuation between words are
 * ignored, and the tag at the beginning of a line is optional. Text after the pattern is ignored.
 *
 * @param tags the tags of the dialect, in regular expressions: a text of any length ends before one of them
 * @throws ProvtckError `DIALECT_INVALID` for an unknown placeholder or a pattern without words
 */
export function compilePattern(text: string, tags: readonly string[]): Pattern {
  const found = TAG.exec(text);
  const body = found === null ? text : text.slice(found[0].length);
  const tag = found?.[1]?.toLowerCase();
  const tokens = [...body.matchAll(TOKEN)];
  const letters = lettersOf(body.split('{')[0] ?? '');
  if (letters === '') throw invalid(text, 'a line begins with words, not with a placeholder');
  const end = tags.length === 0 ? '(?=$)' : `(?=$|[ \\t]*\\[(?:${tags.join('|')})\\])`;
  const source = tokens.map((token, index) => sourceOf(text, token, index, tokens, end)).join('');
  const closed = /[.:!]$/.test(body) ? '(?![a-zA-Z0-9])' : '';
  const bare = new RegExp(source + closed, 'iy');
  return {
    tag,
    bare,
    tagged: tag === undefined ? bare : new RegExp(`\\[?[ \\t]*${wordsOf(tag)}${GAP}${source}${closed}`, 'iy'),
    letters,
    run: longest(body.split(/\{[^{}]*\}/).map(lettersOf)),
    source: source.replaceAll(/\(\?<\w+>/g, '(?:'),
  };
}

/** Letters and digits only, in lower case. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** A regular expression for the words of a text. */
export const wordsOf = (text: string): string => (text.match(/[a-zA-Z0-9]+/g) ?? []).join(GAP);

const longest = (texts: readonly string[]): string => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

type Token = RegExpMatchArray;

function sourceOf(text: string, token: Token, index: number, tokens: readonly Token[], end: string): string {
  const [whole, placeholder] = token;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (placeholder !== undefined) {
    const name = PLACEHOLDERS.find((each) => each === placeholder);
    if (name === undefined)
      throw invalid(text, `{${placeholder}} is no placeholder; there are ${PLACEHOLDERS.join(', ')}`);
    return captureOf(name, before?.[0].toLowerCase() === '0x', after === undefined ? end : '');
  }
  if (/^[a-zA-Z0-9]/.test(whole)) return after !== undefined && /^[a-zA-Z0-9]/.test(after[0]) ? whole + GAP : whole;
  // Punctuation around a value is a part of the line; between words it is a gap.
  const opens = after !== undefined && isText(after[1]);
  const closes = before?.[1] !== undefined && after === undefined;
  if (opens || closes) return literal(whole);
  return after === undefined ? '' : GAP;
}

const isText = (placeholder: string | undefined): boolean => placeholder === 'ssid' || placeholder === 'text';

/** Punctuation with optional spaces around each character. */
function literal(text: string): string {
  const signs = [...text.replaceAll(/[ \t]+/g, '')].map((sign) => sign.replace(/[$()*+.?[\\\]^{|}]/, '\\$&'));
  // A full stop at the end has no meaning.
  const needed = signs.filter((sign, index) => sign !== '\\.' || index === 0);
  return `[ \\t]*${needed.join('[ \\t]*')}[ \\t]*`;
}

function captureOf(name: Placeholder, hex: boolean, end: string): string {
  switch (name) {
    case 'ssid':
    case 'text':
      return `(?<${name}>.{0,512}?)${end}`;
    case 'code':
      return '(?<code>-?\\d{1,9})(?!\\d)';
    case 'role':
    case 'state':
      return `(?<${name}>\\w{1,40})`;
    default:
      return hex ? `(?<${name}>[0-9a-f]{1,8})(?![0-9a-f])` : `(?<${name}>(?:0x[0-9a-f]{1,8}|\\d{1,9}))(?!\\d)`;
  }
}

const invalid = (text: string, reason: string): ProvtckError =>
  new ProvtckError('DIALECT_INVALID', `line '${text}': ${reason}`, 'Correct the dialect; docs/logs.md has its form.');
