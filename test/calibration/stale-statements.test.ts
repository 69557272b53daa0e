import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type CalibrationStatements, staleStatements } from '../../calibration/stale-statements';

const sound: CalibrationStatements = {
  idle: ['quiet'],
  collateral: new Map([['wide', { rules: ['PROV-2.1-01'] }]]),
  subtle: ['wide'],
  scenarios: new Set(['quiet', 'loud']),
  killers: new Set(['loud']),
  devices: new Set(['wide']),
  rules: new Set(['PROV-2.1-01']),
};

describe('what is stated of devices and scenarios', () => {
  it('is not complained of where it is so', () => {
    expect(staleStatements(sound)).to.deep.equal([]);
  });

  it('is stale where there is no such scenario, device or rule, or where the scenario catches something', () => {
    const stale = staleStatements({
      ...sound,
      idle: ['quiet', 'loud', 'gone'],
      collateral: new Map([
        ['wide', { rules: ['PROV-2.1-01', 'PROV-2.1-99'] }],
        ['lost', { rules: [] }],
      ]),
      subtle: ['wide', 'missing'],
    });
    expect(stale).to.deep.equal([
      'scenarios-without-kills.yaml has a reason for loud, which kills a device.',
      'scenarios-without-kills.yaml has a reason for gone, and there is no such scenario.',
      'collateral.yaml names lost, and there is no such device.',
      'collateral.yaml names PROV-2.1-99 for wide, and there is no such rule.',
      'subtle.yaml names missing, and there is no such device.',
    ]);
  });
});
