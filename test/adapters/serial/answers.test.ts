import { expect } from 'chai';
import { describe, it } from 'mocha';
import { returnedBy } from '../../../adapters/serial/answers';
import type { AnswerForm } from '../../../adapters/serial/at-commands';
import { constants } from '../../../ledger/constants';

const ok = { kind: 'ok' } as const;
const read = (form: AnswerForm | undefined, ...lines: readonly string[]) => returnedBy(form, lines, ok);
const { SL_WLAN_SEC_TYPE_OPEN: open, SL_WLAN_SEC_TYPE_WPA_WPA2: wpa } = constants.security;

describe('the answer to a command', () => {
  it('is the error where there is one', () => {
    expect(returnedBy('code', ['7'], { kind: 'error', code: -2014 } as never)).to.deep.equal({
      kind: 'returned',
      code: -2014,
    });
  });

  it('is 0 where the console tells nothing', () => {
    expect(read(undefined, '7')).to.deep.equal({ kind: 'returned', code: 0 });
    expect(read('code')).to.deep.equal({ kind: 'returned', code: 0 });
    expect(read('profile')).to.deep.equal({ kind: 'returned', code: 0 });
  });

  it('is the number that stands there', () => {
    expect(read('code', '7')).to.deep.equal({ kind: 'returned', code: 7 });
    expect(read('code', '-12')).to.deep.equal({ kind: 'returned', code: -12 });
    expect(read('code', '010')).to.deep.equal({ kind: 'returned', code: 10 });
    expect(read('code', 'nonsense')).to.deep.equal({ kind: 'returned', code: 0 });
  });

  it('is a connection policy as bits', () => {
    const { Auto, autoProvisioning } = constants.connectionPolicy;
    expect(read('connection policy', 'auto|auto_provisioning')).to.deep.equal({
      kind: 'returned',
      code: 0,
      value: { pPolicy: Auto | autoProvisioning },
    });
    expect(read('connection policy', '').value).to.deep.equal({ pPolicy: 0 });
  });

  it('is a text under the name of its field, byte by byte', () => {
    expect(read('text:pValues' as AnswerForm, 'caf\xc3\xa9')).to.deep.equal({
      kind: 'returned',
      code: 0,
      value: { pValues: 'café' },
    });
  });

  describe('as a profile', () => {
    const cases: readonly (readonly [line: string, code: number, ssid?: string, priority?: number])[] = [
      ['home,0x0:0x1a:0xF:0x0:0x0:0x0,open,,,,,3', open, 'home', 3],
      ['home,0x0:0x1a:0xF:0x0:0x0:0x0,wpa_wpa2,,,,,15', wpa, 'home', 15],
      ['home,0x1a:0x1b:0x28:0x0:0x0:0x2,open,,,,,3', open, 'home', 3],
      ['home,,wpa_wpa2,,,,,0', wpa, 'home', 0],
      ['a,b,,open,,,,,1', open, 'a,b', 1],
      ['open,,wpa_wpa2,,,,,2', wpa, 'open', 2],
      ['open,0x0:0x0:0x0:0x0:0x0:0x0,wpa_wpa2,,open,,,2', open, 'open,0x0:0x0:0x0:0x0:0x0:0x0,wpa_wpa2', 2],
      ['caf\xc3\xa9,,open,,,,,1', open, 'café', 1],
      ['home,0x0:0x0:0x0:0x0:0x0,open,,,,,1', 0],
      ['home,x0x0:0x0:0x0:0x0:0x0:0x0,open,,,,,1', 0],
      ['home,0x0:0x0:0x0:0x0:0x0:0x0x,open,,,,,1', 0],
      ['nothing like it', 0],
      ['home,open', 0],
      ['open', 0],
      [',open', 0],
    ];
    for (const [line, code, ssid, priority] of cases)
      it(line, () => {
        const expected =
          ssid === undefined
            ? { kind: 'returned', code: 0 }
            : { kind: 'returned', code, value: { pName: ssid, pPriority: priority } };
        const answer = read('profile', line);
        expect(answer).to.deep.equal(expected);
      });
  });
});
