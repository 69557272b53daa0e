import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ProvtckError } from '../../../ledger/error';
import { loadLedger } from '../../../ledger/ledger';
import { certificateText } from '../../../reports/certificate/certificate-text';
import { PAYLOAD_TYPE } from '../../../reports/certificate/envelope';
import { headlineOf, statementOf } from '../../../reports/certificate/statement';
import type { CertificateStatement } from '../../../reports/certificate/statement-schema';
import { type Exhibits, verified } from '../../../reports/certificate/verify';
import {
  certificate,
  changed,
  consistent,
  enveloped,
  evidence,
  exhibits,
  firmware,
  judged,
  passed,
  rulesOf,
  sha256,
  signedBuffer,
} from './exhibits';

/** What is wrong, the file that has it, and what the verifier holds against it. */
const refusals: readonly (readonly [code: string, what: string, file: () => Promise<Buffer>, Partial<Exhibits>?])[] = [
  ['CERTIFICATE_MALFORMED', 'no JSON', async () => Buffer.from('no certificate')],
  ['CERTIFICATE_MALFORMED', 'two signatures', () => enveloped((e) => Object.assign(e, { signatures: [{}, {}] }))],
  ['CERTIFICATE_MALFORMED', 'a member more', () => enveloped((e) => Object.assign(e, { extra: 1 }))],
  ['PAYLOAD_TYPE_UNKNOWN', 'another payload type', () => enveloped((e) => Object.assign(e, { payloadType: 'text/x' }))],
  ['CERTIFICATE_REWRITTEN', 'a line end more', async () => Buffer.concat([await certificate(), Buffer.from('\n')])],
  [
    'CERTIFICATE_MALFORMED',
    'a byte order mark',
    async () => Buffer.concat([Buffer.from('\ufeff'), await certificate()]),
  ],
  ['KEY_OTHER', 'another key', certificate, { publicKey: generateKeyPairSync('ed25519').publicKey }],
  [
    'SIGNATURE_INVALID',
    'another payload',
    () => enveloped((e) => Object.assign(e, { payload: Buffer.from('{}').toString('base64') })),
  ],
  ['STATEMENT_UNKNOWN', 'another statement', async () => signedBuffer({ _type: 'x' })],
  [
    'STATEMENT_UNKNOWN',
    'another predicate',
    async () => signedBuffer(await changed((s) => Object.assign(s, { predicateType: 'x' }))),
  ],
  ['FIRMWARE_NOT_SUBJECT', 'a device as its subject', certificate, { firmware }],
  [
    'FIRMWARE_OTHER',
    'another image',
    () => certificate({ firmware }),
    { firmware: { ...firmware, sha256: sha256('other') } },
  ],
  ['TRANSCRIPT_OTHER', 'another transcript', certificate, { transcript: { sha256: sha256('other'), judge: judged } }],
  ['HASH_WRONG', 'a wrong hash', async () => signedBuffer(await changed((s) => rulesOf(s).reverse()))],
  [
    'HASH_WRONG',
    'the hash of another device',
    () => consistent((s) => Object.assign(s.subject[0].digest, { sha256: sha256('other') })),
  ],
  ['RULES_INCOMPLETE', 'a rule less', () => consistent((s) => rulesOf(s).splice(3, 1))],
  ['RULES_INCOMPLETE', 'a rule twice', () => consistent((s) => rulesOf(s).push(...rulesOf(s).slice(-1)))],
  [
    'RULE_NOT_JUDGED',
    'a mandatory rule without a verdict',
    () => consistent((s) => Object.assign(passed(s), { verdict: 'not-judged' })),
  ],
  [
    'RULE_NOT_CERTIFIABLE',
    'a rule in doubt',
    () => consistent((s) => Object.assign(passed(s), { verdict: 'inconclusive' })),
  ],
  [
    'RULE_NOT_CERTIFIABLE',
    'a mandatory rule broken',
    () => consistent((s) => Object.assign(passed(s), { verdict: 'fail' })),
  ],
  [
    'RULE_NOT_CERTIFIABLE',
    'a better foundation than it has',
    () => consistent((s) => Object.assign(passed(s), { basis: 'the Ten Commandments' })),
  ],
  ['TESTS_DIFFER', 'a list that says less', () => consistent((s) => s.predicate.passedTests.splice(0, 1))],
  [
    'TESTS_DIFFER',
    'a result that says more',
    () => consistent((s) => Object.assign(s.predicate, { result: 'WARNED' })),
  ],
  [
    'JUDGEMENT_OTHER',
    'verdicts that do not follow from the transcript',
    () => consistent((s) => Object.assign(passed(s), { reason: 'because I say so' })),
  ],
  ['JUDGEMENT_OTHER', 'time that was virtual', () => certificate({ virtualTime: false })],
];

