import { expect } from 'chai';
import { describe, it } from 'mocha';
import { timesWith } from '../../ledger/quantities';
import { withTimes } from '../../runtime/printed-times';
import { withCurrentTimes } from '../../tools/times';

describe('the printed times of features', () => {
  it('follow their names in steps and in examples, and nowhere else', () => {
    const feature = (bound: string, silence: string): string =>
      [
        'Feature: within the no-profile bound',
        `  Then the device reports nothing within the no-profile bound${bound} after sl_Start`,
        '  # the silence',
        `  | silence${silence} | the silence |`,
        '',
      ].join('\n');
    const current = feature(' (3.5 s)', ' (3 s)');
    expect(withCurrentTimes(feature('', ''))).to.equal(current);
    expect(withCurrentTimes(feature(' (1 min)', ' (9 s)'))).to.equal(current);
    expect(withCurrentTimes(current)).to.equal(current);
  });

  it('can be those of a device', () => {
    const step = 'the device reports nothing for the silence (3 s)';
    expect(withTimes(step, timesWith({ silence: 90_500 }))).to.equal(
      'the device reports nothing for the silence (90.5 s)',
    );
    expect(withTimes(step)).to.equal(step);
  });

  it('stay out of a name that another name begins with', () => {
    expect(withTimes('the working time of the host passes')).to.equal('the working time of the host (15 s) passes');
    expect(withTimes('the silencer passes')).to.equal('the silencer passes');
  });
});
