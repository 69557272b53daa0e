import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { ProvtckError } from '../../ledger/error';
import { readSmallFile } from '../../ledger/read-file';
import type { Signer } from '../../transcript/attestation';

/** Largest file of a key, in bytes. */
const LARGEST_KEY = 65_536;

/** The two files of a key pair. */
interface KeyFiles {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** File names of a key with this name: `bench` has `bench.pem` and `bench.pub.pem`. */
export function keyFiles(name: string): KeyFiles {
  const stem = name.replace(/\.pem$/i, '');
  return { privateKey: `${stem}.pem`, publicKey: `${stem}.pub.pem` };
}

/**
 * Creates an ed25519 key pair: the private key as PKCS#8, readable by its owner only, and the public key as SPKI, both
 * in PEM.
 *
 * @returns the id of the key
 * @throws ProvtckError `KEY_EXISTS`, because a key is never overwritten, or `KEY_UNWRITABLE`; no file is left then
 */
export function writeKeyPair(files: KeyFiles): string {
  const pair = generateKeyPairSync('ed25519');
  writeNew(files.privateKey, pair.privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  try {
    writeNew(files.publicKey, pair.publicKey.export({ format: 'pem', type: 'spki' }), 0o644);
  } catch (error) {
    rmSync(files.privateKey, { force: true });
    throw error;
  }
  return keyId(pair.publicKey);
}

function writeNew(file: string, content: string | Buffer, mode: number): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode });
  } catch (cause) {
    if (existsSync(file))
      throw new ProvtckError(
        'KEY_EXISTS',
        `${file} exists, and a key is never overwritten`,
        'Give another name with --out. The public key of an old key pair is needed to verify its certificates.',
        { cause },
      );
    throw new ProvtckError(
      'KEY_UNWRITABLE',
      `cannot write ${file}: ${messageOf(cause)}`,
      'Name a folder that exists and that you may write to with --out.',
      { cause },
    );
  }
}

/**
 * Reads a private key from a PEM file.
 *
 * @throws ProvtckError `KEY_UNREADABLE`, or `KEY_INVALID` if it is not an unencrypted ed25519 private key
 */
export function readPrivateKey(file: string): KeyObject {
  return readKey(file, createPrivateKey, 'private', 'Make a key with `provtck keygen`; a passphrase is not supported.');
}

/**
 * Reads a public key from a PEM file.
 *
 * @throws ProvtckError `KEY_UNREADABLE`, `KEY_INVALID`, or `KEY_PRIVATE` if it is a private key
 */
export function readPublicKey(file: string): KeyObject {
  // Node would derive the public key from a private key, and the published secret would stay undetected.
  if (/PRIVATE KEY-----/.test(read(file)))
    throw new ProvtckError(
      'KEY_PRIVATE',
      `${file} contains a private key`,
      'Verify with the public key, `<name>.pub.pem`. If other people have the private key, create a new one.',
    );
  return readKey(file, createPublicKey, 'public', 'Ask who made the certificate for `<name>.pub.pem`.');
}

function readKey(file: string, parse: (pem: string) => KeyObject, half: string, hint: string): KeyObject {
  const pem = read(file);
  let key: KeyObject | undefined;
  try {
    key = parse(pem);
  } catch {
    // The messages of OpenSSL do not help a user.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new ProvtckError('KEY_INVALID', `${file} holds no ed25519 ${half} key in PEM`, hint);
}

function read(file: string): string {
  try {
    return readSmallFile(file, LARGEST_KEY).toString('utf8');
  } catch (cause) {
    throw new ProvtckError(
      'KEY_UNREADABLE',
      `cannot read the key ${file}: ${messageOf(cause)}`,
      'Check the name and the access rights of the file. `provtck keygen` makes a new key.',
      { cause },
    );
  }
}

/** The id of a key: SHA-256 (hex) over the public key in DER. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');

/** The signature of a private key; ed25519 gives the same one for the same bytes. */
export const signed = (bytes: Uint8Array, privateKey: KeyObject): Buffer => sign(null, bytes, privateKey);

/** Signs transcripts with a private key. */
export const signerWith = (privateKey: KeyObject): Signer => ({
  keyId: keyId(publicHalf(privateKey)),
  sign: (bytes) => signed(bytes, privateKey),
});

/** The public key of a private key. */
export const publicHalf = (privateKey: KeyObject): KeyObject => createPublicKey(privateKey);

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
