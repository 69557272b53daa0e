import { escapeControlChars } from '../reports/escape-control-chars';

/** Most characters that are shown of one text. */
const longest = 2_000;

/** A text with nothing invisible in it; what is too long for a page is cut, and said to be. */
function shown(text: string): string {
  const whole = escapeControlChars(text);
  if (whole.length <= longest) return whole;
  const kept = [...whole.slice(0, longest)].slice(0, -1).join('');
  return `${kept}… (${whole.length - kept.length} more characters)`;
}

/** The same value with every text in it made visible, names of members included. */
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
