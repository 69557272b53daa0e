import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import type { SuiteScenario } from '../../judge/required-scenarios';
import type { Result } from '../../judge/result-schema';
import { classNameOf } from '../../ledger/certificate-classes';
import { type CertifiedParty, certifiedPartyOf } from '../../ledger/certified-party';
import { readingsFrom } from '../../ledger/errata';
import { ProvtckError } from '../../ledger/error';
import { ledgerOfHostDriver } from '../../ledger/host-driver';
import type { Fields } from '../../ledger/json';
import type { Lack } from '../../ledger/lack';
import { type Ledger, loadLedger } from '../../ledger/ledger';
import { ledgerOfParty, profileNamed } from '../../ledger/parties';
import { clipped, printable } from '../terminal';
import type { HashedFile, Judgement } from './certificate-evidence';
import { checkCompleteness } from './completeness';
import { checkDemands, type Demands } from './demands';
import { canonical, opened } from './envelope';
import { digestText, headlineOf, productIn, sha256Of, statementOf } from './statement';
import { CertificateStatement, type SourceDigest } from './statement-schema';

/** What a certificate repeats of the settings of its run. */
export interface SettingsFacts {
  /** Absent if the user has named no part. */
  readonly part?: string;
  readonly readings: readonly string[];
  readonly statement: { readonly ics: unknown; readonly ixit: unknown };
  readonly deviationFiles: readonly { readonly name: string; readonly sha256: string }[];
}

/** The data that a certificate is checked against. */
export interface Exhibits {
  readonly publicKey: KeyObject;
  /** The suite that checks a party, with the scenarios of the suite. */
  readonly suiteOf: (party: CertifiedParty) => {
    readonly suite: Result['suite'];
    readonly scenarios: readonly SuiteScenario[];
  };
  /** Identity of the suite: the commit of a checkout, or the hash of a package. */
  readonly source: SourceDigest;
  /** Missing features that a run with these settings stated; undefined if no run has such settings. */
  readonly lacksOf: (settings: Fields) => readonly Lack[] | undefined;
  /** Rejects with a ProvtckError if no run that certifies can have these settings on this day, `2026-11-23`. */
  readonly factsOf: (settings: Fields, day: string) => Promise<SettingsFacts>;
  readonly demands: Demands;
  readonly firmware?: HashedFile;
  readonly transcript?: {
    readonly sha256: string;
    /** Judges it again; called only after its hash was verified. */
    judge(): Promise<Judgement>;
  };
}

/**
 * Checks a certificate: signature, format, hashes, completeness, and the verdicts themselves if the transcript is
 * given. Cheap and decisive checks come first.
 *
 * @param certificate the bytes of the file
 * @returns the certified facts
 * @throws ProvtckError with a specific code for each fault
 */
export async function verified(certificate: Uint8Array, exhibits: Exhibits): Promise<CertificateStatement> {
  const statement = parsed(opened(certificate, exhibits.publicKey));
  checkFirmware(statement, exhibits.firmware);
  checkImageRan(statement);
  checkTranscript(statement, exhibits.transcript);
  const [, , , , { annotations }] = statement.predicate.configuration;
  // The party that the certificate names is compared with that of its settings below.
  const own = exhibits.suiteOf(certifiedPartyOf(annotations.settings.adapter));
  checkSuite(statement, own.suite);
  checkSource(statement, exhibits.source);
  checkStatedHashes(statement);
  checkTerms(statement, exhibits.lacksOf(annotations.settings));
  const ledger = boundBy(annotations.party, loadLedger().withReadings(readingsFrom(annotations.readings)));
  const scenarios = own.scenarios.filter(({ ruleIds }) => ruleIds.some((id) => ledger.has(id)));
  checkCompleteness(statement, ledger, scenarios, profileNamed(annotations.party));
  // After the facts that it repeats, so that a forged fact is refused by its own code.
  checkHeadline(statement);
  checkDemands(statement, exhibits.demands);
  checkFacts(statement, await exhibits.factsOf(annotations.settings, annotations.startedAt.slice(0, 10)));
  if (exhibits.transcript !== undefined) checkJudgement(statement, await exhibits.transcript.judge());
  return statement;
}

/** The rules that bind the certified party. */
function boundBy(party: CertifiedParty, ledger: Ledger): Ledger {
  const profile = profileNamed(party);
  if (profile !== undefined) return ledgerOfParty(ledger, profile);
  return party === 'host driver' ? ledgerOfHostDriver(ledger) : ledger;
}

