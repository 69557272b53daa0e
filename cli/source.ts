import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageDigest } from '../ledger/digest';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import type { SourceDigest } from '../reports/certificate/statement-schema';
import { changedFiles, headOf } from './working-tree';

/** Most changed files named. */
const named = 5;

/**
 * Which suite this is, exactly: the commit of a clean checkout, or the hash of an installed package.
 *
 * @throws ProvtckError `TREE_DIRTY`, or `GIT_FAILED` where git cannot tell
 */
export function cleanSource(root = packageRoot()): SourceDigest {
  if (!existsSync(join(root, '.git'))) return { sha256: packageDigest(root) };
  const head = headOf(root);
  const changed = changedFiles(root, head);
  if (changed.length === 0 && head.id !== '') return { gitCommit: head.id };
  throw new ProvtckError(
    'TREE_DIRTY',
    head.id === ''
      ? 'the checkout of the suite has no commit'
      : `the checkout of the suite differs from its commit in ${changed.length} places: ${changed.slice(0, named).join(', ')}`,
    'Commit or put away what was changed. A certificate names the commit that judged, and only that may have judged.',
  );
}
