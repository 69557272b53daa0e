import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { registerMutants } from '../../mutants/catalogue';
import { attack } from '../../tools/transcripts/attack';
import { AttestationCheck, signTranscript } from '../../transcript/attestation';
import { Recording } from '../../transcript/recording';
import { forge } from '../transcript/forge';
import { signerWith } from '../transcript/signer';

registerMutants();

const folder = mkdtempSync(join(tmpdir(), 'mutated-'));
after(() => rmSync(folder, { recursive: true }));

describe('the last line, which follows the last signature', () => {
  it('cannot have another time', async () => {
    const keys = generateKeyPairSync('ed25519');
    const transcript = join(folder, 'end', 'transcript.jsonl');
    signTranscript(transcript, signerWith(keys));
    await runSuite({ rules: ['PROV-6-09'], out: join(folder, 'end'), reports: ['transcript'] });
    const conclusion = (delayMs: number): string | undefined => {
      const changed = `${transcript}.changed`;
      forge(transcript, changed, (records) =>
        records.map((record) => (record.kind === 'end' ? { ...record, wall: Number(record.wall) + delayMs } : record)),
      );
      const check = new AttestationCheck(keys.publicKey, signerWith(keys).keyId);
      Recording.open(changed, check);
      return check.conclusion();
    };
    expect(conclusion(0)).to.equal(undefined);
    expect(conclusion(1)).to.equal('the end is at another time than the signature of the whole');
  });
});

describe('changed transcripts with a chain that fits', () => {
  for (const adapter of ['simulator', 'mutant:never-stays'])
    it(`crash nothing, and get no verdict with valid signatures: ${adapter}`, async () => {
      const keys = generateKeyPairSync('ed25519');
      const transcript = join(folder, adapter.replace(':', '-'), 'transcript.jsonl');
      signTranscript(transcript, signerWith(keys));
      await runSuite({ adapter, rules: ['PROV-6-09'], out: join(transcript, '..'), reports: ['transcript'] });
      for (let seed = 1; seed <= 150; seed += 1) {
        const { outcome, defect } = await attack(transcript, keys.publicKey, seed);
        expect(defect, `seed ${seed}: ${outcome}`).to.equal(false);
      }
    });
});
