import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { APART } from './working-tree';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));

/** SHA-256 (hex) over the files of each production package, by its folder relative to the package root. */
const Manifest = v.record(v.string(), sha256);
type DependencyManifest = v.InferOutput<typeof Manifest>;

const Package = v.object({
  dev: v.optional(v.boolean()),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
});
const Lockfile = v.object({ packages: v.record(v.string(), Package) });
type Packages = v.InferOutput<typeof Lockfile>['packages'];

/** Packages that run the suite from its sources, although they are not production packages. */
const compilers = ['node_modules/ts-node', 'node_modules/typescript'];

/** The manifest of the release, made by `npm run manifest`. */
export const manifestFile = (root = packageRoot()): string => join(root, 'docs', 'dependencies.json');

/** Computes the manifest of the installed packages: every package of the lockfile that a run can load. */
export function installedDependencies(root = packageRoot()): DependencyManifest {
  const { packages } = readData(join(root, 'package-lock.json'), Lockfile);
  const production = Object.keys(packages).filter((folder) => folder !== '' && packages[folder]?.dev !== true);
  const folders = [...new Set([...production, ...closure(packages, compilers)])]
    .filter((folder) => existsSync(join(root, folder)))
    .sort();
  return Object.fromEntries(folders.map((folder) => [folder, folderDigest(join(root, folder))]));
}

/** The packages of these folders and their dependencies. */
function closure(packages: Packages, folders: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue;
    found.add(folder);
    for (const name of Object.keys(packages[folder]?.dependencies ?? {})) {
      const place = placeOf(packages, folder, name);
      if (place !== undefined) waiting.push(place);
    }
  }
  return [...found];
}

/** The folder of the package `name` for a module in `folder`, as Node resolves it. */
function placeOf(packages: Packages, folder: string, name: string): string | undefined {
  for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (from === '') return undefined;
  }
}

/**
 * Checks that every package of a run has the files of the release, and that no other package replaces it.
 *
 * @throws ProvtckError `DEPENDENCY_CHANGED` about the first different package
 */
export function checkDependencies(root = packageRoot()): void {
  const manifest = readData(manifestFile(root), Manifest);
  for (const [folder, expected] of Object.entries(manifest)) {
    // An optional package of another system is not installed. A missing required package cannot be loaded.
    if (!existsSync(join(root, folder))) continue;
    if (folderDigest(join(root, folder)) !== expected) throw changed(`${folder} differs from the release`);
    const added = packagesIn(root, `${folder}/node_modules`).find((inner) => manifest[inner] === undefined);
    if (added !== undefined) throw changed(`${added} does not belong to the suite`);
  }
}

/** Matches the folder of the innermost package of a file. */
const PACKAGE = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

/**
 * Checks that every loaded module belongs to the suite or to a package of the release, wherever it is installed.
 *
 * @param files the loaded modules, as real paths
 * @throws ProvtckError `MODULE_FOREIGN` about the first other module
 */
export function checkLoaded(files: readonly string[] = Object.keys(require.cache), root = packageRoot()): void {
  const manifest = readData(manifestFile(root), Manifest);
  const home = realpathSync(root);
  const digests = new Map<string, boolean>();
  for (const file of files) {
    const [, folder, name] = PACKAGE.exec(file) ?? [];
    if (file.startsWith(home + sep) && folder?.startsWith(home + sep) !== true) {
      if (isApart(root, relative(home, file))) throw foreign(file);
      continue;
    }
    if (folder === undefined || name === undefined) throw foreign(file);
    const known = digests.get(folder) ?? isReleased(manifest, folder, name.replaceAll(sep, '/'));
    digests.set(folder, known);
    if (!known) throw foreign(file);
  }
}

/** Whether a file is in a folder of a checkout that is not compared with its commit. */
const isApart = (root: string, file: string): boolean =>
  existsSync(join(root, '.git')) && APART.has(file.split(sep)[0] ?? '');

/** Whether a folder contains exactly the files of a package of the release with this name. */
function isReleased(manifest: DependencyManifest, folder: string, name: string): boolean {
  const expected = Object.entries(manifest).filter(([place]) => place.endsWith(`node_modules/${name}`));
  return expected.length > 0 && expected.some(([, digest]) => digest === folderDigest(folder));
}

const foreign = (file: string): ProvtckError =>
  new ProvtckError(
    'MODULE_FOREIGN',
    `the process has loaded ${file}, which belongs neither to the suite nor to a package of its release`,
    'Start `provtck certify` directly, from an unchanged installation of the suite.',
  );

const changed = (what: string): ProvtckError =>
  new ProvtckError(
    'DEPENDENCY_CHANGED',
    `the packages of the suite were changed: ${what}`,
    'Run `npm ci` in a checkout of the suite. Only unchanged packages can make a certificate.',
  );

/** The folders of packages in a folder `node_modules`, relative to the root. */
function packagesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(root, folder, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .map((name) => `${folder}/${name}`);
}

/** Covers names and contents of all files, without nested packages. */
function folderDigest(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.startsWith('node_modules/'))
    .sort();
  for (const name of files) {
    const content = readFileSync(join(folder, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
