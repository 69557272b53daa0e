import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProvtckError } from './error';

const packageName = 'simplelink-provisioning-tck';

/**
 * The folder of the suite's own package.json.
 *
 * The search uses the package name, because this file runs from `ledger/` in a checkout and from `dist/ledger/` in an
 * installation. An installed package is also below other packages with their own package.json.
 */
export function packageRoot(): string {
  root ??= findRoot();
  return root;
}

/** It stays the same while the process runs. */
let root: string | undefined;

function findRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (nameOfPackageIn(folder) === packageName) return folder;
    if (folder === dirname(folder))
      throw new ProvtckError(
        'PACKAGE_ROOT_MISSING',
        `no package.json named ${packageName} above ${__dirname}`,
        `Install ${packageName} as a whole; its data files are read from the package folder.`,
      );
  }
}

function nameOfPackageIn(folder: string): unknown {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown } | null)?.name;
  } catch {
    // A broken package.json on the path belongs to another package, so the search continues above it.
    return undefined;
  }
}
