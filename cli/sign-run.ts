import { readPrivateKey, signerWith } from '../reports/certificate/keys';
import { ReportFolder } from '../reports/report-folder';
import { signTranscript } from '../transcript/attestation';
import { checkSignable } from './certify-options';
import type { SuiteOptions } from './suite-options';
import { unchangedSuite } from './unchanged-suite';

/** The options of a run that decide whether its transcript is signed. */
interface SigningFlags {
  readonly key?: string;
  readonly out: string;
}

/**
 * Has the transcript of the next run into a folder signed as it is written, if the user has given a key. A signed run
 * can be certified later, so the unchanged suite has to execute it.
 *
 * @throws ProvtckError what `checkSignable`, `unchangedSuite` and `readPrivateKey` throw
 */
export function signRun({ key, out }: SigningFlags, options: SuiteOptions): void {
  const transcript = new ReportFolder(out).path('transcript');
  // The last run into the folder can have had a key.
  signTranscript(transcript, undefined);
  if (key === undefined) return;
  checkSignable(options);
  const signer = signerWith(readPrivateKey(key));
  unchangedSuite();
  signTranscript(transcript, signer);
}
