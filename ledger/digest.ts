import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from './package-root';

/** SHA-256 (hex) over the data files of a ledger: rules, errata, constants, parts. */
export function ledgerDigest(folder = join(packageRoot(), 'ledger')): string {
  return digest(folder, '.json');
}

/** SHA-256 (hex) over all feature files below a folder. */
export function featuresDigest(folder = join(packageRoot(), 'features')): string {
  return digest(folder, '.feature');
}

/** SHA-256 (hex) over the code, the features and the ledger of an installed package. */
export function packageDigest(root = packageRoot()): string {
  return createHash('sha256')
    .update(digest(join(root, 'dist'), '.js'))
    .update(digest(join(root, 'bin'), '.js'))
    .update(featuresDigest(join(root, 'features')))
    .update(ledgerDigest(join(root, 'ledger')))
    .digest('hex');
}

/** SHA-256 (hex) of one text file, independent of its line ends. */
export const textDigest = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

/**
 * Covers the names and contents of the files in a fixed order, with the line ends of the repository. The same suite
 * therefore has the same digest on every machine.
 */
function digest(folder: string, extension: string): string {
  const hash = createHash('sha256');
  for (const name of filesBelow(folder, extension))
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
      .update('\0');
  return hash.digest('hex');
}

/** Paths relative to `folder`, with forward slashes, sorted. A missing folder has no files. */
function filesBelow(folder: string, extension: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch {
    return [];
  }
}
