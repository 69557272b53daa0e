import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './out-file';

/** Number of the folder that is filled. A run that was killed meanwhile has left it, and the next run completes it. */
const FILLED = 0;

/**
 * The reports of earlier runs, in folders with numbers: 1 is the run before the last one. Each step is a rename, and a run
 * that is killed between two steps leaves no report in the folder of another run.
 */
export class EarlierRuns {
  constructor(private readonly root: string) {}

  /** The folder of an earlier run. */
  folder(number: number): string {
    return join(this.root, String(number));
  }

  /**
   * Moves files of the last run to the folder 1, and the earlier runs one number up.
   *
   * @param names of files in `from`; nothing happens without one
   * @param limit number of earlier runs that are kept
   * @throws errors of the file system
   */
  add(from: string, names: readonly string[], limit: number): void {
    const filled = this.folder(FILLED);
    if (names.length === 0 && !existsSync(filled)) return;
    makeFolder(filled);
    for (const name of names) renameSync(join(from, name), join(filled, name));
    this.shift();
    renameSync(filled, this.folder(1));
    for (const number of this.numbers()) if (number > limit) rmSync(this.folder(number), { recursive: true });
  }

  /** Makes the number 1 free. A number that is missing stops the shift. */
  private shift(): void {
    const taken = new Set(this.numbers());
    let last = 0;
    while (taken.has(last + 1)) last += 1;
    for (let number = last; number > FILLED; number -= 1) renameSync(this.folder(number), this.folder(number + 1));
  }

  private numbers(): readonly number[] {
    return readdirSync(this.root)
      .filter((name) => /^[1-9]\d*$/.test(name))
      .map(Number);
  }
}
