import { ProvtckError } from '../ledger/error';
import { selectedBy } from '../runtime/features';

/** @throws ProvtckError `TAGS_INVALID` */
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
