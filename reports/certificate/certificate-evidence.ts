import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Result } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import type { Fields } from '../../ledger/json';
import type { SourceDigest } from './statement-schema';

/** What a judge says who has seen nothing but the transcript. */
export interface Judgement {
  readonly result: Result;
  /** How the device was reached and what the run was told, as the transcript's first line says it. */
  readonly settings: Fields;
  /** Whether device time passed only while the suite waited. */
  readonly virtualTime: boolean;
  /** Whether the part number was read from the device; otherwise it is what the user claims. */
  readonly partRead: boolean;
  /** How far a measured time may be off, in ms. */
  readonly uncertaintyMs: number;
}

/** A file that is known by its hash. */
export interface HashedFile {
  /** Without the folder, which is nobody's business. */
  readonly name: string;
  readonly sha256: string;
}

/** What a certificate is made of. All of it is there again tomorrow: no clock is read. */
export interface CertificateEvidence extends Judgement {
  readonly source: SourceDigest;
  readonly transcriptSha256: string;
  /** The image on the device, where the user gave it. */
  readonly firmware?: HashedFile;
}

/**
 * The hash of a file, read piece by piece.
 *
 * @throws ProvtckError `FILE_UNREADABLE`
 */
export async function hashedFile(file: string): Promise<HashedFile> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (cause) {
    throw new ProvtckError(
      'FILE_UNREADABLE',
      `cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
  return { name: basename(file), sha256: hash.digest('hex') };
}
