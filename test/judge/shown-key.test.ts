import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { showsKey } from '../../judge/shown-key';

describe('a key in an event or an answer', () => {
  it('is found as a whole text or as a whole word', () => {
    for (const text of ['zq7-Kx9w', 'key=zq7-Kx9w', 'home zq7-Kx9w.', '"zq7-Kx9w"'])
      expect(showsKey({ Reserved: text }, 'zq7-Kx9w'), text).to.equal(true);
    expect(showsKey([{ a: { b: 'abcde' } }], 'abcde')).to.equal(true);
  });

  it('is found inside a token if no token has its characters by chance', () => {
    for (const text of ['Tzq7-Kx9w', 'zq7-Kx9w1', '00zq7-Kx9w00'])
      expect(showsKey({ Reserved: text }, 'zq7-Kx9w'), text).to.equal(true);
  });

  it('is not found in a token that contains its characters by chance', () => {
    for (const [text, key] of [
      ['TK-0123456789', '12345678'],
      ['TK-0123-4567-89', '123-4567'],
      ['xzq72Kx9w', 'zq72Kx9w'],
      ['zq72Kx9w1', 'zq72Kx9w'],
      ['an abcde word', 'abcde'],
      ['', 'abcde'],
    ] as const)
      expect(showsKey({ Reserved: text, SsidLen: 12 }, key), text).to.equal(false);
    expect(showsKey(undefined, 'abcde')).to.equal(false);
    expect(showsKey(null, 'abcde')).to.equal(false);
  });

  it('is found between any characters that are no letters and no digits', () => {
    const separator = fc.constantFrom(' ', '-', ':', '"', '\n', '');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,20}$/), separator, separator, (key, before, after) => {
        expect(showsKey(`${before}${key}${after}`, key)).to.equal(true);
        expect(showsKey(`x${key}`, key)).to.equal(false);
      }),
      { seed: 1 },
    );
  });
});
