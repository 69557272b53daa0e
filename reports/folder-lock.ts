import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ProvtckError } from '../ledger/error';

const NAME = '.provtck.lock';

/**
 * Keeps a folder of reports for one run. Two runs in one folder would mix their transcripts and each lose a result.
 *
 * The lock is a file that names the process. It is removed when the run ends, and with the process. A lock of a
 * process of this machine that no longer runs is taken over.
 */
export class FolderLock {
  private readonly file: string;
  private held = false;

  constructor(private readonly folder: string) {
    this.file = join(folder, NAME);
  }

  /**
   * Takes the lock. The folder exists.
   *
   * @throws ProvtckError `OUT_BUSY` if another run holds it; errors of the file system
   */
  take(): void {
    if (this.held) return;
    for (let attempts = 0; !this.create(); attempts += 1) {
      const owner = this.owner();
      if (attempts > 0 || isAlive(owner)) throw this.busy(owner);
      rmSync(this.file, { force: true });
    }
    this.held = true;
    process.on('exit', this.release);
  }

  /** Removes the lock of a folder, whichever process has made it. */
  static remove(folder: string): void {
    rmSync(join(folder, NAME), { force: true });
  }

  /** Releases the lock. Does nothing if it is not held. */
  readonly release = (): void => {
    if (!this.held) return;
    this.held = false;
    process.off('exit', this.release);
    try {
      rmSync(this.file, { force: true });
    } catch {
      // The folder cannot be changed any more; the process in the lock ends soon.
    }
  };

  private create(): boolean {
    try {
      writeFileSync(this.file, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  private owner(): Owner | undefined {
    try {
      const { pid, host } = JSON.parse(readFileSync(this.file, 'utf8')) as Partial<Owner>;
      return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
    } catch {
      return undefined;
    }
  }

  private busy(owner: Owner | undefined): ProvtckError {
    const who = owner === undefined ? 'another run' : `the run of process ${owner.pid} on ${owner.host}`;
    return new ProvtckError(
      'OUT_BUSY',
      `${who} writes its reports to ${this.folder}`,
      `Wait for its end, or name another folder with --out. Remove ${NAME} there if no such run exists.`,
    );
  }
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** Whether the process of a lock runs. For another machine this is unknown, so the process counts as running. */
function isAlive(owner: Owner | undefined): boolean {
  if (owner === undefined) return false;
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
