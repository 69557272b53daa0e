import { createHash, type Hash, type KeyObject, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Line, RecordOf } from './record';

/**
 * Signatures of a transcript, made while it is written. Each covers every byte before it. Without the key, another
 * record of the run cannot be made afterwards.
 *
 * The holder of the key can do that. A signature proves only what the holder states, and only a time stamp of a third
 * party limits its time.
 */

/** Signs transcripts. */
export interface Signer {
  /** SHA-256 (hex) of the public key. */
  readonly keyId: string;
  sign(bytes: Uint8Array): Buffer;
}

/** Maximum time between two signatures of a run, in ms of wall time. */
export const ATTESTATION_INTERVAL = 60_000;
/** Maximum delay of the line after a missing signature, in ms. */
const TOLERANCE = 1_000;

const signers = new Map<string, Signer>();

/** Signs the transcript of this path from now on; without a signer, signing ends. */
export function signTranscript(path: string, signer: Signer | undefined): void {
  if (signer === undefined) signers.delete(path);
  else signers.set(path, signer);
}

/** The signer of the transcript of this path. */
export const signerOf = (path: string): Signer | undefined => signers.get(path);

type Attestation = RecordOf<'attest'>;
/** The signed content: the transcript up to this point, or the complete transcript of a finished run. */
type Extent = Attestation['of'];

/** The record of a signature over the content of `before`. */
export function attestation(signer: Signer, of: Extent, wall: number, before: Hash): Attestation {
  const signature = signer.sign(signedText(of, wall, before)).toString('base64');
  return { kind: 'attest', of, key: signer.keyId, signature };
}

/** The signature over a whole file. */
export function wholeAttestation(signer: Signer, wall: number, file: string): Attestation {
  return attestation(signer, 'whole', wall, createHash('sha256').update(readFileSync(file)));
}

const signedText = (of: Extent, wall: number, before: Hash): Buffer =>
  Buffer.from(`provtck transcript\n${of}\n${wall}\n${before.copy().digest('hex')}`);

/** Checks the signatures of a transcript line by line. */
export class AttestationCheck {
  private readonly before = createHash('sha256');
  private signedAt: number | undefined;
  private whole = false;
  private problem: string | undefined;

  constructor(
    private readonly publicKey: KeyObject,
    private readonly keyId: string,
  ) {}

  /** @param text the line of the file, without its line end */
  take(text: string, line: Line): void {
    this.problem ??= this.problemWith(line);
    this.before.update(text).update('\n');
  }

  /** Why the key does not attest the transcript, as the rest of a sentence; undefined if it does. */
  conclusion(): string | undefined {
    return this.problem ?? (this.whole ? undefined : 'no signature covers the whole of it');
  }

  private problemWith(line: Line): string | undefined {
    const { seq, wall } = line;
    if (line.kind === 'attest') return this.problemOf(line);
    if (this.whole && line.kind !== 'end') return `line ${seq} follows the signature of the whole`;
    // No signature covers the last line, so it must repeat a signed time.
    if (this.whole && wall !== this.signedAt) return `the end is at another time than the signature of the whole`;
    if (this.whole) return undefined;
    if (seq === 1) return undefined;
    if (this.signedAt === undefined) return 'the run was not signed as it began';
    if (wall - this.signedAt > ATTESTATION_INTERVAL + TOLERANCE)
      return `line ${seq} comes ${wall - this.signedAt} ms after the last signature`;
    return undefined;
  }

  private problemOf({ seq, wall, of, key, signature }: Extract<Line, { kind: 'attest' }>): string | undefined {
    if (this.whole) return `line ${seq} follows the signature of the whole`;
    if (key !== this.keyId) return `line ${seq} is signed with the key ${key}`;
    if (!verify(null, signedText(of, wall, this.before), this.publicKey, Buffer.from(signature, 'base64')))
      return `the signature of line ${seq} does not fit the lines before it`;
    this.signedAt = wall;
    this.whole = of === 'whole';
    return undefined;
  }
}
