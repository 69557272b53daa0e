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

/** Values without an invisible character stay the same objects: a recording is large. */
function displayValue(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) {
    const items = value.map(displayValue);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [displayValue(key), displayValue(each)]));
  return value !== null && typeof value === 'object' ? displayMembers(value) : value;
}

function displayMembers(value: object): object {
  const members = Object.entries(value);
  const changed = members.map(([name, each]) => [shown(name), displayValue(each)] as const);
  const isSame = changed.every(([name, each], index) => name === members[index]?.[0] && each === members[index]?.[1]);
  return isSame ? value : Object.fromEntries(changed);
}
