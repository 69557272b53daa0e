import { describe, it } from 'node:test';
import { expect } from 'chai';
import { Able } from '../../calibration/explore/able';
import { alphabetFor } from '../../calibration/explore/alphabet';

describe('what a device turns out to be made for', () => {
  const { openings, acts } = alphabetFor({ offers: [], functions: [] });
  const [first, second, third] = openings;
  const [one, other] = acts;
  if (!(first && second && third && one && other)) throw new Error('the alphabet has become very small');
  const all = { openings: [first, second, third], acts: [one, other] };

  it('is everything until the device says otherwise', () => {
    const able = new Able(all);
    const draft = { opening: second, choices: [[one, other]] };
    expect(able.draft(draft)).to.deep.equal(draft);
    expect(able.alphabet).to.deep.equal(all);
  });

  it('is without what it has said it cannot do, which is news once', () => {
    const able = new Able(all);
    expect([able.without(one), able.without(one)]).to.deep.equal([true, false]);
    expect(able.draft({ opening: first, choices: [[one, other], [one]] }).choices).to.deep.equal([[other], []]);
    expect(able.alphabet.acts).to.deep.equal([other]);
  });

  it('begins with the next opening in the table, and after the last with the first', () => {
    const able = new Able(all);
    able.without(third);
    expect(able.draft({ opening: third, choices: [] }).opening).to.equal(first);
    able.without(first);
    expect(able.draft({ opening: third, choices: [] }).opening).to.equal(second);
  });

  it('keeps the opening where there is no other', () => {
    const able = new Able(all);
    for (const opening of all.openings) able.without(opening);
    expect(able.draft({ opening: second, choices: [] }).opening).to.equal(second);
  });
});
