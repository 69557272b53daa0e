import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProvtckError } from './error';

const packageName = 'simplelink-provisioning-tck';

/**
 * The folder of the suite's own package.json.
 *
 * Looked up by name, because this file runs from `ledger/` in a checkout and from `dist/ledger/` when installed,
 * and because an installed package lies below other packages with a package.json of their own.
 */
export function packageRoot(): string {
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
    // A broken package.json on the way up is somebody else's; the search goes on above it.
    return undefined;
  }
}
