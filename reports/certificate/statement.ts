import { createHash } from 'node:crypto';
import type { Result, RuleResult } from '../../judge/result-schema';
import { type CertifiedParty, certifiedPartyOf } from '../../ledger/certified-party';
import type { Fields } from '../../ledger/json';
import { profileNamed } from '../../ledger/parties';
import { timeText } from '../../ledger/quantities';
import type { CertificateEvidence } from './certificate-evidence';
import { deviationOf, deviationsOf } from './deviations';
import { canonical } from './envelope';
import {
  type CertificateStatement,
  type CertificateSubject,
  type ExploredSessions,
  type OwnRules,
  PREDICATE_TYPE,
  type RuleEntry,
  type SourceDigest,
  STATEMENT_TYPE,
} from './statement-schema';

/** The statement about a run. Pure: the same evidence gives the same statement. */
export function statementOf(evidence: CertificateEvidence): CertificateStatement {
  const { result, source, transcriptSha256 } = evidence;
  const { suite, run, device } = result;
  const verdicts = result.rules.map(entryOf);
  const party = certifiedPartyOf(evidence.settings.adapter);
  const named = (verdict: RuleEntry['verdict']) =>
    verdicts.filter((entry) => entry.verdict === verdict).map(({ id }) => id);
  const warned = named('fail');
  return {
    _type: STATEMENT_TYPE,
    subject: [subjectOf(evidence)],
    predicateType: PREDICATE_TYPE,
    predicate: {
      result: warned.length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        { name: 'suite', uri: `pkg:npm/${suite.name}@${suite.version}`, digest: source },
        { name: 'ledger', digest: { sha256: suite.ledgerSha256 } },
        { name: 'features', digest: { sha256: suite.featuresSha256 } },
        { name: 'transcript', digest: { sha256: transcriptSha256 } },
        stated('run', {
          headline: headlineOf({
            party,
            settings: evidence.settings,
            class: run.certificate?.class ?? 'none',
            verdicts,
            part: device.part,
            partRead: evidence.partRead,
            virtualTime: evidence.virtualTime,
            readings: run.readings,
            ixit: timesOf(result),
          }),
          settings: evidence.settings,
          part: device.part,
          partRead: evidence.partRead,
          versions: device.versions,
          startedAt: run.startedAt,
          deviceMs: run.deviceMs,
          scenarios: run.counts.scenarios.total,
          class: run.certificate?.class ?? 'none',
          lacks: run.certificate?.lacks ?? [],
          party,
          profiles: { device: profileOf(run.profiles.device), driver: profileOf(run.profiles.driver) },
          virtualTime: evidence.virtualTime,
          uncertaintyMs: evidence.uncertaintyMs,
          seeds: [],
          readings: run.readings,
        }),
        stated('statement', statementIn(result, party)),
        stated('deviations', deviationsOf(result)),
        stated('rules', { verdicts }),
      ],
      passedTests: named('pass'),
      warnedTests: warned,
      failedTests: [],
      ...(evidence.own !== undefined && { ownRules: evidence.own }),
      ...(evidence.explored !== undefined && { explored: evidence.explored }),
    },
  };
}

/** The own rules of a result, as a certificate names them. */
export const certifiedOwnRules = ({ own }: Pick<Result, 'own'>): OwnRules | undefined =>
  own && {
    name: own.name,
    prefix: own.prefix,
    ledgerSha256: own.ledgerSha256,
    featuresSha256: own.featuresSha256,
    verdict: own.verdict,
    verdicts: own.rules.map(({ id, level, verdict }) => ({ id, level, verdict })),
  };

/** The random sessions of a result, as a certificate names them. */
export const certifiedSessions = ({ explored }: Pick<Result, 'explored'>): ExploredSessions | undefined =>
  explored && {
    seed: explored.seed,
    sessions: explored.sessions,
    hindered: explored.hindered,
    differences: explored.differences,
  };

/** What the headline of a certificate is made of. */
interface Headline {
  readonly party: CertifiedParty;
  readonly settings: Fields;
  readonly class: string;
  readonly verdicts: readonly RuleEntry[];
  readonly part: string;
  readonly partRead: boolean;
  readonly virtualTime: boolean;
  /** Interpretations of errata that the user chose. */
  readonly readings: readonly string[];
  /** Times of the user. */
  readonly ixit: { readonly [quantity: string]: number };
}

