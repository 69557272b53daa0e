import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { consoleLimits } from '../../adapters/serial/console-limits';
import { certificateClasses, certificateClassOf } from '../../ledger/certificate-classes';
import { claims } from '../../ledger/claims';
import { publicFunctions } from '../../ledger/functions';
import { lackOf } from '../../ledger/lack';
import { quantities } from '../../ledger/quantities';
import { Need } from '../../ledger/rule';

const anyLacks = fc
  .tuple(fc.subarray(claims().map(({ claim }) => lackOf.claim(claim))), fc.subarray(Need.options.map(lackOf.need)))
  .map(([claimed, needed]) => [...claimed, ...needed]);
const rank = (lacks: readonly string[]): number => {
  const found = certificateClassOf(lacks);
  return found === undefined ? certificateClasses().length : certificateClasses().indexOf(found);
};

describe('the class of a certificate', () => {
  it('is full where nothing is taken back and only the seams of a board are lacking', () => {
    for (const lacks of [[], ['need:driver-port', 'need:pending-calls', 'need:capture', 'function:sl_WlanRxStatStart']])
      expect(certificateClassOf(lacks)?.class).to.equal('full');
  });

  it('is a subset where a feature is taken back', () => {
    for (const { claim } of claims()) expect(certificateClassOf([`claim:${claim}`])?.class).to.equal('subset');
  });

  it('is none without phone, without network, or without scenarios that take long', () => {
    for (const need of ['phone', 'network', 'long']) expect(certificateClassOf([`need:${need}`])).to.equal(undefined);
  });

  it('is a subset, or none, where functions are missing that a console can call', () => {
    expect(certificateClassOf(['function:sl_Socket'])?.class).to.equal('subset');
    expect(certificateClassOf(['function:sl_WlanProvisioning'])).to.equal(undefined);
    expect(certificateClassOf(consoleLimits())?.class).to.equal('full');
  });

  it('is a subset where a time is far from that of the suite', () => {
    const classWith = (name: string, ms: number) => certificateClassOf([], { [name]: ms })?.class;
    for (const { name, ms, basis, most } of quantities().filter(({ basis }) => basis === 'IXIT')) {
      expect(classWith(name, ms), `${name} ${basis}`).to.equal('full');
      expect(classWith(name, (most ?? ms * 2) + 1), name).to.equal('subset');
      if (ms > 0) expect(classWith(name, ms / 2 - 1), name).to.equal('subset');
    }
    expect(classWith('internal restart bound', 1_500)).to.equal('full');
  });

  it('never rises with what is lacking', () => {
    fc.assert(
      fc.property(anyLacks, anyLacks, (some, more) => {
        expect(rank([...some, ...more])).to.be.at.least(rank(some));
      }),
    );
  });

  it('names claims and functions that exist', () => {
    const known = claims().map(({ claim }) => claim);
    for (const { mayTakeBack, mustCall } of certificateClasses()) {
      expect(known).to.include.members(mayTakeBack);
      expect(publicFunctions().map(({ name }) => name)).to.include.members(mustCall);
    }
  });
});
