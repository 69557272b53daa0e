/** JSON that two readers can understand differently because of the name of a member. */
export class AmbiguousKey extends SyntaxError {
  override readonly name = 'AmbiguousKey';
}

/** Names that have a meaning of their own in JavaScript, so that schemas drop members with them. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const RESERVED_TEXT = new RegExp(`"(?:${[...RESERVED].join('|')})"`);

/** Maximum depth of nested objects and arrays. No message or record comes near it, and later readers are recursive. */
const DEEPEST = 100;

/**
 * Parses JSON and refuses objects that two readers may understand differently: two members of one name, or a name with
 * a meaning of its own in JavaScript.
 *
 * @throws SyntaxError where the text is not JSON or is nested too deeply, `AmbiguousKey` about the name of a member
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!isUnambiguous(text, value)) checkKeys(text);
  return value;
}

/**
 * A fast sufficient check. A member that occurs twice is lost in the value, so that the value has another text. Texts
 * that other programs have written fail this check too.
 */
const isUnambiguous = (text: string, value: unknown): boolean =>
  !mayHaveReservedName(text) && nestsLittle(text) && JSON.stringify(value) === text;

/** Whether JSON can have a name with a meaning of its own in JavaScript. */
export const mayHaveReservedName = (text: string): boolean => RESERVED_TEXT.test(text);

/** Whether JSON has so few objects and arrays that it cannot be nested too deeply. */
export function nestsLittle(text: string): boolean {
  // Each of them has a beginning and an end.
  if (text.length <= 2 * DEEPEST) return true;
  let count = 0;
  for (const opening of ['{', '['])
    for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
      count += 1;
      if (count > DEEPEST) return false;
    }
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const SPACE = 0x20;

/** Looks for members of one name. The text is valid JSON, so strings, colons and brackets tell all there is to know. */
function checkKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      const end = stringEnd(text, at);
      if (isKey(text, end)) addKey(open.at(-1), text.slice(at, end));
      at = end - 1;
    } else if (character === BRACE) nest(open, new Set());
    else if (character === BRACKET) nest(open, undefined);
    else if (character === BRACE_END || character === BRACKET_END) open.pop();
  }
}

function nest(open: (Set<string> | undefined)[], keys: Set<string> | undefined): void {
  open.push(keys);
  if (open.length > DEEPEST) throw new SyntaxError(`it nests more than ${DEEPEST} objects and arrays`);
}

function addKey(keys: Set<string> | undefined, quoted: string): void {
  const key = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  if (keys?.has(key)) throw new AmbiguousKey(`an object has two members named ${JSON.stringify(key)}`);
  if (RESERVED.has(key)) throw new AmbiguousKey(`no member can be named ${JSON.stringify(key)}`);
  keys?.add(key);
}

/** The index behind the closing quote of the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes precedes `at`. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

/** Whether the string that ends before `at` is the name of a member. */
function isKey(text: string, at: number): boolean {
  let next = at;
  // Up to the space, white space is the only kind of character that JSON has outside of strings.
  while (text.charCodeAt(next) <= SPACE) next += 1;
  return text.charCodeAt(next) === COLON;
}