function parsed(payload: string): CertificateStatement {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), CertificateStatement), payload);
  // Two members of one name, or another spelling, would let two readers understand two things.
  if (result.success && canonical(result.output) !== payload)
    throw new ProvtckError(
      'PAYLOAD_NOT_CANONICAL',
      'what was signed is not written in the canonical form of RFC 8785',
      'The certificate was not made by this suite. Do not accept it.',
    );
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ProvtckError(
    'STATEMENT_UNKNOWN',
    printable(
      clipped(
        `what was signed is no statement of this suite: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`,
        300,
      ),
    ),
    'It was signed by other software, or by another version of the suite. Verify with the version that made it.',
  );
}

function checkSuite({ predicate }: CertificateStatement, suite: Result['suite']): void {
  const [{ uri }, ledger, features] = predicate.configuration;
  const own = `pkg:npm/${suite.name}@${suite.version}`;
  if (uri !== own)
    throw new ProvtckError(
      'SUITE_OTHER',
      `the certificate is of ${printable(uri)}, and this is ${own}`,
      'Verify with the version that made it: a rule may have changed since.',
    );
  for (const [name, theirs, ours] of [
    ['ledger', ledger.digest.sha256, suite.ledgerSha256],
    ['features', features.digest.sha256, suite.featuresSha256],
  ] as const)
    if (theirs !== ours)
      throw new ProvtckError(
        `${name.toUpperCase()}_OTHER`,
        `the ${name} of the certificate hash to ${theirs}, those of this suite to ${ours}`,
        'One of the two was changed. Verify with an unchanged copy of the version that made it.',
      );
}

function checkSource({ predicate }: CertificateStatement, source: SourceDigest): void {
  const [{ digest }] = predicate.configuration;
  if (canonical(digest) === canonical(source)) return;
  throw new ProvtckError(
    'SOURCE_OTHER',
    `the certificate was made by ${digestText(digest)}, and this is ${digestText(source)}`,
    'Verify with an unchanged copy of the same release: a checkout of that commit, or that package.',
  );
}

/** The headline says what the parts of the certificate say. */
function checkHeadline({ predicate }: CertificateStatement): void {
  const [, , , , { annotations }, statement, , rules] = predicate.configuration;
  const ixit = statement.annotations.ixit ?? {};
  if (annotations.headline === headlineOf({ ...annotations, ixit, verdicts: rules.annotations.verdicts })) return;
  throw new ProvtckError(
    'HEADLINE_WRONG',
    `the headline of the certificate is "${printable(clipped(annotations.headline, 200))}", and its parts say something else`,
    'The certificate was not made by this suite. Do not accept it.',
  );
}

/** Class and missing features follow from the user's statements only. */
function checkTerms({ predicate }: CertificateStatement, lacks: readonly Lack[] | undefined): void {
  const [, , , , { annotations }, statement] = predicate.configuration;
  const tested = certifiedPartyOf(annotations.settings.adapter);
  if (tested !== annotations.party)
    throw new ProvtckError(
      'PARTY_WRONG',
      `the certificate says that it is of a ${annotations.party}, its settings make it one of a ${tested}`,
      'The certificate was not made by this suite. Do not accept it.',
    );
  const found = lacks && classNameOf(lacks, profileNamed(annotations.party), statement.annotations.ixit ?? {});
  if (found === annotations.class && canonical(lacks) === canonical(annotations.lacks)) return;
  throw new ProvtckError(
    'CLASS_WRONG',
    `the certificate says class ${printable(annotations.class)}, its device statement makes it ${found ?? 'none'}`,
    'The certificate was not made by this suite. Do not accept it.',
  );
}

/** The parts of the certificate say what its settings say. */
function checkFacts({ predicate }: CertificateStatement, facts: SettingsFacts): void {
  const [, , , , { annotations: run }, statement, deviations] = predicate.configuration;
  const differing = (
    [
      ['part', run.part, facts.part ?? run.part],
      ['readings', run.readings, facts.readings],
      ['device statement', statement.annotations, facts.statement],
      ['files of known deviations', deviations.annotations.files, facts.deviationFiles],
    ] as const
  ).find(([, certified, set]) => canonical(certified) !== canonical(set));
  if (differing === undefined) return;
  const [what, certified, set] = differing;
  throw new ProvtckError(
    'SETTINGS_DIFFER',
    printable(
      `the ${what} of the certificate: ${clipped(canonical(certified), 200)}; of its settings: ${clipped(canonical(set), 200)}`,
    ),
    'The certificate was not made by this suite. Do not accept it.',
  );
}

