import { describe, it } from 'node:test';
import { expect } from 'chai';
import { alphabetFor } from '../../calibration/explore/alphabet';
import { marked, unmarked } from '../../calibration/explore/path';

describe('the path to a session', () => {
  const alphabet = alphabetFor({ offers: [], functions: [] });
  const source = { seed: 1, length: 10, alphabet };
  const printed = marked('81:10:7', source);

  it('is taken where it was printed', () => {
    expect(printed).to.match(/^81:10:7-[0-9a-f]{6}$/);
    expect(unmarked(printed, source)).to.equal('81:10:7');
  });

  for (const [what, text, other] of [
    ['another path', printed.replace('81', '82'), source],
    ['no mark', '81:10:7', source],
    ['another seed', printed, { ...source, seed: 2 }],
    ['another length', printed, { ...source, length: 9 }],
    ['other acts', printed, { ...source, alphabet: { ...alphabet, acts: alphabet.acts.slice(1) } }],
    ['other openings', printed, { ...source, alphabet: { ...alphabet, openings: alphabet.openings.slice(1) } }],
  ] as const)
    it(`is refused with ${what}`, () => {
      expect(() => unmarked(text, other))
        .to.throw()
        .with.property('code', 'PATH_UNKNOWN');
    });
});
