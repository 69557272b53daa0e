import { expect } from 'chai';
import { describe, it } from 'mocha';
import { adviceErrors } from '../../calibration/advice-errors';
import type { AdviceException } from '../../mutants/advice-exceptions';
import { device } from './matrices';

const advised = device('told-twice', { breaks: 'PROV-4.3-15', failed: { 'PROV-4.3-15': 3, 'PROV-4.3-04': 1 } });
const errors = (mutant: typeof advised, exception?: AdviceException, full = true): readonly string[] =>
  adviceErrors({ mutants: [mutant], full }, new Map(exception === undefined ? [] : [[mutant.id, exception]]));

describe('a device that breaks advice', () => {
  it('fails no rule that binds without a reason', () => {
    expect(errors(advised)).to.deep.equal([
      'told-twice breaks only the advice PROV-4.3-15 and fails PROV-4.3-04, without a reason.',
    ]);
    expect(errors(advised, { because: 'It does.', rules: ['PROV-4.3-04'], inconclusive: false })).to.deep.equal([]);
  });

  it('leaves no scenario open without a reason', () => {
    const open = device('told-twice', { breaks: 'PROV-4.3-15', inconclusive: 2 });
    expect(errors(open)).to.have.length(1);
    expect(errors(open, { because: 'It does.', rules: undefined, inconclusive: true })).to.deep.equal([]);
  });

  it('keeps no reason that is not needed', () => {
    const quiet = device('told-twice', { breaks: 'PROV-4.3-15' });
    expect(errors(quiet, { because: 'It did.', rules: ['PROV-4.3-04'], inconclusive: true })).to.have.length(2);
  });

  it('is not looked at in a short run, nor where it breaks a rule that binds', () => {
    expect(errors(advised, undefined, false)).to.deep.equal([]);
    expect(errors({ ...advised, breaks: 'PROV-7.5-01' })).to.deep.equal([]);
  });
});
