import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Stated, staleStatements } from '../../calibration/stale';

const sound: Stated = {
  idle: ['quiet'],
  radii: new Map([['wide', { rules: ['PROV-2.1-01'] }]]),
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
      radii: new Map([
        ['wide', { rules: ['PROV-2.1-01', 'PROV-2.1-99'] }],
        ['lost', { rules: [] }],
      ]),
      subtle: ['wide', 'missing'],
    });
    expect(stale).to.deep.equal([
      'idle.yaml has a reason for loud, which kills a device.',
      'idle.yaml has a reason for gone, and there is no such scenario.',
      'radii.yaml names lost, and there is no such device.',
      'radii.yaml names PROV-2.1-99 for wide, and there is no such rule.',
      'subtle.yaml names missing, and there is no such device.',
    ]);
  });
});
