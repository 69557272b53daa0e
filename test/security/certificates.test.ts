import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { limited } from '../../adapters/limited';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import type { SuiteOptions } from '../../cli/suite-options';
import { ProvtckError } from '../../ledger/error';
import { sealed } from '../../reports/certificate/envelope';
import { sha256Of } from '../../reports/certificate/statement';
import type { CertificateStatement } from '../../reports/certificate/statement-schema';
import { type Exhibits, verified } from '../../reports/certificate/verify';
import { simulator } from '../adapters/process/program';
import { signerWith } from '../transcript/signer';
import { type Certified, certified, certifiedFrom, exhibitsFor, isCertified, keys, statement } from './certified';

const honest: readonly (readonly [what: string, covered: string, options: SuiteOptions])[] = [
  ['the reference device', 'full', {}],
  ['a device behind the adapter protocol', 'full', { adapter: 'process', command: simulator() }],
  [
    'a device without SmartConfig, by its statement',
    'subset',
    { ics: statement('no-smart-config', 'ics: { part: CC3220SF, claims: { smart-config: false } }\n') },
  ],
  [
    'a board without the seam of the driver, by its statement',
    'full',
    {
      adapter: 'without-seam',
      ics: statement('board', 'ics: { part: CC3220SF }\nbench: { without: [driver-port, pending-calls] }\n'),
    },
  ],
];

/** A device that says it lacks two needs. cheats.test.ts has one whose statement does not name what it lacks. */
registerAdapter('without-seam', async ({ part }) => {
  const { capabilities } = await new Simulator(part).connect();
  const offers = capabilities.offers.filter((need) => need !== 'driver-port' && need !== 'pending-calls');
  return limited(new Simulator(part), { ...capabilities, offers });
});

describe('a certificate', () => {
  let reference: Certified;
  before(async () => {
    const outcome = await certified({});
    if (!isCertified(outcome)) throw new Error(outcome.incomplete.join(' '));
    reference = outcome;
  });

  for (const [index, [what, covered, options]] of honest.entries())
    it(`is made of ${what}, and verified`, async () => {
      const outcome = index === 0 ? reference : await certified(options);
      if (!isCertified(outcome)) throw new Error(outcome.incomplete.join(' '));
      const { predicate } = await verified(Buffer.from(outcome.text), await exhibitsFor(outcome));
      expect(predicate.configuration[4].annotations.class).to.equal(covered);
    });

  it('is the same if it is made from the transcript later', async () => {
    const later = await certifiedFrom(reference.transcript);
    expect(isCertified(later) && later.text).to.equal(reference.text);
  });

  const changed = (change: (text: string) => string): Buffer => {
    const { payload } = JSON.parse(reference.text) as { payload: string };
    const text = Buffer.from(payload, 'base64').toString('utf8');
    return Buffer.from(sealed(JSON.parse(change(text)) as object, keys.privateKey));
  };
  /** The same with the hashes of its parts made to fit again. */
  const rehashed = (bytes: Buffer): Buffer => {
    const { payload } = JSON.parse(bytes.toString('utf8')) as { payload: string };
    const statementOf = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as CertificateStatement;
    for (const part of statementOf.predicate.configuration)
      if ('annotations' in part) part.digest.sha256 = sha256Of(part.annotations);
    return Buffer.from(sealed(statementOf, keys.privateKey));
  };
  const day = 86_400_000;
  // The tests before it can take longer than the clocks of two machines may differ.
  const hour = 3_600_000;
  const demanding = (more: object): Partial<Exhibits> => ({
    demands: { parties: [], now: Date.now() + hour, ...more },
  });

  for (const [code, what, file, more] of [
    ['SOURCE_OTHER', 'of another commit', undefined, { source: { gitCommit: 'd'.repeat(40) } }],
    ['KEY_OTHER', 'of another key', undefined, { publicKey: generateKeyPairSync('ed25519').publicKey }],
    ['CERTIFICATE_TOO_OLD', 'that is too old', undefined, demanding({ maxAgeDays: 1, now: Date.now() + 2 * day })],
    ['CERTIFICATE_FROM_FUTURE', 'of tomorrow', undefined, demanding({ now: Date.now() - day })],
    ['PART_OTHER', 'of another part', undefined, demanding({ part: 'CC3235SF' })],
    ['SUITE_VERSION_OTHER', 'of another version', undefined, demanding({ suiteVersion: '9.9.9' })],
    [
      'HEADLINE_WRONG',
      'of virtual time that says it was real',
      () => changed((text) => text.replace('; VIRTUAL time', '')),
      {},
    ],
  ] as const)
    it(`is refused with ${code}: one ${what}`, async () => {
      const bytes = file === undefined ? Buffer.from(reference.text) : rehashed(file());
      const error: unknown = await verified(bytes, await exhibitsFor(reference, more)).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code });
    });

  it('is refused as a subset where all is demanded', async () => {
    const outcome = await certified(honest[2]?.[2] ?? {});
    if (!isCertified(outcome)) throw new Error(outcome.incomplete.join(' '));
    const given = await exhibitsFor(outcome, demanding({ class: 'full' }));
    const error: unknown = await verified(Buffer.from(outcome.text), given).catch((e: unknown) => e);
    expect(error).to.include({ code: 'CLASS_LOWER' });
  });

  it('is refused where its payload is not canonical', async () => {
    const { dsse } = (await import('@sigstore/core')) as typeof import('@sigstore/core');
    const envelope = JSON.parse(reference.text) as {
      payload: string;
      payloadType: string;
      signatures: { sig: string }[];
    };
    const text = Buffer.from(envelope.payload, 'base64').toString('utf8');
    const twice = Buffer.from(text.replace('"predicate":', '"predicate":{},"predicate":'));
    const [signature] = envelope.signatures;
    if (signature === undefined) throw new Error('no signature');
    signature.sig = signerWith(keys).sign(dsse.preAuthEncoding(envelope.payloadType, twice)).toString('base64');
    envelope.payload = twice.toString('base64');
    const file = Buffer.from(`${JSON.stringify(envelope, undefined, 2)}\n`);
    const error: unknown = await verified(file, await exhibitsFor(reference)).catch((e: unknown) => e);
    expect(error).to.include({ code: 'PAYLOAD_NOT_CANONICAL' });
  });
});
