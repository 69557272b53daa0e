import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../cli/suite';
import { registerMutants } from '../../mutants/catalogue';
import { attack } from '../../tools/transcripts/attack';
import { signTranscript } from '../../transcript/attestation';
import { signerWith } from '../transcript/signer';

registerMutants();

const folder = mkdtempSync(join(tmpdir(), 'mutated-'));
after(() => rmSync(folder, { recursive: true }));

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
