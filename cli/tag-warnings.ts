import { nearest } from '../ledger/nearest';
import { ownSources } from '../runtime/cucumber';
import { parseFeatures, selectedBy } from '../runtime/features';

/** A warning for each tag of a valid expression that no scenario has, with similar tags. */
export function tagWarnings(expression: string | undefined): readonly string[] {
  if (expression === undefined || !isValid(expression)) return [];
  const given = [...new Set(expression.match(/@[^\s()]+/g) ?? [])];
  if (given.length === 0) return [];
  const { pickles } = parseFeatures(ownSources.features);
  const known = [...new Set(pickles.flatMap(({ tags }) => tags.map(({ name }) => name)))];
  return given
    .filter((tag) => !known.includes(tag))
    .map((tag) => `warning: no scenario has the tag ${tag}. Did you mean ${nearest(tag, known).join(', ')}?`);
}

function isValid(expression: string): boolean {
  try {
    selectedBy(expression);
    return true;
  } catch {
    return false;
  }
}
