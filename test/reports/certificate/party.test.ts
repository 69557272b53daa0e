import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../../cli/suite';
import { factsOf, lacksOf } from '../../../cli/verify';
import type { Result } from '../../../judge/result-schema';
import { type CertifiedParty, certifiedPartyOf } from '../../../ledger/certified-party';
import { ProvtckError } from '../../../ledger/error';
import { parties } from '../../../reports/certificate/demands';
import { statementOf } from '../../../reports/certificate/statement';
import { type Exhibits, verified } from '../../../reports/certificate/verify';
import { brokenApplications, legalApplications } from '../../parties/application-variants';
import { scriptedApplication } from '../../parties/scripted-application';
import { consistent, evidence, exhibits, signedBuffer } from './exhibits';

/** The certificate of a run with this adapter. */
const certificateOf = async (adapter: string): Promise<Buffer> =>
  signedBuffer(statementOf(await evidence({ settings: { adapter } })));

/** What a verifier computes from the settings of a run. */
const own = { lacksOf, factsOf };

/** The run of a scripted host application in virtual time, and its certificate whatever its verdict. */
async function application(
  name: string,
  claims: readonly string[],
): Promise<{ readonly result: Result; readonly file: Buffer }> {
  const variant = [...legalApplications, ...Object.values(brokenApplications).flat()].find(
    (each) => each.name === name,
  );
  if (variant === undefined) throw new Error(`there is no application ${name}`);
  const party = {
    file: 'statement.yaml',
    product: 'Door lock 2.1',
    claims: [...claims],
    times: {},
    sha256: '0'.repeat(64),
  };
  const adapter = 'application';
  const result = await runSuite({
    adapter,
    adapters: { [adapter]: async () => scriptedApplication(variant.script) },
    party,
    device: 'CC3235SF',
    certify: true,
  });
  const settings = { adapter, part: result.device.part, party, readings: [], rules: [] };
  return { result, file: signedBuffer(statementOf(await evidence({ result, settings }))) };
}

const demand = async (file: Buffer, party: string, more: Partial<Exhibits> = {}): Promise<string> => {
  const { demands, transcript: _transcript, ...rest } = await exhibits(more);
  try {
    await verified(file, { ...rest, demands: { ...demands, parties: [party] } });
    return 'verified';
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
};

describe('the party of a certificate', () => {
  it('follows from the adapter', () => {
    const expected: Readonly<Record<string, CertifiedParty>> = {
      simulator: 'device',
      serial: 'device',
      process: 'device',
      nwp: 'network processor',
      driver: 'host driver',
      application: 'host application',
      'phone-app': 'phone app',
    };
    for (const [adapter, party] of Object.entries(expected)) expect(certifiedPartyOf(adapter)).to.equal(party);
  });

  it('is demanded: a device has both halves, and no other party', async () => {
    const file = await certificateOf('process');
    const answers = await Promise.all(parties.map((party) => demand(file, party)));
    expect(Object.fromEntries(parties.map((party, index) => [party, answers[index]]))).to.deep.equal({
      driver: 'verified',
      device: 'verified',
      'network-processor': 'verified',
      'host-driver': 'verified',
      'host-application': 'PARTY_OTHER',
      'phone-app': 'PARTY_OTHER',
    });
  });

  it('is a network processor behind its wire, which is no device', async () => {
    const file = await certificateOf('nwp');
    expect(await demand(file, 'network-processor')).to.equal('verified');
    expect(await demand(file, 'device')).to.equal('PARTY_OTHER');
    expect(await demand(file, 'host-driver')).to.equal('PARTY_OTHER');
  });

  it('cannot be another than that of the settings', async () => {
    const forged = await consistent(({ predicate: { configuration } }) => {
      configuration[4].annotations.party = 'phone app';
    });
    expect(await demand(forged, 'phone-app')).to.equal('PARTY_WRONG');
  });

  it('is a host driver with its own rules', async () => {
    const result = await runSuite({ adapter: 'driver', certify: true });
    expect(result.run.verdict).to.equal('conformant');
    const file = signedBuffer(statementOf(await evidence({ result, settings: { adapter: 'driver' } })));
    expect(await demand(file, 'host-driver')).to.equal('verified');
    expect(await demand(file, 'device')).to.equal('PARTY_OTHER');
    expect(await demand(file, 'network-processor')).to.equal('PARTY_OTHER');
  });

  it('is a host application, by the claims of its statement', async () => {
    const claims = ['external-configuration', 'external-method-over-sockets', 'stop-command'];
    const { result, file } = await application('external configuration', claims);
    expect(result.run.incomplete).to.deep.equal([]);
    expect(result.run.certificate).to.deep.equal({
      class: 'subset',
      lacks: ['claim:cloud-over-sockets', 'claim:external-confirmation', 'claim:fallback', 'claim:smart-config-key'],
    });
    expect(await demand(file, 'host-application', own)).to.equal('verified');
    expect(await demand(file, 'device', own)).to.equal('PARTY_OTHER');
    expect(await demand(file, 'host-application', { ...own, lacksOf: () => [] })).to.equal('CLASS_WRONG');
  });

  it('is no host application that does less than its statement claims, or breaks a rule', async () => {
    const claiming = await application('external configuration', ['smart-config-key', 'stop-command']);
    expect(claiming.result.run.verdict).to.equal('incomplete');
    expect(claiming.result.run.incomplete.join(' ')).to.include('does not deny smart-config-key');
    // A verifier refuses the certificate that somebody signs in spite of that.
    expect(await demand(claiming.file, 'host-application', own)).to.equal('SCENARIOS_MISSING');
    const breaking = await application('ignores the request', ['external-configuration', 'stop-command']);
    expect(breaking.result.run.verdict).to.equal('non-conformant');
    expect(await demand(breaking.file, 'host-application', own)).to.equal('RULE_NOT_CERTIFIABLE');
  });
});
