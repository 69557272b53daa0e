import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Json } from '../../ledger/json';
import { shiftTimes } from '../../transcript/shift-times';

describe('an answer of the bench', () => {
  it('has its times moved to the count of the transcript, in whole milliseconds', () => {
    expect(shiftTimes([{ at: 1_250.75, name: 'start' }], -1_000)).to.deep.equal([{ at: 250, name: 'start' }]);
  });

  it('is left as it is where it has no times', () => {
    const answers: readonly Json[] = [null, ['home'], [['at', 3]], { kind: 'joined' }];
    for (const answer of answers) expect(shiftTimes(answer, -1_000)).to.deep.equal(answer);
  });
});
