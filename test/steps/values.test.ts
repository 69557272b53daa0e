import { expect } from 'chai';
import { describe, it } from 'mocha';
import { argumentsFrom, policyText } from '../../steps/call-arguments';
import { formFrom } from '../../steps/phone-forms';

describe('the arguments of a call', () => {
  it('have names for the bits of a policy', () => {
    for (const [bits, text] of [
      [0, 'off'],
      [1, 'auto-connect'],
      [33, 'auto-connect + auto-provisioning'],
      [35, 'auto-connect + fast + auto-provisioning'],
    ] as const) {
      expect(policyText(bits)).to.equal(text);
      expect(argumentsFrom([['Policy', text]])).to.deep.equal({ Policy: bits });
    }
    expect(() => argumentsFrom([['Policy', 'auto-connect + slow']])).to.throw(/no connection policy/);
  });

  it('are numbers, null pointers, members and texts', () => {
    expect(
      argumentsFrom([
        ['Index', 'SL_WLAN_DEL_ALL_PROFILES'],
        ['Key', 'none'],
        ['Params.Type', 'SL_WLAN_SEC_TYPE_OPEN'],
        ['Params.Length', '8'],
      ]),
    ).to.deep.equal({ Index: 255, Key: null, Params: { Type: 'SL_WLAN_SEC_TYPE_OPEN', Length: 8 } });
  });
});

describe('a form of the phone', () => {
  it('has the names and values of the device', () => {
    expect(
      formFrom([
        ['network name', 'home'],
        ['security', 'WPA2'],
        ['priority', '5'],
        ['auto-connect', 'on'],
        ['confirm', 'yes'],
      ]),
    ).to.deep.equal([
      ['__SL_P_P.A', 'home'],
      ['__SL_P_P.B', '3'],
      ['__SL_P_P.D', '5'],
      ['__SL_P_P.E', '1'],
      ['confirm', 'yes'],
    ]);
  });
});
