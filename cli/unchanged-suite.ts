import type { SourceDigest } from '../reports/certificate/statement-schema';
import { checkDependencies, checkLoaded } from './dependencies';
import { cleanSource } from './source';
import { checkEntry, checkStart } from './start-conditions';

/**
 * Checks that only the released suite is executed, and returns its identity.
 *
 * @throws ProvtckError `START_CHANGED`, `DEPENDENCY_CHANGED`, `MODULE_FOREIGN`, and what `cleanSource` throws
 */
export function unchangedSuite(): SourceDigest {
  checkStart();
  checkEntry();
  checkDependencies();
  checkLoaded();
  return cleanSource();
}
