import type { Json } from '../adapters/adapter';

/**
 * An answer of the bench or the seam with its times moved by `ms`: those of captured packets and of commands of the
 * host driver. Anything else is given back as it is.
 */
export function rebased(answer: Json, ms: number): Json {
  if (!Array.isArray(answer)) return answer;
  return answer.map((each: Json) => (isTimed(each) ? { ...each, at: each.at + ms } : each));
}

const isTimed = (value: Json): value is { readonly at: number } =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number';
