import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textOf } from '../../adapters/byte-text';
import { bodyBytes, bodyText, decodeForm, encodeForm } from '../../adapters/http-form';

const anyText = fc.uint8Array({ maxLength: 40 }).map(textOf);
const decoded = (body: string) => decodeForm(Buffer.from(body, 'latin1'));

describe('a form', () => {
  it('brings fields of any bytes through', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 8 }), (fields) => {
        const named = fields.map(([name, value]): [string, string] => [`n${name}`, value]);
        expect(decoded(encodeForm(named))).to.deep.equal(named);
      }),
    );
  });

  it('is encoded as every browser encodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        fc.pre(!value.includes('\\') && textOf(Buffer.from(value)) === value);
        expect(encodeForm([['a', value]])).to.equal(new URLSearchParams([['a', value]]).toString());
      }),
    );
    expect(
      encodeForm([
        ['__SL_P_P.A', 'caf\\xe9 & co'],
        ['b', ''],
      ]),
    ).to.equal('__SL_P_P.A=caf%E9+%26+co&b=');
  });

  it('is read whatever the case of its digits and however little was encoded', () => {
    expect(decoded('a=%c3%A9&b=1=2&&c')).to.deep.equal([
      ['a', 'é'],
      ['b', '1=2'],
      ['c', ''],
    ]);
    expect(decodeForm(Buffer.from('a=é'))).to.deep.equal([['a', 'é']]);
    expect(decoded('a=%ff')).to.deep.equal([['a', '\\xff']]);
    for (const end of ['\n', '\r\n', '\r\n\r\n']) expect(decoded(`a=b${end}`)).to.deep.equal([['a', 'b']]);
  });

  for (const body of ['a=%', 'a=%4', 'a=%zz', 'a=%%41', 'a=\r\nb', 'a=\0', 'x&'.repeat(40)])
    it(`is none: ${JSON.stringify(body.slice(0, 12))}`, () => {
      expect(decoded(body)).to.equal(undefined);
    });
});

describe('a body', () => {
  it('keeps its lines, and its bytes', () => {
    expect(bodyText(Buffer.from('R2.0\r\n'))).to.equal('R2.0\r\n');
    expect(bodyText(Buffer.from('3caf\xe9;X;\0', 'latin1'))).to.equal('3caf\\xe9;X;\\x00');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...bodyBytes(bodyText(bytes))]).to.deep.equal([...bytes]);
      }),
    );
  });
});
