import { expect } from 'chai';
import { describe, it } from 'mocha';
import { loadLedger } from '../../../ledger/ledger';
import { keyId } from '../../../reports/certificate/keys';
import type { CertificateStatement } from '../../../reports/certificate/statement-schema';
import { type Exhibits, verified } from '../../../reports/certificate/verify';
import {
  certificate,
  changed,
  consistent,
  enveloped,
  exhibits,
  firmware,
  judged,
  keys,
  passed,
  rulesOf,
  sha256,
  signedBuffer,
} from './exhibits';

const other = sha256('other');
const rules = loadLedger().rules.length;

/** A certificate signed by a key of that name. */
const keyed = (keyid: string) =>
  enveloped((envelope) => {
    const [signature] = envelope.signatures as object[];
    Object.assign(signature ?? {}, { keyid });
  });

/** A statement with something else in one of its parts, and the hashes as they were. */
const part = (index: number, annotations: object) => async () =>
  signedBuffer(
    await changed((statement) => Object.assign(statement.predicate.configuration[index] ?? {}, { annotations })),
  );
const first = (change: (statement: CertificateStatement) => object, more: object) => () =>
  consistent((statement) => Object.assign(change(statement), more));

/** What a verifier says, and of which file. */
const said: readonly (readonly [words: string, file: () => Promise<Buffer>, Partial<Exhibits>?])[] = [
  ['the file is not a DSSE envelope with one signature', async () => Buffer.from('{}')],
  [
    'the envelope holds "text/x" and not application/vnd.in-toto+json',
    () => enveloped((envelope) => Object.assign(envelope, { payloadType: 'text/x' })),
  ],
  ['differs from the format of the suite', async () => Buffer.concat([await certificate(), Buffer.from('\n')])],
  [`the certificate names the key ab, not the one given, ${keyId(keys.publicKey)}`, () => keyed('ab')],
  ...['', 'xab', 'abx', 'a'.repeat(65)].map((id): [string, () => Promise<Buffer>] => [
    'names the key in a form no key has',
    () => keyed(id),
  ]),
  [
    'the signature does not match the content of the certificate',
    () => enveloped((envelope) => Object.assign(envelope, { payload: Buffer.from('{}').toString('base64') })),
  ],
  ['what was signed is no statement of this suite: _type: ', async () => signedBuffer({ _type: 'x' })],
  ['what was signed is no statement of this suite: the whole: ', async () => signedBuffer('x')],
  ['the certificate is of a device that named itself, not of a firmware image', certificate, { firmware }],
  [
    `image.bin hashes to ${other}, the certified image to ${firmware.sha256}`,
    () => certificate({ firmware }),
    { firmware: { ...firmware, sha256: other } },
  ],
  [
    `the transcript hashes to ${other}, the certified one to `,
    certificate,
    { transcript: { sha256: other, judge: judged } },
  ],
  [
    'the hash of its part "deviations" does not match that part',
    part(6, { files: [{ name: 'ti.yaml', sha256: other }], entries: [] }),
  ],
  ['the hash of its part "subject" does not match that part', first((s) => s.subject[0].digest, { sha256: other })],
  [`1 of the ledger's ${rules} rules are missing, first `, () => consistent((s) => rulesOf(s).splice(3, 1))],
  [`1 of the ledger's ${rules} rules are missing, first `, () => consistent((s) => rulesOf(s).splice(0, 1))],
  [
    `its ${rules + 1} rules are not the ledger's ${rules}, each once and in order`,
    () => consistent((s) => rulesOf(s).push(...rulesOf(s).slice(-1))),
  ],
  [
    `its ${rules} rules are not the ledger's ${rules}, each once and in order`,
    () => consistent((s) => rulesOf(s).reverse()),
  ],
  [' the basis hearsay, and its basis is SWRA513C', first(passed, { basis: 'hearsay' })],
  [' has no verdict', first(passed, { verdict: 'not-judged' })],
  [' is inconclusive', first(passed, { verdict: 'inconclusive' })],
  [' is broken without a known deviation', first(passed, { verdict: 'fail' })],
  [
    ' is broken without a known deviation',
    () =>
      consistent((s) => {
        Object.assign(passed(s), { verdict: 'fail' });
        s.predicate.configuration[6].annotations.files.push({ name: 'ti.yaml', sha256: other });
      }),
  ],
  [
    'the lists of passed and warned tests differ from the verdicts of the rules',
    () => consistent((s) => Object.assign(s.predicate, { result: 'WARNED', warnedTests: [passed(s).id] })),
  ],
  [
    'first in statement.predicate.configuration.4.annotations.headline',
    () =>
      consistent(({ predicate }) => {
        const [, , , , { annotations }] = predicate.configuration;
        const headline = annotations.headline.replace('; VIRTUAL time', '');
        Object.assign(annotations, { virtualTime: false, headline });
      }),
  ],
  [
    'first in statement.predicate.configuration.4.annotations.seeds.0',
    first((s) => s.predicate.configuration[4].annotations, { seeds: [1] }),
  ],
  [
    'the device statement of the certificate: {"ics":{"part":"CC3220SF"}',
    first((s) => s.predicate.configuration[5].annotations, { ics: { part: 'CC3220SF' } }),
  ],
  ['first in statement.predicate.configuration.7.annotations.verdicts.', first(passed, { reason: 'because I say so' })],
];

describe('what a verifier says', () => {
  for (const [words, file, more] of said)
    it(`where it refuses: ${words}`, async () => {
      const given = await exhibits(more);
      const error: unknown = await file()
        .then((bytes) => verified(bytes, given))
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Error);
      expect((error as Error).message).to.include(words);
    });

  for (const [words, change] of [
    ['and this is pkg:npm/', { version: '9.9.9' }],
    [`those of this suite to ${other}`, { ledgerSha256: other }],
    ['the ledger of the certificate hash to ', { ledgerSha256: other }],
    ['the features of the certificate hash to ', { featuresSha256: other }],
  ] as const)
    it(`where the suite is another: ${words}`, async () => {
      const given = await exhibits();
      const error: unknown = await verified(await certificate(), {
        ...given,
        suiteOf: (party) => {
          const own = given.suiteOf(party);
          return { ...own, suite: { ...own.suite, ...change } };
        },
      }).catch((thrown: unknown) => thrown);
      expect((error as Error).message).to.include(words);
    });

  it('is nothing where a device that named itself is judged again', async () => {
    const { subject } = await verified(await certificate(), await exhibits());
    expect(subject[0].annotations.kind).to.equal('device identity');
  });
});