/**
 * How much is certified of what, in one line: class, rules judged of those that exist, part, broken rules, and
 * settings of the user that change a verdict.
 */
export function headlineOf({
  party,
  settings,
  class: covered,
  verdicts,
  part,
  partRead,
  virtualTime,
  ...chosen
}: Headline): string {
  const judged = verdicts.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail').length;
  const broken = verdicts.filter(({ deviation }) => deviation !== undefined).length;
  const times = Object.entries(chosen.ixit).map(([name, ms]) => `${name} ${timeText(ms)}`);
  return [
    ...(party === 'device' ? [] : [`of a ${party}, not of a device`]),
    `class ${covered}`,
    `${judged} of ${verdicts.length} rules judged`,
    profileNamed(party) === undefined
      ? `part ${part}, ${partRead ? 'as read from the device' : 'as claimed by the user'}`
      : `product ${productIn(settings) ?? 'without a name'}, as claimed by the user`,
    ...(broken > 0 ? [`${broken} BROKEN as known deviations`] : []),
    ...(chosen.readings.length > 0 ? [`readings ${chosen.readings.join(', ')}`] : []),
    ...(times.length > 0 ? [`times of the user: ${times.join(', ')}`] : []),
    ...(virtualTime ? ['VIRTUAL time'] : []),
  ].join('; ');
}

/** The product in the statement of a party, from the settings of a run. */
export function productIn({ party }: Fields): string | undefined {
  const { product } = (party ?? {}) as { readonly product?: unknown };
  return typeof product === 'string' ? product : undefined;
}

/** Times of the user: of a device statement, or of the statement of a party. */
const timesOf = ({ ixit, party }: Result): { readonly [name: string]: number } => ixit ?? party?.times ?? {};

/** The statement of the user about what was tested. */
function statementIn(
  result: Result,
  party: CertifiedParty,
): { readonly ics: unknown; readonly ixit: { [name: string]: number } | null } {
  if (profileNamed(party) === undefined) return { ics: result.ics ?? null, ixit: result.ixit ?? null };
  return { ics: result.party ?? null, ixit: { ...timesOf(result) } };
}

function subjectOf({ firmware, settings, result: { device } }: CertificateEvidence): CertificateSubject {
  const { part, versions } = device;
  const party = certifiedPartyOf(settings.adapter);
  const product = profileNamed(party) && productIn(settings);
  if (firmware !== undefined)
    return { name: firmware.name, digest: { sha256: firmware.sha256 }, annotations: { kind: 'firmware image' } };
  if (product !== undefined)
    return { name: product, digest: { sha256: sha256Of({ party, product }) }, annotations: { kind: 'product' } };
  return { name: part, digest: { sha256: sha256Of({ part, versions }) }, annotations: { kind: 'device identity' } };
}

function entryOf(rule: RuleResult): RuleEntry {
  const { id, verdict, basis, reason, counts } = rule;
  const deviation = deviationOf(rule);
  const scenarios = { ...counts, required: counts.required ?? 0 };
  return {
    id,
    verdict,
    basis,
    scenarios,
    ...(reason !== undefined && { reason }),
    ...(deviation !== undefined && { deviation }),
  };
}

/** In a run with a certificate a half is conformant, or no rule of it was tested. */
const profileOf = (verdict: string): 'conformant' | 'not-judged' =>
  verdict === 'conformant' ? 'conformant' : 'not-judged';

function stated<const Name extends string, Annotations extends object>(name: Name, annotations: Annotations) {
  return { name, digest: { sha256: sha256Of(annotations) }, annotations };
}

/** SHA-256 (hex) of the canonical JSON of a value. */
export const sha256Of = (value: unknown): string => createHash('sha256').update(canonical(value), 'utf8').digest('hex');

/** A digest as text. */
export const digestText = (digest: SourceDigest): string =>
  'gitCommit' in digest ? `commit ${digest.gitCommit}` : `package ${digest.sha256}`;
