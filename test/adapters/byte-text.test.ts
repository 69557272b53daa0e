import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { bodyText, bytesOf, normalText, textOf } from '../../adapters/byte-text';

describe('bytes as text', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([...bytesOf(textOf(bytes))]).to.deep.equal([...bytes]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads the line ends and tabs of a body in either notation', () => {
    expect(bodyText('R2.0\\x0d\\x0a')).to.equal('R2.0\r\n');
    expect(bodyText('R2.0\r\n')).to.equal('R2.0\r\n');
    expect(bodyText('a\\X0Ab\\\\x0ac\\x1b')).to.equal('a\nb\\\\x0ac\\x1b');
  });

  it('leaves readable text readable', () => {
    for (const name of ['home', 'Café, "5 GHz"', '网络', '😀', '<b>&amp;</b>'])
      expect(textOf(Buffer.from(name))).to.equal(name);
  });

  it('escapes what cannot be read', () => {
    expect(textOf(Uint8Array.of(0x61, 0x00, 0x0d, 0x5c, 0xff, 0xc2, 0x80))).to.equal('a\\x00\\x0d\\\\\\xff\\xc2\\x80');
  });

  it('has one way to write the same bytes', () => {
    expect(normalText('a\\x2cb\\x20')).to.equal('a,b ');
    expect(normalText('C:\\path')).to.equal('C:\\\\path');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalText(normalText(text))).to.equal(normalText(text));
      }),
    );
  });

  it('is pure text whatever comes in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([...textOf(bytes)].every((character) => (character.codePointAt(0) ?? 0) >= 0x20)).to.equal(true);
      }),
    );
  });
});
