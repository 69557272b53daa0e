import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProvtckError } from '../ledger/error';

/**
 * Writes a file that the user asked for, and creates its folder.
 *
 * @throws ProvtckError `OUT_UNWRITABLE`
 */
export function writeOut(file: string, content: string | Uint8Array): void {
  attempting(file, () => {
    makeFolder(dirname(file));
    writeFileSync(file, content);
  });
}

/**
 * Gives a file that exists another content. It keeps its blocks on the disk: a file that is emptied first takes several
 * times as long.
 *
 * @throws errors of the file system
 */
export function overwrite(file: string, content: string): void {
  const bytes = Buffer.from(content, 'utf8');
  const opened = openSync(file, 'r+');
  try {
    writeFileSync(opened, bytes);
    ftruncateSync(opened, bytes.length);
  } finally {
    closeSync(opened);
  }
}

/**
 * Creates a folder and its parents. The `recursive` option of Node never returns on a file system that reports ENOENT,
 * such as /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Runs file operations.
 *
 * @param what description of the files, for the message
 * @throws ProvtckError `OUT_UNWRITABLE` if the system refuses
 */
export function attempting(what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw unwritable(what, error.message, error);
  }
}

/** The error about files that cannot be written, with the reason. */
export const unwritable = (what: string, why: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'OUT_UNWRITABLE',
    `cannot write ${what}: ${why}`,
    'Name another folder with --out, or check its access rights and the free space.',
    { cause },
  );
