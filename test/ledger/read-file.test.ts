import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { readSmallFile } from '../../ledger/read-file';
import { itUnless } from '../unless';

const folder = mkdtempSync(join(tmpdir(), 'read-file-'));
after(() => rmSync(folder, { recursive: true }));

describe('a small file', () => {
  it('is read as a whole, unless it is large', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'content');
    expect(String(readSmallFile(file))).to.equal('content');
    expect(() => readSmallFile(file, 6)).to.throw('7 bytes');
  });

  itUnless(process.platform === 'win32', 'is no pipe, device or folder, which could have no end', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const other of [pipe, '/dev/zero', folder]) expect(() => readSmallFile(other), other).to.throw('regular file');
  });
});