function checkStatedHashes({ subject: [subject], predicate }: CertificateStatement): void {
  const [, , , , run, statement, deviations, rules] = predicate.configuration;
  for (const { name, digest, annotations } of [run, statement, deviations, rules])
    if (digest.sha256 !== sha256Of(annotations)) throw wrongHash(name);
  const { part, versions, party, settings } = run.annotations;
  const { kind } = subject.annotations;
  if (kind === 'device identity' && subject.digest.sha256 !== sha256Of({ part, versions })) throw wrongHash('subject');
  const product = productIn(settings);
  if (kind === 'product' && (subject.name !== product || subject.digest.sha256 !== sha256Of({ party, product })))
    throw wrongHash('subject');
}

const wrongHash = (name: string): ProvtckError =>
  new ProvtckError(
    'HASH_WRONG',
    `the hash of its part "${name}" does not match that part`,
    'The certificate was not made by this suite. Do not accept it.',
  );

function checkFirmware({ subject: [subject] }: CertificateStatement, firmware: HashedFile | undefined): void {
  if (firmware === undefined) return;
  if (subject.annotations.kind !== 'firmware image')
    throw new ProvtckError(
      'FIRMWARE_NOT_SUBJECT',
      'the certificate is of a device that named itself, not of a firmware image',
      'Ask for one that was made with --firmware, or leave --firmware out.',
    );
  if (subject.digest.sha256 !== firmware.sha256)
    throw new ProvtckError(
      'FIRMWARE_OTHER',
      `${firmware.name} hashes to ${firmware.sha256}, the certified image to ${subject.digest.sha256}`,
      'The certificate is of another image. Have this one tested.',
    );
}

/** The reference device runs no image. */
function checkImageRan({ subject: [subject], predicate }: CertificateStatement): void {
  const [, , , , { annotations }] = predicate.configuration;
  if (subject.annotations.kind !== 'firmware image' || annotations.settings.adapter !== 'simulator') return;
  throw new ProvtckError(
    'FIRMWARE_NOT_RUN',
    `the certificate names the image ${printable(subject.name)}, and its run used the simulator, which runs no image`,
    'Do not accept the certificate for this image.',
  );
}

function checkTranscript({ predicate }: CertificateStatement, transcript: Exhibits['transcript']): void {
  const [, , , { digest }] = predicate.configuration;
  if (transcript === undefined || digest.sha256 === transcript.sha256) return;
  throw new ProvtckError(
    'TRANSCRIPT_OTHER',
    `the transcript hashes to ${transcript.sha256}, the certified one to ${digest.sha256}`,
    'It is another run, or it was changed. Ask for the original file, byte by byte.',
  );
}

function checkJudgement(statement: CertificateStatement, judgement: Judgement): void {
  const [source, , , transcript] = statement.predicate.configuration;
  const [subject] = statement.subject;
  const { ownRules, explored } = statement.predicate;
  const again = statementOf({
    ...judgement,
    source: source.digest,
    transcriptSha256: transcript.digest.sha256,
    ...(subject.annotations.kind === 'firmware image' && {
      firmware: { name: subject.name, sha256: subject.digest.sha256 },
    }),
    // The transcript contains no scenario of an own rule, so only the signature supports them.
    ...(ownRules !== undefined && { own: ownRules }),
    // Nor does it contain a random session.
    ...(explored !== undefined && { explored }),
  });
  const place = firstDifference(statement, again, 'statement');
  if (place === undefined) return;
  throw new ProvtckError(
    'JUDGEMENT_OTHER',
    `the transcript, judged again, differs from the certificate, first in ${place}`,
    'The certificate does not follow from the transcript. Do not accept it, and inform the signer.',
  );
}

/**
 * The first difference of two JSON values, as a path. A digest comes last, because it differs only as a result of
 * other members.
 */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (a === b) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b) ? undefined : path;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const key of keys.sort((x, y) => Number(x === 'digest') - Number(y === 'digest'))) {
    const [left, right] = [a, b].map((each) => (each as { readonly [key: string]: unknown })[key]);
    const found = firstDifference(left, right, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return canonical(a) === canonical(b) ? undefined : path;
}
