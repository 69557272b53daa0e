/**
 * Attacks the judge of transcripts: `npm run mutate-transcripts -- [count] [seed]`. Each attempt changes one to three
 * things in the signed record of a run, computes the chain anew, and judges the record.
 *
 * Prints how many records were refused, and by which code. A crash, or a verdict on a changed record with valid
 * signatures, is a defect: the tool prints its seed and ends with exit code 1.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuite } from '../cli/suite';
import { registerMutants } from '../mutants/catalogue';
import { signerWith } from '../reports/certificate/keys';
import { signTranscript } from '../transcript/attestation';
import { type Attempt, attack } from './transcripts/attack';

/** Runs whose records are attacked: a conforming device, and one that breaks a rule. */
const runs = [
  { adapter: 'simulator', rules: ['PROV-6-09', 'PROV-5.1.1-01'] },
  { adapter: 'mutant:never-stays', rules: ['PROV-6-09'] },
];

async function main(count: number, seed: number): Promise<number> {
  registerMutants();
  const folder = mkdtempSync(join(tmpdir(), 'provtck-transcripts-'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const outcomes = new Map<string, number>();
  const defects: Attempt[] = [];
  try {
    for (const [index, options] of runs.entries()) {
      const transcript = join(folder, String(index), 'transcript.jsonl');
      signTranscript(transcript, signerWith(privateKey));
      await runSuite({ ...options, out: join(folder, String(index)), reports: ['transcript'] });
      for (let attempt = index; attempt < count; attempt += runs.length) {
        const made = await attack(transcript, publicKey, seed + attempt);
        outcomes.set(made.outcome, (outcomes.get(made.outcome) ?? 0) + 1);
        if (made.defect) defects.push(made);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const [outcome, times] of [...outcomes].sort(([, a], [, b]) => b - a))
    process.stdout.write(`${String(times).padStart(7)}  ${outcome}\n`);
  for (const { seed: own, outcome } of defects.slice(0, 20)) process.stdout.write(`defect: seed ${own}: ${outcome}\n`);
  process.stdout.write(`${count} records, ${defects.length} defects\n`);
  return defects.length === 0 ? 0 : 1;
}

const [count = 1_000, seed = 1] = process.argv.slice(2).map(Number);
main(count, seed).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
