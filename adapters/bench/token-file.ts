import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a virtual board leaves the token of its bench controls for other programs of the same user. A page in a browser
 * reaches the port and not the file.
 */
const folder = (): string => join(tmpdir(), `provtck-${process.getuid?.() ?? 'user'}`);
const fileOf = (port: number): string => join(folder(), `board-${port}.token`);

/** Writes the token of the board at a port; false where there is no folder that belongs to this user alone. */
export function leaveToken(port: number, token: string): boolean {
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    if (!isPrivate()) return false;
    rmSync(fileOf(port), { force: true });
    writeFileSync(fileOf(port), token, { mode: 0o600, flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** The token of the board at a port of this machine; empty where none was left. */
export function findToken(port: number): string {
  try {
    return isPrivate() ? readFileSync(fileOf(port), 'utf8') : '';
  } catch {
    return '';
  }
}

/** Removes the token of the board at a port. */
export function removeToken(port: number): void {
  rmSync(fileOf(port), { force: true });
}

/**
 * Whether no other user can write a token into the folder or read one. Windows gives each user a folder for such
 * files.
 */
function isPrivate(): boolean {
  const { uid, mode } = lstatSync(folder());
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}
