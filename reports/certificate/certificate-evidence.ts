import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Result } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import type { Fields } from '../../ledger/json';
import type { ExploredSessions, OwnRules, SourceDigest } from './statement-schema';

/** The judgement of a transcript without any other source. */
export interface Judgement {
  readonly result: Result;
  /** Adapter and options of the run, from the first line of the transcript. */
  readonly settings: Fields;
  /** Whether device time passed only while the suite waited. */
  readonly virtualTime: boolean;
  /** Whether the part number was read from the device; otherwise the user named it. */
  readonly partRead: boolean;
  /** Maximum error of a measured time, in ms. */
  readonly uncertaintyMs: number;
}

/** A file that its hash identifies. */
export interface HashedFile {
  /** Without the folder, which is private. */
  readonly name: string;
  readonly sha256: string;
}

/** The input of a certificate. It contains no current time, so the result is repeatable. */
export interface CertificateEvidence extends Judgement {
  readonly source: SourceDigest;
  readonly transcriptSha256: string;
  /** The image on the device, if the user gave it. */
  readonly firmware?: HashedFile;
  /** The result of the user's own rules. */
  readonly own?: OwnRules;
  /** The random sessions of the run. */
  readonly explored?: ExploredSessions;
}

/**
 * The hash of a file, read piece by piece.
 *
 * @throws ProvtckError `FILE_UNREADABLE`
 */
export async function hashedFile(file: string): Promise<HashedFile> {
  const hash = createHash('sha256');
  try {
    // A pipe may have no writer, and a device such as /dev/zero has no end.
    if (!statSync(file).isFile()) throw new Error('it is not a regular file');
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
