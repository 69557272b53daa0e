import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { makeFolder } from '../reports/out-file';

/** A file to create. */
export interface NewFile {
  /** Path relative to the folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * Creates files in a folder. If one of them exists, nothing is written.
 *
 * @param force overwrites existing files
 * @returns the paths of the files, relative to the current folder
 * @throws ProvtckError `FILE_EXISTS`, `FILE_UNWRITABLE`
 */
export function createFiles(folder: string, files: readonly NewFile[], force: boolean): readonly string[] {
  const existing = files.filter(({ path }) => existsSync(join(folder, path)));
  if (existing.length > 0 && !force)
    throw new ProvtckError(
      'FILE_EXISTS',
      `${existing.map(({ path }) => join(folder, path)).join(', ')} ${existing.length === 1 ? 'exists' : 'exist'} already; nothing was written`,
      'Choose another folder, or overwrite with --force.',
    );
  return files.map(({ path, text }) => {
    const file = resolve(folder, path);
    try {
      makeFolder(dirname(file));
      writeFileSync(file, text);
    } catch (cause) {
      throw new ProvtckError(
        'FILE_UNWRITABLE',
        `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
        'Check the path and its permissions.',
        { cause },
      );
    }
    return relative(process.cwd(), file) || path;
  });
}