describe('a certificate', () => {
  it('is verified with its key, its transcript and its image', async () => {
    const statement = await verified(await certificate({ firmware }), await exhibits({ firmware }));
    expect(statement.subject[0]).to.deep.include({ name: firmware.name, digest: { sha256: firmware.sha256 } });
    expect(statement.predicate.passedTests.length).to.be.greaterThan(200);
    expect(statement.predicate.result).to.equal('PASSED');
  });

  it('is the same, byte by byte, when it is made again', async () => {
    expect((await certificate()).equals(await certificate())).to.equal(true);
  });

  it('can be read by whoever knows DSSE and in-toto', async () => {
    const envelope = JSON.parse((await certificate()).toString('utf8')) as { payload: string; payloadType: string };
    const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')) as CertificateStatement;
    expect(envelope.payloadType).to.equal(PAYLOAD_TYPE);
    expect(statement._type).to.equal('https://in-toto.io/Statement/v1');
    expect(statement.predicateType).to.equal('https://in-toto.io/attestation/test-result/v0.1');
    expect(statement.predicate.configuration.map(({ name }) => name)).to.deep.equal([
      'suite',
      'ledger',
      'features',
      'transcript',
      'run',
      'statement',
      'deviations',
      'rules',
    ]);
  });

  for (const [code, what, file, more] of refusals)
    it(`is refused with ${code}: ${what}`, async () => {
      const given = await exhibits(more);
      const error: unknown = await file()
        .then((bytes) => verified(bytes, given))
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code });
      expect((error as ProvtckError).hint).to.match(/\.$/);
    });

  for (const [code, change] of [
    ['SUITE_OTHER', { version: '9.9.9' }],
    ['LEDGER_OTHER', { ledgerSha256: sha256('other') }],
    ['FEATURES_OTHER', { featuresSha256: sha256('other') }],
  ] as const)
    it(`is refused with ${code} by another suite`, async () => {
      const given = await exhibits();
      const error: unknown = await verified(await certificate(), {
        ...given,
        suiteOf: (party) => {
          const own = given.suiteOf(party);
          return { ...own, suite: { ...own.suite, ...change } };
        },
      }).catch((thrown: unknown) => thrown);
      expect(error).to.include({ code });
    });

  it('is judged again only when everything else is right', async () => {
    const judge = () => Promise.reject(new Error('asked'));
    const given = await exhibits({ transcript: { sha256: sha256('other'), judge } });
    const error: unknown = await verified(await certificate(), given).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'TRANSCRIPT_OTHER' });
  });
});

describe('a certificate with known deviations', () => {
  /** A statement in which a mandatory rule fails as a file says, or as nobody has said. */
  const deviating = (files: readonly object[]) =>
    consistent((statement) => {
      const entry = passed(statement) as { id: string };
      Object.assign(entry, { verdict: 'fail', deviation: 'known from abroad (ti.yaml)' });
      Object.assign(statement.predicate.configuration[6].annotations, { files });
      const { annotations: run } = statement.predicate.configuration[4];
      run.headline = headlineOf({ ...run, ixit: {}, verdicts: rulesOf(statement) });
      const { passedTests } = statement.predicate;
      Object.assign(statement.predicate, {
        result: 'WARNED',
        passedTests: passedTests.filter((id) => id !== entry.id),
        warnedTests: [entry.id],
      });
    });
  const withoutTranscript = async (): Promise<Exhibits> => {
    const { transcript: _transcript, ...rest } = await exhibits();
    return rest;
  };

  it('holds, and they are named', async () => {
    const deviationFiles = [{ name: 'ti.yaml', sha256: sha256('ti') }];
    const { factsOf, ...rest } = await withoutTranscript();
    const statement = await verified(await deviating(deviationFiles), {
      ...rest,
      factsOf: async (...of) => ({ ...(await factsOf(...of)), deviationFiles }),
    });
    const text = certificateText(statement, loadLedger(), {}).flatMap(({ lines }) => lines);
    expect(text.join('\n')).to.include('known from abroad').and.include('ti.yaml');
    expect(statement.predicate.warnedTests).to.have.length(1);
  });

  it('does not hold where the settings of the run name other files', async () => {
    const file = await deviating([{ name: 'ti.yaml', sha256: sha256('ti') }]);
    const error: unknown = await verified(file, await withoutTranscript()).catch((e: unknown) => e);
    expect(error).to.include({ code: 'SETTINGS_DIFFER' });
  });

  it('does not hold where no file of them was given', async () => {
    const error: unknown = await verified(await deviating([]), await withoutTranscript()).catch((e: unknown) => e);
    expect(error).to.include({ code: 'RULE_NOT_CERTIFIABLE' });
  });

  it('is made of a result that has them', async () => {
    const { result } = await judged();
    const [first, ...rest] = result.rules;
    if (first === undefined) throw new Error('no rule');
    const deviation = { file: 'ti.yaml', reason: 'known', source: 'here', owner: 'me', expires: '2030-01-01' };
    const files = [{ name: 'ti.yaml', sha256: sha256('ti') }];
    const entries = [{ rule: first.id, status: 'shown' as const, ...deviation }];
    const known = {
      ...result,
      run: { ...result.run, deviationFiles: files, deviations: entries },
      rules: [{ ...first, verdict: 'fail' as const, deviation }, ...rest],
    };
    const { predicate } = statementOf(await evidence({ result: known }));
    expect(predicate.configuration[6].annotations).to.deep.equal({ files, entries });
    expect(predicate.warnedTests).to.deep.equal([first.id]);
    expect(predicate.configuration[7].annotations.verdicts[0]?.deviation).to.equal('known (ti.yaml)');
  });
});

describe('the words of a certificate', () => {
  const said = async (more: Partial<Exhibits>): Promise<string> => {
    const given = await exhibits(more);
    const statement = await verified(await certificate({ firmware }), given);
    return certificateText(statement, loadLedger(), more)
      .flatMap(({ heading, lines }) => [heading, ...lines])
      .join('\n');
  };

  it('say on what the verdicts rest, and what has none', async () => {
    const text = await said({});
    expect(text).to.include('rest on SWRA513C itself').and.include('untestable').and.include('host application');
    for (const { id, verdict } of (await judged()).result.rules)
      if (verdict === 'not-applicable') expect(text).to.include(id);
  });

  it('name virtual time, and what was not compared', async () => {
    const text = await said({});
    expect(text).to.include('VIRTUAL').and.include('--firmware').and.include('--transcript');
  });

  it('say what was compared', async () => {
    const { transcript } = await exhibits();
    const text = await said({ firmware, ...(transcript !== undefined && { transcript }) });
    expect(text).to.include('the given image has the same hash').and.include('judged again');
  });
});
