import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageDigest } from '../ledger/digest';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import type { SourceDigest } from '../reports/certificate/statement-schema';

/** Most changed files named. */
const named = 5;

/**
 * Which suite this is, exactly: the commit of a clean checkout, or the hash of an installed package.
 *
 * @throws ProvtckError `TREE_DIRTY`, or `GIT_FAILED` where git cannot tell
 */
export function cleanSource(root = packageRoot()): SourceDigest {
  if (!existsSync(join(root, '.git'))) return { sha256: packageDigest(root) };
  // Named in full: the user's own settings may hide files that git does not know.
  const changed = git(root, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);
  if (changed.length > 0)
    throw new ProvtckError(
      'TREE_DIRTY',
      `the checkout of the suite differs from its commit in ${changed.length} places: ${changed
        .slice(0, named)
        .map((line) => line.slice(3))
        .join(', ')}`,
      'Commit or put away what was changed. A certificate names the commit that judged, and only that may have judged.',
    );
  return { gitCommit: git(root, 'rev-parse', 'HEAD').trim() };
}

function git(root: string, ...args: readonly string[]): string {
  // What the surroundings say about other repositories must not lead git away from this one.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8', env });
  if (status === 0) return stdout;
  throw new ProvtckError(
    'GIT_FAILED',
    `git cannot tell whether the suite was changed: ${error?.message ?? stderr.trim()}`,
    'Install git, or certify with the installed package of the suite.',
  );
}
