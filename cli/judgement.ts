import type { KeyObject } from 'node:crypto';
import { isPartRead } from '../ledger/chip-ids';
import { ProvtckError } from '../ledger/error';
import type { Judgement } from '../reports/certificate/certificate-evidence';
import { keyId } from '../reports/certificate/keys';
import type { Sources } from '../runtime/cucumber';
import { AttestationCheck } from '../transcript/attestation';
import { DeviceLag } from '../transcript/device-lag';
import { Recording } from '../transcript/recording';
import { SerialOrder } from '../transcript/serial-order';
import { judgeTranscript } from './judge-transcript';
import { checkTranscriptOrigin } from './transcript-origin';

/** What a transcript says for itself, and whether it was signed as it was written. */
interface AttestedJudgement extends Judgement {
  /** @throws ProvtckError `TRANSCRIPT_UNATTESTED` */
  checkAttested(): void;
}

/**
 * The result of a transcript alone: its verdicts, and the settings of the run.
 *
 * Every requirement of a certificate applies.
 *
 * @param publicKey of the key that has to have signed the transcript as it was written
 * @param sources the features and steps, those of the certified party unless given
 * @throws ProvtckError what `Recording.open`, `checkTranscriptOrigin` and `judgeTranscript` throw
 */
export async function judgement(
  transcript: string,
  publicKey: KeyObject,
  sources?: Sources,
): Promise<AttestedJudgement> {
  const check = new AttestationCheck(publicKey, keyId(publicKey));
  const lag = new DeviceLag();
  const order = new SerialOrder();
  const recording = Recording.open(transcript, {
    take: (text, line) => {
      check.take(text, line);
      lag.take(text, line);
      order.take(text, line);
    },
  });
  checkTranscriptOrigin(recording, order.conclusion() ?? lag.conclusion());
  return {
    result: await judgeTranscript(recording, { certify: true, ...(sources !== undefined && { sources }) }),
    settings: recording.header.settings,
    partRead: recording.device !== undefined && isPartRead(recording.device.adapter, recording.device),
    virtualTime: recording.device?.driven === true,
    uncertaintyMs: recording.device?.uncertainty ?? 0,
    checkAttested: () => {
      const why = check.conclusion();
      if (why !== undefined)
        throw new ProvtckError(
          'TRANSCRIPT_UNATTESTED',
          `${transcript} was not signed with this key as it was written: ${why}`,
          'Make the run with `provtck certify --key`, or with `provtck run --key` for `certify --from`.',
        );
    },
  };
}
