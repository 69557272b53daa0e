import type { Judgement } from '../reports/certificate/certificate-evidence';
import { Recording } from '../transcript/recording';
import { judgeTranscript } from './judge-transcript';

/**
 * What a transcript says for itself: the verdicts that follow from it, and the terms under which it was taken.
 *
 * It is held to all that a certificate asks for.
 *
 * @throws ProvtckError what `Recording.open` and `judgeTranscript` throw
 */
export async function judgement(transcript: string): Promise<Judgement> {
  const recording = Recording.open(transcript);
  return {
    result: await judgeTranscript(recording, { certify: true }),
    settings: recording.header.settings,
    // The suite's own adapters are told the part; a program says it.
    partRead: recording.device?.adapter === 'process',
    virtualTime: recording.device?.driven === true,
    uncertaintyMs: recording.device?.uncertainty ?? 0,
  };
}
