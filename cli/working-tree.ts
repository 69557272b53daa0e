import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { filesOfCommit, type Git, hashOf } from './git-objects';

/** Files that Node or the suite would load. */
const LOADABLE = /\.(ts|tsx|js|jsx|cjs|mjs|json|node|wasm|feature|ya?ml|pem)$/;

/** Folders at the root without code of the suite: packages, build output, and output of runs. */
export const APART: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'out']);

/** What a checkout is compared with. */
interface Commit {
  /** Hash of the commit. */
  readonly id: string;
  /** Hash of each file of the commit, by its path with forward slashes. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The commit that is checked out; without files where there is none yet.
 *
 * @throws ProvtckError `GIT_FAILED`
 */
export function headOf(root: string): Commit {
  const own: Git = (args, input) => git(root, args, input);
  if (own(['for-each-ref']).length === 0) return { id: '', files: new Map() };
  const id = String(own(['rev-parse', 'HEAD'])).trim();
  return { id, files: filesOfCommit(own, id) };
}

/**
 * Files of a checkout that differ from its commit: changed, missing, or added where the suite could load them.
 *
 * Git is not used, because its index, its settings and its ignore lists can hide a change. Every file is read and
 * hashed.
 */
export function changedFiles(root: string, { files }: Commit): readonly string[] {
  const changed = [...files].filter(([path, hash]) => !isBlob(join(root, path), hash)).map(([path]) => path);
  const added = [...loadable(root)].filter((path) => !files.has(path));
  return [...changed, ...added].sort();
}

function isBlob(file: string, hash: string): boolean {
  const blobOf = (content: Buffer): string => hashOf('blob', content, hash.length);
  try {
    const content = lstatSync(file).isSymbolicLink() ? Buffer.from(readlinkSync(file)) : readFileSync(file);
    if (blobOf(content) === hash) return true;
    // A checkout on Windows can have other line ends.
    return blobOf(Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === hash;
  } catch {
    return false;
  }
}

/** Files at the root from which Node takes settings. */
const AT_ROOT = /^(package\.json|\.pnp\.c?js)$/;

/** Every file that could be loaded, even if git ignores it, and every symbolic link: it can lead to other files. */
function* loadable(root: string): Generator<string> {
  for (const entry of readdirSync(root, { withFileTypes: true }).filter(({ name }) => !APART.has(name)))
    if (entry.isDirectory()) yield* loadableIn(root, entry.name);
    else if (entry.isSymbolicLink() || AT_ROOT.test(entry.name)) yield entry.name;
}

function* loadableIn(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* loadableIn(root, path);
    else if (entry.isSymbolicLink() || LOADABLE.test(entry.name)) yield path;
  }
}

function git(root: string, args: readonly string[], input = ''): Buffer {
  // Environment variables about repositories must not redirect git, or replace its objects.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = {
    ...Object.fromEntries(own),
    GIT_DIR: join(root, '.git'),
    GIT_WORK_TREE: root,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', root, ...args], {
    env,
    input,
    maxBuffer: 1 << 28,
  });
  if (status === 0) return stdout;
  throw new ProvtckError(
    'GIT_FAILED',
    `git cannot check whether the suite was changed: ${error?.message ?? String(stderr).trim()}`,
    'Install git, or certify with the installed package of the suite.',
  );
}
