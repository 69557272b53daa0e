/** Most characters that are shown of one text. */
const longest = 2_000;

/**
 * A text whose every character can be seen: what would steer a terminal, turn the direction of writing or hide stands
 * as `\u{202e}`. Line ends stay; what is too long for a page is cut, and said to be.
 */
export function visible(text: string): string {
  const shown = text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, escaped);
  if (shown.length <= longest) return shown;
  const kept = [...shown.slice(0, longest)].slice(0, -1).join('');
  return `${kept}… (${shown.length - kept.length} more characters)`;
}

const escaped = (unit: string): string => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`;

/** The same value with every text in it made visible, names of members included. */
export function plain<Value>(value: Value): Value {
  return plainly(value) as Value;
}

function plainly(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(plainly);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [plainly(key), plainly(each)]));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [visible(name), plainly(each)]));
  return value;
}
