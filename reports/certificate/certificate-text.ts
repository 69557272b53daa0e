import { classMeaning } from '../../ledger/certificate-classes';
import type { Ledger } from '../../ledger/ledger';
import { profileNamed } from '../../ledger/parties';
import { counted, formatDuration, printable } from '../terminal';
import type { CertifiedDeviations } from './deviations';
import { digestText, productIn } from './statement';
import type { CertificateStatement, RuleEntry } from './statement-schema';
import type { Exhibits } from './verify';

/** Maximum number of listed rules; the certificate lists all of them. */
const NAMED = 12;

/** A heading with its text. */
interface Paragraph {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The content and the limits of a verified certificate, as text. */
export function certificateText(
  statement: CertificateStatement,
  ledger: Ledger,
  exhibits: Pick<Exhibits, 'firmware' | 'transcript'>,
) {
  const [suite, , , , run, , deviations, rules] = statement.predicate.configuration;
  const { verdicts } = rules.annotations;
  return [
    { heading: 'subject', lines: subjectLines(statement, exhibits.firmware !== undefined) },
    { heading: 'made', lines: [`${run.annotations.startedAt} by ${suite.uri}, ${digestText(suite.digest)}`] },
    { heading: 'covered', lines: coveredLines(statement) },
    { heading: 'certified', lines: certifiedLines(verdicts) },
    { heading: 'not certified', lines: silentLines(verdicts, ledger) },
    { heading: 'warnings', lines: warningLines(verdicts) },
    { heading: 'deviations', lines: deviationLines(verdicts, deviations.annotations) },
    { heading: 'own rules', lines: ownLines(statement) },
    { heading: 'explored', lines: exploredLines(statement) },
    { heading: 'readings', lines: readingLines(run.annotations.readings) },
    { heading: 'time', lines: timeLines(statement) },
    { heading: 'transcript', lines: transcriptLines(exhibits.transcript !== undefined) },
  ].filter(({ lines }) => lines.length > 0) satisfies readonly Paragraph[];
}

function subjectLines({ subject: [subject], predicate }: CertificateStatement, compared: boolean): string[] {
  const [, , , , { annotations }] = predicate.configuration;
  const versions = Object.entries(annotations.versions).map(([name, version]) => `${name} ${version}`);
  const party = profileNamed(annotations.party) && annotations.party;
  const product = `${party}: ${productIn(annotations.settings)}, as its statement names it`;
  if (subject.annotations.kind === 'product')
    return [product, 'no image is named: the certificate is valid for the product that the signer names'];
  const device =
    party === undefined
      ? `device: ${annotations.part}${versions.length > 0 ? ` (${versions.join(', ')})` : ''}`
      : product;
  if (subject.annotations.kind === 'device identity')
    return [device, 'no firmware image is named: the certificate is valid for the identity that the device reported'];
  return [
    `firmware image ${subject.name}, SHA-256 ${subject.digest.sha256}`,
    compared ? 'the given image has the same hash' : 'no image was given to compare it with (--firmware)',
    device,
    `the signer states that this image ${party === undefined ? 'ran on the device' : 'was tested'}`,
  ];
}

/** Class, what is left out, and times of the device's own. */
function coveredLines({ predicate }: CertificateStatement): string[] {
  const [, , , , { annotations }, { annotations: stated }] = predicate.configuration;
  const { class: covered, lacks, party, profiles } = annotations;
  const profile = profileNamed(party);
  const meaning = classMeaning(covered, profile);
  const times = Object.entries((stated.ixit ?? {}) as { readonly [name: string]: number });
  return [
    `the certified party: the ${party}`,
    `class ${covered}: ${meaning}`,
    ...(lacks.length > 0 ? [`nothing is certified about ${lacks.join(', ')}`] : []),
    ...(times.length > 0
      ? [
          `times of the ${profile === undefined ? 'device' : party}'s own: ${times.map(([name, ms]) => `${name} ${formatDuration(ms)}`).join(', ')}`,
        ]
      : []),
    ...(['device', 'driver'] as const)
      .filter((half) => profile === undefined && profiles[half] === 'not-judged')
      .map((half) => `the rules that bind the ${half} were not judged`),
  ];
}

/** The user's own rules, which the certificate does not mix with those of SWRA513C. */
function ownLines({ predicate: { ownRules } }: CertificateStatement): string[] {
  if (ownRules === undefined) return [];
  const { prefix, name, verdict, verdicts } = ownRules;
  const passed = verdicts.filter((entry) => entry.verdict === 'pass').length;
  const others = verdicts.filter((entry) => entry.verdict !== 'pass').map((entry) => `${entry.id} ${entry.verdict}`);
  return [
    printable(`${prefix} (${name}) ${verdict}: ${counted(passed, 'rule')} of ${verdicts.length} pass`),
    ...(others.length > 0 ? [others.slice(0, NAMED).join(', ')] : []),
    'not of SWRA513C, and not in the transcript: only the signer states them',
  ];
}

/** The random sessions of the run, which are no part of the transcript. */
function exploredLines({ predicate: { explored } }: CertificateStatement): string[] {
  if (explored === undefined) return [];
  const { seed, sessions, hindered, differences } = explored;
  return [
    `${counted(sessions, 'random session')} from seed ${seed}, and no monitor found a broken rule in them`,
    `${counted(differences, 'difference')} from the reference device, not judged; ${hindered} without a result`,
    'not in the transcript: only the signer states them',
  ];
}

function certifiedLines(verdicts: readonly RuleEntry[]): string[] {
  const passed = verdicts.filter(({ verdict }) => verdict === 'pass');
  const bases = [...new Set(passed.map(({ basis }) => basis))];
  return [
    `${counted(passed.length, 'rule')} of ${verdicts.length} pass; no mandatory rule is broken except for known deviations`,
    ...bases.map((basis) => {
      const ids = passed.filter((entry) => entry.basis === basis).map(({ id }) => id);
      return `${ids.length} rest on ${foundations[basis] ?? basis}`;
    }),
  ];
}

const foundations: { readonly [basis: string]: string } = {
  SWRA513C: 'SWRA513C itself',
  SWRU455M: "the programmer's guide SWRU455M, where SWRA513C is silent",
  SWRU455A: "the earlier programmer's guide SWRU455A, where later documents are silent",
  driver: "TI's host driver, where the documents are silent",
  inference: 'an inference from the documents',
};

function silentLines(verdicts: readonly RuleEntry[], ledger: Ledger): string[] {
  const groups = new Map<string, string[]>();
  for (const entry of verdicts) {
    const why = silenceOf(entry, ledger);
    if (why !== undefined) groups.set(why, [...(groups.get(why) ?? []), entry.id]);
  }
  const gaps = verdicts.filter(({ verdict, reason }) => verdict === 'pass' && reason !== undefined);
  return [
    ...[...groups].map(([why, ids]) => `${why}: ${namedRules(ids)}`),
    ...gaps.slice(0, NAMED).map(({ id, reason }) => `${id} passes, ${reason ?? ''}`),
  ];
}

/** Why a rule is neither passed nor broken; undefined if it is one of the two, or inconclusive. */
function silenceOf({ id, verdict, reason = 'no reason given' }: RuleEntry, ledger: Ledger): string | undefined {
  switch (verdict) {
    case 'recorded':
      return 'recorded only: the documents leave it open';
    case 'not-applicable':
      return `not applicable: ${reason}`;
    case 'not-judged': {
      const rule = ledger.rule(id);
      return rule.planned ? 'no scenario yet' : (silences[rule.class] ?? `not judged: ${reason}`);
    }
    default:
      return undefined;
  }
}

const silences: { readonly [ruleClass: string]: string } = {
  untestable: 'untestable',
  'host-obligation': 'bind another party: the host application or the phone app',
};

function warningLines(verdicts: readonly RuleEntry[]): string[] {
  const ids = verdicts
    .filter(({ verdict, deviation }) => verdict === 'fail' && deviation === undefined)
    .map((e) => e.id);
  return ids.length === 0 ? [] : [`advice that was not followed: ${namedRules(ids)}`];
}

function deviationLines(verdicts: readonly RuleEntry[], { files }: CertifiedDeviations): string[] {
  if (files.length === 0) return ['the run had no known deviations'];
  const broken = verdicts.flatMap(({ id, deviation }) =>
    deviation === undefined ? [] : [`${id} is broken, as a known deviation: ${deviation}`],
  );
  return [...files.map(({ name, sha256 }) => `known from ${name}, SHA-256 ${sha256}`), ...broken];
}

const readingLines = (readings: readonly string[]): string[] =>
  readings.length === 0
    ? ['the default of every erratum']
    : [`${readings.join(', ')}; the default of every other erratum`];

function timeLines({ predicate }: CertificateStatement): string[] {
  const [, , , , { annotations }] = predicate.configuration;
  const { virtualTime, uncertaintyMs, deviceMs } = annotations;
  return [
    virtualTime
      ? 'VIRTUAL: device time passed only while the suite waited, so this proves nothing about hardware'
      : 'real: device time was real time',
    `${formatDuration(deviceMs)} of device time; the clock was ${uncertaintyMs === 0 ? 'exact' : `within ±${uncertaintyMs} ms`}`,
  ];
}

const transcriptLines = (given: boolean): string[] => [
  given
    ? 'judged again: every verdict follows from it'
    : 'not given: only the signer states the verdicts (--transcript judges them again)',
];

function namedRules(ids: readonly string[]): string {
  const rest = ids.length - NAMED;
  return `${counted(ids.length, 'rule')}: ${ids.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
