import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { withoutKeys } from '../../../adapters/phone-app/hidden-keys';

describe('requests of an app without keys', () => {
  for (const [name, text, shown] of [
    ['the key of a profile', '__SL_P_P.A=home&__SL_P_P.C=pass+word%21', '__SL_P_P.A=home&__SL_P_P.C=xxxx+xxxx%78'],
    ['an encoded name', '__SL_P_P%2EC=secret', '__SL_P_P%2EC=xxxxxx'],
    ['blanks at the name', '&+__SL_P_P.C = secret', '&+__SL_P_P.C = xxxxxx'],
    ['another name', 'password=secret', 'password=xxxxxx'],
    ['JSON', '{"key":"se\\u0063ret","n":12}', '{"xxx":"xxxxxx","n":11}'.replace('"n"', '"x"')],
    ['text', 'my secret', 'xx xxxxxx'],
    ['XML', '<key>secret</key>', '<xxx>xxxxxx</xxx>'],
    ['bytes', 'key=\xfcber', 'key=\xffxxx'],
    ['a key with an equals sign, without a name', '{"se=cret', '{"xx=xxxx'],
  ] as const)
    it(`hides ${name}`, () => expect(withoutKeys(text)).to.equal(shown));

  it('keeps the parameters of a form', () => {
    const form = '__SL_P_SC1=10&__SL_P_SC2=1&__SL_P_S.B=my+lamp';
    expect(withoutKeys(form)).to.equal(form);
  });

  it('leaves JSON as JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        JSON.parse(withoutKeys(Buffer.from(JSON.stringify(list)).toString('latin1')));
      }),
    );
  });
});
