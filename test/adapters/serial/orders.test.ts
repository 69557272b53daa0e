import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { atRow } from '../../../adapters/board/at-table';
import { firmwareNamed } from '../../../adapters/board/firmware';
import { countOf, ParameterText } from '../../../adapters/board/parameter-text';
import { bytesOf, textOf } from '../../../adapters/byte-text';
import { isCannotDo } from '../../../adapters/cannot-do';
import { orderFor } from '../../../adapters/serial/at-commands';
import { functionNamed, publicFunctions } from '../../../ledger/functions';

const said = (name: string, args = functionNamed(name).arguments): string => orderFor(name, args).text;

const profile = {
  pMacAddr: null,
  pSecParams: { Type: 'SL_WLAN_SEC_TYPE_WPA_WPA2', Key: 'correct horse' },
  Priority: 3,
};

describe('a call in the words of the console', () => {
  for (const [name, args, text] of [
    ['sl_Start', {}, 'AT+Start'],
    ['sl_Stop', { Timeout: 200 }, 'AT+Stop=200'],
    ['sl_WlanProfileAdd', { ...profile, pName: 'home' }, 'AT+WlanProfileAdd=home,,wpa_wpa2,"correct horse",,,,3'],
    ['sl_WlanProfileAdd', { ...profile, pName: 'a, "b"' }, 'AT+WlanProfileAdd="a, "b"",,wpa_wpa2,"correct horse",,,,3'],
    [
      'sl_WlanPolicySet',
      { Type: 'SL_WLAN_POLICY_CONNECTION', Policy: 33 },
      'AT+WlanPolicySet=connection,auto|auto_provisioning,',
    ],
    ['sl_WlanPolicySet', { Type: 16, Policy: 0 }, 'AT+WlanPolicySet=connection,,'],
    [
      'sl_WlanProvisioning',
      {
        ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_APSC',
        RequestedRoleAfterSuccess: 'ROLE_STA',
        InactivityTimeoutSec: 600,
        pSmartConfigKey: null,
        Flags: 'SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION',
      },
      'AT+WlanProvisioning=apsc,sta,600,,external_confirmation',
    ],
    [
      'sl_WlanProvisioning',
      {
        ProvisioningCmd: 9,
        RequestedRoleAfterSuccess: 7,
        InactivityTimeoutSec: 0,
        pSmartConfigKey: '0123456789abcdef',
        Flags: 6,
      },
      'AT+WlanProvisioning=9,7,0,30313233343536373839616263646566,6',
    ],
    [
      'sl_Connect',
      { sd: 1, addr: { sin_family: 'SL_AF_INET', sin_port: 80, sin_addr: 2130706433 } },
      'AT+Connect=1,inet,80,127.0.0.1',
    ],
  ] as const)
    it(`${name} is ${text}`, () => {
      expect(said(name, args)).to.equal(text);
    });

  it('has as many parameters as the firmware counts, for every probe that can be said', () => {
    let orders = 0;
    for (const { name, arguments: args } of publicFunctions()) {
      try {
        const [command = '', ...rest] = said(name, args).split('=');
        const row = atRow(command.slice(3).toLowerCase(), firmwareNamed('ti-at+prov'));
        expect(row?.function, command).to.equal(name);
        if (row?.count !== undefined) expect(countOf(rest.join('=')), command).to.equal(row.count);
        orders += 1;
      } catch (error) {
        if (!isCannotDo(error)) throw error;
        expect(error.message).to.match(/^(TI's console|sl_\w+ (sends nothing|is a sequence|does not return))/);
      }
    }
    expect(orders).to.be.greaterThan(45);
  });

  it('says why it cannot be said', () => {
    for (const [name, args, reason] of [
      ['sl_NetAppStop', { AppBitMap: 0 }, "TI's console has no word for sl_NetAppStop with AppBitMap = 0"],
      ['sl_WlanSetMode', { Mode: 'ROLE_TAG' }, 'TI\'s console has no word for sl_WlanSetMode with Mode = "ROLE_TAG"'],
      ['sl_WlanConnect', { pName: 'a\\x0db' }, 'TI\'s console has no word for sl_WlanConnect with pName = "a\\\\x0db"'],
      ['sl_FsCtl', { Command: 'SL_FS_CTL_RENAME' }, "TI's console has no words for sl_FsCtl with these arguments"],
      ['sl_DeviceStatGet', {}, "TI's console has no command for sl_DeviceStatGet"],
    ] as const) {
      try {
        said(name, args);
        expect.fail(`${name} was said`);
      } catch (error) {
        if (!isCannotDo(error)) throw error;
        expect(error.message).to.equal(reason);
      }
    }
  });

  it('carries every network name the firmware can read, and no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), (bytes) => {
        const pName = textOf(bytes);
        let text: string;
        try {
          text = said('sl_WlanProfileAdd', { ...profile, pName });
        } catch (error) {
          if (!isCannotDo(error)) throw error;
          const quotes = bytes.filter((byte) => byte === 0x22).length;
          expect(quotes % 2 === 1 || bytes.some((byte) => [0, 8, 10, 13].includes(byte))).to.equal(true);
          return;
        }
        const parameters = text.slice(text.indexOf('=') + 1);
        // A name with quotes in it may look to the firmware like one that ends earlier; what it reads is its own affair.
        if (bytes.includes(0x22)) return;
        expect(countOf(parameters)).to.equal(8);
        expect([...bytesOf(textOf(Buffer.from(new ParameterText(parameters).text(), 'latin1')))]).to.deep.equal([
          ...bytes,
        ]);
      }),
      { numRuns: 2_000 },
    );
  });
});
