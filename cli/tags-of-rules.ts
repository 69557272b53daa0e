/**
 * A tag expression for the scenarios of rules, limited by another expression.
 *
 * @param rules ids; all rules if the list is empty
 * @returns undefined if nothing limits the scenarios
 */
export function tagsOfRules(rules: readonly string[], tags: string | undefined): string | undefined {
  const byRule = rules.map((id) => `@${id}`).join(' or ');
  if (byRule === '') return tags;
  return tags === undefined ? byRule : `(${byRule}) and (${tags})`;
}
