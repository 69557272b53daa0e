import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type CalibrationStatements, staleStatements } from '../../calibration/stale-statements';

const trueStatements: CalibrationStatements = {
  idle: ['quiet'],
  collateral: new Map([['wide', ['PROV-2.1-01']]]),
  scenarios: new Set(['quiet', 'loud']),
  killers: new Set(['loud']),
  rules: new Set(['PROV-2.1-01']),
};

describe('stale statements about mutants and scenarios', () => {
  it('do not contain a true statement', () => {
    expect(staleStatements(trueStatements)).to.deep.equal([]);
  });

  it('contain a statement on a missing scenario or rule, or on a scenario that kills a mutant', () => {
    const stale = staleStatements({
      ...trueStatements,
      idle: ['quiet', 'loud', 'missing'],
      collateral: new Map([
        ['wide', ['PROV-2.1-01', 'PROV-2.1-99']],
        ['narrow', []],
      ]),
    });
    expect(stale).to.deep.equal([
      'scenarios-without-kills.yaml has a reason for loud, which kills a mutant.',
      'scenarios-without-kills.yaml has a reason for missing, and no such scenario exists.',
      'The mutant wide declares a failure of PROV-2.1-99, and no such rule exists.',
    ]);
  });
});
