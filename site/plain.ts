import { escapeControlChars } from '../reports/escape-control-chars';

/** Maximum number of characters that are shown of one text. */
const longest = 2_000;

/** A text with invisible characters escaped; a text that is too long for a page is shortened and marked. */
function shown(text: string): string {
  const whole = escapeControlChars(text);
  if (whole.length <= longest) return whole;
  const kept = [...whole.slice(0, longest)].slice(0, -1).join('');
  return `${kept}… (${whole.length - kept.length} more characters)`;
}

/** The same value with invisible characters escaped in every text, including names of members. */
export function plain<Value>(value: Value): Value {
  return plainly(value) as Value;
}

function plainly(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map(plainly);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [plainly(key), plainly(each)]));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [shown(name), plainly(each)]));
  return value;
}
