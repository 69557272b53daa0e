import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProvtckError } from '../ledger/error';

/**
 * Writes a file the user has asked for, and makes its folder.
 *
 * @throws ProvtckError `OUT_UNWRITABLE`
 */
export function writeOut(file: string, text: string): void {
  attempting(file, () => {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  });
}

/** Makes a folder and those above it. Node's own `recursive` never returns where a file system says ENOENT, as /proc does. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Does something with files.
 *
 * @param what is written or changed, for the message
 * @throws ProvtckError `OUT_UNWRITABLE` when the system refuses
 */
export function attempting(what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw unwritable(what, error.message, error);
  }
}

/** The error about what cannot be written, for this reason. */
export const unwritable = (what: string, why: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'OUT_UNWRITABLE',
    `cannot write ${what}: ${why}`,
    'Name another folder with --out, or check its rights and the free space.',
    { cause },
  );
