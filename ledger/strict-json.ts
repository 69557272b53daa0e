/** JSON that two readers can understand differently because of the name of a member. */
export class AmbiguousKey extends SyntaxError {
  override readonly name = 'AmbiguousKey';
}

/** Names that have a meaning of their own in JavaScript, so that schemas drop members with them. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

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
  checkKeys(text);
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** Looks for members of one name. The text is valid JSON, so strings, colons and brackets tell all there is to know. */
function checkKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') nest(open, new Set());
    else if (character === '[') nest(open, undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = stringEnd(text, at);
      if (isKey(text, end)) addKey(open.at(-1), text.slice(at, end));
      at = end - 1;
    }
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
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Whether the string that ends before `at` is the name of a member. */
function isKey(text: string, at: number): boolean {
  let next = at;
  while (next < text.length && ' \t\n\r'.includes(text.charAt(next))) next += 1;
  return text.charCodeAt(next) === COLON;
}
