import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ProvtckError } from '../ledger/error';

/** Files that Node or the suite would load. */
const LOADABLE = /\.(ts|tsx|js|jsx|cjs|mjs|json|node|wasm|feature|ya?ml|pem)$/;

/** Folders at the root without code of the suite: packages, build output, and output of runs. */
const APART: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'out']);

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
  if (git(root, 'for-each-ref').trim() === '') return { id: '', files: new Map() };
  const id = git(root, 'rev-parse', 'HEAD').trim();
  const files = new Map<string, string>();
  for (const entry of git(root, 'ls-tree', '-r', '-z', 'HEAD').split('\0').filter(Boolean)) {
    const [about = '', path = ''] = entry.split('\t');
    const [, type, hash = ''] = about.split(' ');
    if (type === 'blob') files.set(path, hash);
  }
  return { id, files };
}

/**
 * Files of a checkout that differ from its commit: changed, missing, or added where the suite could load them.
 *
 * Git is not used, because its index, its settings and its ignore lists can hide a change. Every file is read and
 * hashed.
 */
export function changedFiles(root: string, { id, files }: Commit): readonly string[] {
  const algorithm = id.length === 64 ? 'sha256' : 'sha1';
  const changed = [...files].filter(([path, hash]) => !isBlob(join(root, path), hash, algorithm)).map(([path]) => path);
  const added = [...loadable(root)].filter((path) => !files.has(path));
  return [...changed, ...added].sort();
}

function isBlob(file: string, hash: string, algorithm: string): boolean {
  const blobOf = (content: Buffer): string =>
    createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
  try {
    const content = lstatSync(file).isSymbolicLink() ? Buffer.from(readlinkSync(file)) : readFileSync(file);
    if (blobOf(content) === hash) return true;
    // A checkout on Windows can have other line ends.
    return blobOf(Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === hash;
  } catch {
    return false;
  }
}

/** Every file that could be loaded, even if git ignores it. */
function* loadable(root: string, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (folder === '' && (APART.has(entry.name) || !entry.isDirectory())) {
      if (entry.isFile() && /^(package\.json|\.pnp\.c?js)$/.test(entry.name)) yield path;
    } else if (entry.isDirectory()) yield* loadable(root, path);
    else if (LOADABLE.test(entry.name)) yield path;
  }
}

function git(root: string, ...args: readonly string[]): string {
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
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  if (status === 0) return stdout;
  throw new ProvtckError(
    'GIT_FAILED',
    `git cannot check whether the suite was changed: ${error?.message ?? stderr.trim()}`,
    'Install git, or certify with the installed package of the suite.',
  );
}
