import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import {
  keyFiles,
  keyId,
  publicHalf,
  readPrivateKey,
  readPublicKey,
  writeKeyPair,
} from '../../../reports/certificate/keys';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
after(() => rmSync(folder, { recursive: true }));

/** The code of what an act throws. */
function codeOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
}

function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('a key pair', () => {
  it('is two PEM files that belong together, the private one for its owner alone', () => {
    const files = keyFiles(join(folder, 'bench.pem'));
    const id = writeKeyPair(files);
    expect(readFileSync(files.privateKey, 'utf8')).to.match(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(readFileSync(files.publicKey, 'utf8')).to.match(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(keyId(readPublicKey(files.publicKey))).to.equal(id);
    expect(keyId(publicHalf(readPrivateKey(files.privateKey)))).to.equal(id);
    if (process.platform !== 'win32') expect(statSync(files.privateKey).mode & 0o777).to.equal(0o600);
  });

  it('is never written over, and no half of one is left behind', () => {
    const files = keyFiles(join(folder, 'half'));
    file('half.pub.pem', 'somebody’s');
    expect(codeOf(() => writeKeyPair(files))).to.equal('KEY_EXISTS');
    expect(existsSync(files.privateKey)).to.equal(false);
    expect(readFileSync(files.publicKey, 'utf8')).to.equal('somebody’s');
  });

  it('needs a folder', () => {
    expect(codeOf(() => writeKeyPair(keyFiles(join(folder, 'nowhere', 'key'))))).to.equal('KEY_UNWRITABLE');
  });

  it('is not read where there is none, or another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const other = file('rsa.pem', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(codeOf(() => readPrivateKey(join(folder, 'absent.pem')))).to.equal('KEY_UNREADABLE');
    expect(codeOf(() => readPrivateKey(file('text.pem', 'text')))).to.equal('KEY_INVALID');
    expect(codeOf(() => readPrivateKey(other))).to.equal('KEY_INVALID');
    expect(codeOf(() => readPublicKey(file('text.pem', 'text')))).to.equal('KEY_INVALID');
  });

  it('is not verified with when its private half was handed out', () => {
    const files = keyFiles(join(folder, 'handed-out'));
    writeKeyPair(files);
    chmodSync(files.privateKey, 0o644);
    expect(codeOf(() => readPublicKey(files.privateKey))).to.equal('KEY_PRIVATE');
  });
});
