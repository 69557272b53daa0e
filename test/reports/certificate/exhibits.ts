import { createHash, generateKeyPairSync } from 'node:crypto';
import { suiteOfParty } from '../../../cli/suite-of-party';
import { suiteScenarios } from '../../../cli/suite-scenarios';
import { loadLedger } from '../../../ledger/ledger';
import { profileNamed } from '../../../ledger/parties';
import type { CertificateEvidence, Judgement } from '../../../reports/certificate/certificate-evidence';
import { sealed } from '../../../reports/certificate/envelope';
import { sha256Of, statementOf } from '../../../reports/certificate/statement';
import type { CertificateStatement } from '../../../reports/certificate/statement-schema';
import type { Exhibits } from '../../../reports/certificate/verify';
import { certifyingResult } from '../../reference-result';

/** A pair to sign and to verify with. */
export const keys = generateKeyPairSync('ed25519');

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An image that may have been certified. */
export const firmware = { name: 'image.bin', sha256: sha256('firmware') };

/** A small transcript; nobody judges it here, see `judge`. */
export const transcript = Array.from({ length: 60 }, (_, index) => `{"seq":${index + 1},"kind":"wait","t":${index}}\n`);

/** What the judge of this transcript says: the result of a run of the reference device. */
let run: Promise<Judgement> | undefined;

export const judged = (): Promise<Judgement> => (run ??= judgedOnce());

const judgedOnce = (): Promise<Judgement> =>
  certifyingResult().then((result) => ({
    result,
    settings: { adapter: 'process' },
    partRead: false,
    virtualTime: true,
    uncertaintyMs: 0,
  }));

/** The evidence of that run; anything can be overridden. */
export async function evidence(more: Partial<CertificateEvidence> = {}): Promise<CertificateEvidence> {
  return {
    ...(await judged()),
    source: { gitCommit: 'c'.repeat(40) },
    transcriptSha256: sha256(transcript.join('')),
    ...more,
  };
}

/** A certificate of that run. */
export const certificate = async (more: Partial<CertificateEvidence> = {}): Promise<Buffer> =>
  signedBuffer(statementOf(await evidence(more)));

/** Whatever is said, signed. */
export const signedBuffer = (statement: unknown): Buffer => Buffer.from(sealed(statement, keys.privateKey), 'utf8');

/** A statement with something changed. */
export async function changed(change: (statement: CertificateStatement) => void): Promise<CertificateStatement> {
  const statement = JSON.parse(JSON.stringify(statementOf(await evidence()))) as CertificateStatement;
  change(statement);
  return statement;
}

let scenarios: ReturnType<typeof suiteScenarios> | undefined;
const scenariosOnce = (): ReturnType<typeof suiteScenarios> => {
  scenarios ??= suiteScenarios();
  return scenarios;
};

/** What a verifier has: key, suite, and the transcript. */
export async function exhibits(more: Partial<Exhibits> = {}): Promise<Exhibits> {
  const { result } = await judged();
  const ofDevice = { suite: result.suite, scenarios: scenariosOnce() };
  return {
    publicKey: keys.publicKey,
    suiteOf: (party) => (profileNamed(party) === undefined ? ofDevice : suiteOfParty(party)),
    source: { gitCommit: 'c'.repeat(40) },
    lacksOf: () => [],
    factsOf: async () => ({ readings: [], statement: { ics: null, ixit: null }, deviationFiles: [] }),
    demands: { parties: [], now: Date.now() },
    transcript: { sha256: sha256(transcript.join('')), judge: judged },
    ...more,
  };
}

/** The same, with the hashes of what it states made to fit again. */
export async function consistent(change: (statement: CertificateStatement) => void): Promise<Buffer> {
  const statement = await changed(change);
  for (const part of statement.predicate.configuration)
    if ('annotations' in part) part.digest.sha256 = sha256Of(part.annotations);
  return signedBuffer(statement);
}

/** What a statement says of each rule. */
export const rulesOf = (statement: CertificateStatement) => statement.predicate.configuration[7].annotations.verdicts;

/** The envelope as an object, changed and written as the suite writes it. */
export async function enveloped(change: (envelope: { [member: string]: unknown }) => void): Promise<Buffer> {
  const envelope = JSON.parse((await certificate()).toString('utf8')) as { [member: string]: unknown };
  change(envelope);
  return Buffer.from(`${JSON.stringify(envelope, undefined, 2)}\n`);
}

/** A mandatory rule that passed. */
export function passed(statement: CertificateStatement): ReturnType<typeof rulesOf>[number] {
  const ledger = loadLedger();
  const found = rulesOf(statement).find(
    ({ id, verdict }) => verdict === 'pass' && ledger.rule(id).level === 'MUST' && ledger.rule(id).class === 'tested',
  );
  if (found === undefined) throw new Error('no such rule');
  return found;
}
