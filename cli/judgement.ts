import type { Judgement } from '../reports/certificate/certificate-evidence';
import { Recording } from '../transcript/recording';
import { judgeTranscript } from './judge-transcript';

/**
 * The result of a transcript alone: its verdicts, and the settings of the run.
 *
 * Every requirement of a certificate applies.
 *
 * @throws ProvtckError what `Recording.open` and `judgeTranscript` throw
 */
export async function judgement(transcript: string): Promise<Judgement> {
  const recording = Recording.open(transcript);
  return {
    result: await judgeTranscript(recording, { certify: true }),
    settings: recording.header.settings,
    // The suite's own adapters get the part as an option; a program reports it.
    partRead: recording.device?.adapter === 'process',
    virtualTime: recording.device?.driven === true,
    uncertaintyMs: recording.device?.uncertainty ?? 0,
  };
}
