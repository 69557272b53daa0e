import { createHash } from 'node:crypto';
import { ProvtckError } from '../ledger/error';

/** Runs `git` with arguments and an input, and returns its output. */
export type Git = (args: readonly string[], input?: string) => Buffer;

type Kind = 'commit' | 'tree';

/** Bits of the mode that mean a file or a symbolic link; a folder and another repository have others. */
const TREE = '40000';
const SUBMODULE = '160000';

const LINE_END = 0x0a;

/**
 * The hash of each file of a commit, by its path with forward slashes.
 *
 * Git is not trusted: another program could have its name, and it does not compare every object with its hash. Each
 * commit and tree is hashed here, so all names follow from the hash of the commit.
 *
 * @param id hash of the commit
 * @throws ProvtckError `GIT_FAILED` if an object has another hash or form
 */
export function filesOfCommit(git: Git, id: string): ReadonlyMap<string, string> {
  const [commit] = contentsOf(git, 'commit', [id]);
  const [, tree] = /^tree ([0-9a-f]{40,64})\n/.exec(String(commit)) ?? [];
  if (tree === undefined) throw invalid(id);
  const files = new Map<string, string>();
  for (let folders: readonly Folder[] = [{ path: '', hash: tree }]; folders.length > 0; )
    folders = innerFolders(git, folders, files);
  return files;
}

interface Folder {
  /** Empty, or with a slash at its end. */
  readonly path: string;
  readonly hash: string;
}

/** Adds the files of folders to `files`, and returns the folders in them. */
function innerFolders(git: Git, folders: readonly Folder[], files: Map<string, string>): readonly Folder[] {
  const hashes = folders.map(({ hash }) => hash);
  const contents = contentsOf(git, 'tree', hashes);
  const entries = folders.flatMap(({ path, hash }, index) =>
    [...entriesOf(contents[index] ?? Buffer.alloc(0), hash.length / 2)].map((entry) => ({ ...entry, folder: path })),
  );
  for (const { mode, folder, name, hash } of entries)
    if (mode !== TREE && mode !== SUBMODULE) files.set(`${folder}${name}`, hash);
  return entries
    .filter(({ mode }) => mode === TREE)
    .map(({ folder, name, hash }) => ({ path: `${folder}${name}/`, hash }));
}

/** The contents of objects, in order, each compared with its hash. */
function contentsOf(git: Git, kind: Kind, hashes: readonly string[]): readonly Buffer[] {
  const output = git(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  const contents: Buffer[] = [];
  let at = 0;
  for (const hash of hashes) {
    const end = output.indexOf(LINE_END, at);
    const [, type, size = ''] = output.subarray(at, Math.max(at, end)).toString('latin1').split(' ');
    const content = output.subarray(end + 1, end + 1 + Number(size));
    if (end < 0 || type !== kind || hashOf(kind, content, hash.length) !== hash) throw invalid(hash);
    contents.push(content);
    at = end + 1 + content.length + 1;
  }
  return contents;
}

/** @param digits of a hash of this repository in hex */
export const hashOf = (kind: Kind | 'blob', content: Buffer, digits: number): string =>
  createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`${kind} ${content.length}\0`)
    .update(content)
    .digest('hex');

/** The entries of a tree: mode, space, name, zero byte, and the bytes of the hash. */
function* entriesOf(
  tree: Buffer,
  hashBytes: number,
): Generator<{ readonly mode: string; readonly name: string; readonly hash: string }> {
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(0x20, at);
    const zero = tree.indexOf(0, space);
    const mode = tree.toString('latin1', at, space);
    const name = tree.toString('utf8', space + 1, zero);
    yield { mode, name, hash: tree.toString('hex', zero + 1, zero + 1 + hashBytes) };
    at = zero + 1 + hashBytes;
  }
}

const invalid = (hash: string): ProvtckError =>
  new ProvtckError(
    'GIT_FAILED',
    `git returns another object than ${hash}`,
    'The repository of the suite is damaged, or another program has the name git. Clone the suite again.',
  );
