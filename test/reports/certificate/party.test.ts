import { describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../../cli/suite';
import { type CertifiedParty, certifiedPartyOf } from '../../../ledger/certified-party';
import { ProvtckError } from '../../../ledger/error';
import { parties } from '../../../reports/certificate/demands';
import { statementOf } from '../../../reports/certificate/statement';
import { verified } from '../../../reports/certificate/verify';
import { consistent, evidence, exhibits, signedBuffer } from './exhibits';

/** The certificate of a run with this adapter. */
const certificateOf = async (adapter: string): Promise<Buffer> =>
  signedBuffer(statementOf(await evidence({ settings: { adapter } })));

const demand = async (file: Buffer, party: string): Promise<string> => {
  const { demands, transcript: _transcript, ...rest } = await exhibits();
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
});
