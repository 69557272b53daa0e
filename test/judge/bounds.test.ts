import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type Bound, boundInWords, compare, rounded } from '../../judge/interval';

/** With a clock that may be off by 10 ms. */
const cases: readonly (readonly [Bound, measured: number, verdict: ReturnType<typeof compare>])[] = [
  [{ kind: 'at most', ms: 100 }, 90, 'holds'],
  [{ kind: 'at most', ms: 100 }, 91, 'in doubt'],
  [{ kind: 'at most', ms: 100 }, 110, 'in doubt'],
  [{ kind: 'at most', ms: 100 }, 111, 'broken'],
  [{ kind: 'below', ms: 100 }, 89, 'holds'],
  [{ kind: 'below', ms: 100 }, 90, 'in doubt'],
  [{ kind: 'below', ms: 100 }, 109, 'in doubt'],
  [{ kind: 'below', ms: 100 }, 110, 'broken'],
  [{ kind: 'at least', ms: 100 }, 110, 'holds'],
  [{ kind: 'at least', ms: 100 }, 109, 'in doubt'],
  [{ kind: 'at least', ms: 100 }, 90, 'in doubt'],
  [{ kind: 'at least', ms: 100 }, 89, 'broken'],
  [{ kind: 'within', from: 100, to: 200 }, 110, 'holds'],
  [{ kind: 'within', from: 100, to: 200 }, 190, 'holds'],
  [{ kind: 'within', from: 100, to: 200 }, 109, 'in doubt'],
  [{ kind: 'within', from: 100, to: 200 }, 191, 'in doubt'],
  [{ kind: 'within', from: 100, to: 200 }, 90, 'in doubt'],
  [{ kind: 'within', from: 100, to: 200 }, 210, 'in doubt'],
  [{ kind: 'within', from: 100, to: 200 }, 89, 'broken'],
  [{ kind: 'within', from: 100, to: 200 }, 211, 'broken'],
];

describe('the edges of a bound', () => {
  for (const [bound, measured, verdict] of cases)
    it(`${measured} ± 10 ms against ${boundInWords(bound)}: ${verdict}`, () => {
      expect(compare(measured, bound, 10)).to.equal(verdict);
    });
});

describe('a bound in words', () => {
  it('names its kind and its times', () => {
    expect(boundInWords({ kind: 'at most', ms: 1.23456 })).to.equal('at most 1.235 ms');
    expect(boundInWords({ kind: 'within', from: 1, to: 2.00049 })).to.equal('from 1 to 2 ms');
  });

  it('has times to the microsecond', () => {
    expect(rounded(1.23456)).to.equal(1.235);
    expect(rounded(-3)).to.equal(-3);
  });
});
