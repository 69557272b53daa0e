import { escapeControlChars } from '../reports/escape-control-chars';

/** Maximum number of characters that are shown of one text. */
const longest = 2_000;

/** A text with invisible characters escaped; a text that is too long for a page is shortened and marked. */
function shown(text: string): string {
  const escaped = escapeControlChars(text);
  if (escaped.length <= longest) return escaped;
  const kept = [...escaped.slice(0, longest)].slice(0, -1).join('');
  return `${kept}… (${escaped.length - kept.length} more characters)`;
}

/** The same value with invisible characters escaped in every text, including names of members. */
export function displayText<Value>(value: Value): Value {
  return displayValue(value) as Value;
}

function displayValue(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map(displayValue);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [displayValue(key), displayValue(each)]));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [shown(name), displayValue(each)]));
  return value;
}
