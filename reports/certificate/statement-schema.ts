import * as v from 'valibot';
import { certifiedParties } from '../../ledger/certified-party';
import type { Fields } from '../../ledger/json';
import { Lack } from '../../ledger/lack';
import { Level, RuleId, RuleTag } from '../../ledger/rule';
import { CertifiedDeviations } from './deviations';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Settings = v.record(v.string(), v.unknown()) as unknown as v.GenericSchema<Fields>;

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';

/** An item that its hash identifies. */
const hashed = <const Name extends string>(name: Name) =>
  v.strictObject({ name: v.literal(name), digest: v.strictObject({ sha256 }) });

/** An item inside the certificate; its hash is that of the canonical JSON of its annotations. */
const stated = <const Name extends string, const Entries extends v.ObjectEntries>(name: Name, entries: Entries) =>
  v.strictObject({
    name: v.literal(name),
    digest: v.strictObject({ sha256 }),
    annotations: v.strictObject(entries),
  });

/** The suite that judged: a commit of a clean checkout, or the files of an installed package. */
const SourceDigest = v.union([
  v.strictObject({ gitCommit: v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)) }),
  v.strictObject({ sha256 }),
]);
export type SourceDigest = v.InferOutput<typeof SourceDigest>;

const RuleEntry = v.strictObject({
  id: RuleId,
  verdict: v.picklist(['pass', 'fail', 'inconclusive', 'not-applicable', 'recorded', 'not-judged']),
  basis: v.string(),
  /** Results of its scenarios, and the number of scenarios that the device statement requires. */
  scenarios: v.strictObject({
    required: count,
    pass: count,
    fail: count,
    inconclusive: count,
    notApplicable: count,
  }),
  /** Why the verdict is not a plain pass. */
  reason: v.exactOptional(v.string()),
  /** The known deviation that allows a failure. */
  deviation: v.exactOptional(v.string()),
});
export type RuleEntry = v.InferOutput<typeof RuleEntry>;

const Profile = v.picklist(['conformant', 'not-judged']);

const Configuration = v.strictTuple([
  v.strictObject({
    name: v.literal('suite'),
    uri: v.pipe(v.string(), v.regex(/^pkg:npm\/[a-z-]+@\S+$/, 'a package URL')),
    digest: SourceDigest,
  }),
  hashed('ledger'),
  hashed('features'),
  hashed('transcript'),
  /** Adapter and options of the run, and the identity of the device. */
  stated('run', {
    /** Class, rules judged and part in one line. */
    headline: v.string(),
    settings: Settings,
    part: v.string(),
    /** Whether the part number was read from the device; otherwise the user named it. */
    partRead: v.boolean(),
    versions: v.record(v.string(), v.string()),
    startedAt: v.pipe(v.string(), v.isoTimestamp()),
    deviceMs: v.number(),
    scenarios: count,
    /** Scope of the certificate, see `ledger/data/certificate-classes.json`. */
    class: v.string(),
    /** Stated missing features of the device and its bench. The certificate does not cover them. */
    lacks: v.array(Lack),
    /** What was tested: a whole device, a part of it, or what uses it. */
    party: v.picklist(certifiedParties),
    /** Verdict on each half of the device. */
    profiles: v.strictObject({ device: Profile, driver: Profile }),
    /** Whether device time passed only while the suite waited, as in the simulator. */
    virtualTime: v.boolean(),
    /** Maximum error of a measured time, in ms. */
    uncertaintyMs: v.number(),
    /** Seed of random choices; none if there were no random choices. */
    seeds: v.array(v.union([v.number(), v.string()])),
    readings: v.array(v.string()),
  }),
  /** The device statement of the user: features and times (ICS, IXIT). */
  stated('statement', { ics: v.unknown(), ixit: v.nullable(v.record(v.string(), v.number())) }),
  stated('deviations', CertifiedDeviations.entries),
  /** Every rule of the ledger, in its order. */
  stated('rules', { verdicts: v.array(RuleEntry) }),
]);

const CertificateSubject = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  digest: v.strictObject({ sha256 }),
  /** Whether the hash is that of an image, of the identity that the device reported, or of the name of a product. */
  annotations: v.strictObject({ kind: v.picklist(['firmware image', 'device identity', 'product']) }),
});
export type CertificateSubject = v.InferOutput<typeof CertificateSubject>;

/** The user's own rules, as the run judged them. The transcript does not contain their scenarios. */
const OwnRules = v.strictObject({
  name: v.string(),
  prefix: v.string(),
  ledgerSha256: sha256,
  featuresSha256: sha256,
  verdict: v.picklist(['conformant', 'non-conformant', 'incomplete']),
  verdicts: v.array(v.strictObject({ id: RuleTag, level: Level, verdict: RuleEntry.entries.verdict })),
});
export type OwnRules = v.InferOutput<typeof OwnRules>;

/** Random sessions of the run. The transcript does not contain them. */
const ExploredSessions = v.strictObject({ seed: count, sessions: count, hindered: count, differences: count });
export type ExploredSessions = v.InferOutput<typeof ExploredSessions>;

/** An in-toto statement (v1) with the test-result predicate (v0.1); rule ids are the names of the tests. */
export const CertificateStatement = v.strictObject({
  _type: v.literal(STATEMENT_TYPE),
  subject: v.strictTuple([CertificateSubject]),
  predicateType: v.literal(PREDICATE_TYPE),
  predicate: v.strictObject({
    /** `WARNED` if the run has rules in warnedTests. */
    result: v.picklist(['PASSED', 'WARNED']),
    configuration: Configuration,
    passedTests: v.array(RuleId),
    /** Advisory rules that are not followed, and failures that a known deviation allows. */
    warnedTests: v.array(RuleId),
    failedTests: v.strictTuple([]),
    /** Rules of the user. The lists above, the class and the headline do not contain them. */
    ownRules: v.exactOptional(OwnRules),
    /** Random sessions in which no monitor found a broken rule. */
    explored: v.exactOptional(ExploredSessions),
  }),
});
export type CertificateStatement = v.InferOutput<typeof CertificateStatement>;
