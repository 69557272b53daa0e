import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageDigest } from '../ledger/digest';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import type { SourceDigest } from '../reports/certificate/statement-schema';
import { changedFiles, headOf } from './working-tree';

/** Maximum number of changed files in the message. */
const named = 5;

/**
 * The exact version of the suite: the commit of a clean checkout, or the hash of an installed package.
 *
 * @throws ProvtckError `TREE_DIRTY`, or `GIT_FAILED` if git fails
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
    'Commit or stash the changes. A certificate names the commit of the suite that judged the device.',
  );
}
