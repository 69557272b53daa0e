import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { FolderLock } from '../../reports/folder-lock';

const root = mkdtempSync(join(tmpdir(), 'folder-lock-'));
after(() => rmSync(root, { recursive: true }));
const fresh = (): string => mkdtempSync(join(root, 'out-'));
const lockOf = (folder: string): string => join(folder, '.provtck.lock');

describe('the lock of a folder of reports', () => {
  it('lets one run in, and the next when that has ended', () => {
    const folder = fresh();
    const [first, second] = [new FolderLock(folder), new FolderLock(folder)];
    first.take();
    first.take();
    expect(() => second.take())
      .to.throw()
      .with.property('code', 'OUT_BUSY');
    second.release();
    expect(existsSync(lockOf(folder))).to.equal(true);
    first.release();
    expect(existsSync(lockOf(folder))).to.equal(false);
    second.take();
    second.release();
  });

  it('takes over the lock of a process that was killed', () => {
    const folder = fresh();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lockOf(folder), JSON.stringify({ pid, host: hostname() }));
    const lock = new FolderLock(folder);
    lock.take();
    lock.release();
    expect(existsSync(lockOf(folder))).to.equal(false);
  });

  it('takes over a lock that cannot be read, and not that of another machine', () => {
    const folder = fresh();
    writeFileSync(lockOf(folder), '{');
    const lock = new FolderLock(folder);
    lock.take();
    lock.release();
    writeFileSync(lockOf(folder), JSON.stringify({ pid: 1, host: `not-${hostname()}` }));
    expect(() => lock.take())
      .to.throw(/not-/)
      .with.property('code', 'OUT_BUSY');
  });

  it('is a system error where the folder is gone', () => {
    expect(() => new FolderLock(join(root, 'absent')).take()).to.throw(/ENOENT/);
  });
});
