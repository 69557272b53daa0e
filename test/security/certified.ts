import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'mocha';
import { certificateOf } from '../../cli/certify';
import { sourcesOfAdapter } from '../../cli/party';
import { runSuite } from '../../cli/suite';
import { suiteOfParty } from '../../cli/suite-of-party';
import type { SuiteOptions } from '../../cli/suite-options';
import { factsOf, lacksOf } from '../../cli/verify';
import type { Result } from '../../judge/result-schema';
import { hashedFile, type Judgement } from '../../reports/certificate/certificate-evidence';
import { type Exhibits, verified } from '../../reports/certificate/verify';
import { signTranscript } from '../../transcript/attestation';
import { firstScenarioSources } from '../first-row-features';
import { forgeSigned } from '../transcript/forge';
import { signerWith } from '../transcript/signer';

export const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
after(() => rmSync(folder, { recursive: true }));

export const keys = generateKeyPairSync('ed25519');
export const source = { gitCommit: 'c'.repeat(40) };
/** Writes a device statement and returns its path. */
export const statement = (name: string, text: string): string => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return file;
};

/** A certificate of a run, and what a verifier has to check it. */
export interface Certified {
  readonly text: string;
  readonly judged: Judgement;
  readonly transcript: string;
}

/** The outcome of an attempt to certify: a certificate, or the run that gives none. */
export type Outcome = Certified | Result['run'];

const attempts = new Map<string, Promise<Outcome>>();

/**
 * Certifies with these options, once for all tests that ask. The suite of a device has a tenth of the scenarios only,
 * because it runs for many devices.
 */
export function certified(options: SuiteOptions): Promise<Outcome> {
  const key = JSON.stringify(options);
  const known = attempts.get(key) ?? certify(`run-${attempts.size}`, options);
  attempts.set(key, known);
  return known;
}

/** Runs the suite, signs the transcript as it is written, and certifies. */
async function certify(name: string, options: SuiteOptions): Promise<Outcome> {
  const out = join(folder, name);
  const transcript = join(out, 'transcript.jsonl');
  signTranscript(transcript, signerWith(keys));
  const sources = options.sources ?? sourcesOfAdapter(options.adapter) ?? firstScenarioSources();
  const result = await runSuite({ ...options, sources, certify: true, out, reports: ['transcript'] });
  // As `provtck certify` does.
  if (result.run.verdict !== 'conformant') return result.run;
  return certifiedFrom(transcript, { sources }, result);
}

/** Certifies from a transcript. */
export async function certifiedFrom(
  transcript: string,
  terms: Partial<Parameters<typeof certificateOf>[1]> = {},
  run?: Result,
): Promise<Outcome> {
  const complete = { privateKey: keys.privateKey, source, sources: firstScenarioSources(), ...terms };
  const { text, judged } = await certificateOf(transcript, complete, run);
  return text === undefined ? judged.result.run : { text, judged, transcript };
}

/** Number of scenarios of a shortened run. A forgery in its first records shows in it. */
const FEW_SCENARIOS = 40;

/** The first scenarios of a certified run, signed. It is judged, and certifies nothing because most scenarios lack. */
export function beginningOf({ transcript }: Certified): string {
  const short = `${transcript}.short`;
  if (existsSync(short)) return short;
  forgeSigned(transcript, short, signerWith(keys), (records) => {
    let scenarios = 0;
    return records.filter(({ kind }) => {
      if (kind === 'scenario') scenarios += 1;
      return kind === 'end' || scenarios <= FEW_SCENARIOS;
    });
  });
  return short;
}

export async function exhibitsFor({ judged, transcript }: Certified, more: Partial<Exhibits> = {}): Promise<Exhibits> {
  const { sha256 } = await hashedFile(transcript);
  return {
    publicKey: keys.publicKey,
    suiteOf: (party) => suiteOfParty(party, firstScenarioSources()),
    source,
    lacksOf,
    factsOf,
    demands: { parties: [], now: Date.now() },
    transcript: { sha256, judge: async () => judged },
    ...more,
  };
}

export const isCertified = (outcome: Outcome): outcome is Certified => 'text' in outcome;

/** The end of an attempt to get a certificate: `VERIFIED`, the code of a refusal, or the verdict of the run. */
export async function outcomeOf(attempt: () => Promise<Outcome>, more: Partial<Exhibits> = {}) {
  try {
    const made = await attempt();
    if (!isCertified(made)) return made.verdict;
    await verified(Buffer.from(made.text), await exhibitsFor(made, more));
    return 'VERIFIED';
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string') throw error;
    return code;
  }
}
