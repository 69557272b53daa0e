import { describe, it } from 'node:test';
import { expect } from 'chai';
import { rebased } from '../../steps/rebased';

describe('an answer of the bench', () => {
  it('has its times moved to the count of the transcript, in whole milliseconds', () => {
    expect(rebased([{ at: 1_250.75, name: 'start' }], -1_000)).to.deep.equal([{ at: 250, name: 'start' }]);
  });

  it('is left as it is where it has no times', () => {
    for (const answer of [undefined, null, ['home'], [['at', 3]], { kind: 'joined' }])
      expect(rebased(answer, -1_000)).to.deep.equal(answer);
  });
});
