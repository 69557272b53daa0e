import { ProvtckError } from '../ledger/error';
import { selectedBy } from '../runtime/features';

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

/** @throws ProvtckError `TAGS_INVALID` if the text is no tag expression */
export function checkTagExpression(tags: string): void {
  try {
    selectedBy(tags);
  } catch (cause) {
    throw new ProvtckError(
      'TAGS_INVALID',
      `"${tags}" is not a tag expression: ${firstCauseOf(cause)}`,
      'Write for example "@PROV-7.5-01 or (@needs-phone and not @needs-long)".',
      { cause },
    );
  }
}

/** The original error, without the wrapper of cucumber. */
function firstCauseOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCauseOf(error.cause);
}
