import type { Json } from '../adapters/adapter';

/**
 * An answer of the bench or the seam with its times, those of captured packets and of commands of the host driver, in
 * whole milliseconds and moved by `ms`. Anything else is given back as it is.
 */
export function rebased(answer: Json | undefined, ms: number): Json | undefined {
  if (!Array.isArray(answer)) return answer;
  return answer.map((each: Json) => (isTimed(each) ? { ...each, at: Math.floor(each.at) + ms } : each));
}

const isTimed = (value: Json): value is { readonly at: number } =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number';
