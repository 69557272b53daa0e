import { ProvtckError } from '../ledger/error';
import { selectedBy } from '../runtime/features';

/** Maximum length of a tag expression, in characters. Its evaluation is recursive. */
const LONGEST = 4_000;

/** @throws ProvtckError `TAGS_INVALID` */
export function checkTagExpression(tags: string): void {
  if (tags.length > LONGEST)
    throw new ProvtckError(
      'TAGS_INVALID',
      `a tag expression of ${tags.length} characters is longer than ${LONGEST}`,
      'Select the scenarios with --rule or --plan.',
    );
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
