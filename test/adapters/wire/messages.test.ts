import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Fields } from '../../../adapters/adapter';
import { decodeCommand, encodeCommand, sameCommand, significantBody } from '../../../adapters/wire/command';
import { decodeMessage, encodeEvent, encodeResponse } from '../../../adapters/wire/message';
import { commandForm, commandForms, eventForm, eventForms, formsWithOpcode } from '../../../adapters/wire/table';
import { publicFunctions } from '../../../ledger/functions';
import { argumentsOf, fieldsFor } from './arbitrary-fields';

const RUNS = { numRuns: 60 };

/** What `part` says, and nothing of what the codec adds, such as lengths. */
const holds = (whole: unknown, part: unknown): void => {
  if (typeof part !== 'object' || part === null) expect(whole).to.deep.equal(part);
  else for (const [name, value] of Object.entries(part)) holds((whole as Fields)[name], value);
};

const title = ({ name, variant }: { readonly name: string; readonly variant?: string }): string =>
  variant === undefined ? name : `${name} (${variant})`;

describe('the table of messages', () => {
  it('has a command for every function that sends one', () => {
    const silent = publicFunctions().filter(
      ({ kind, name }) => ['local', 'composite'].includes(kind) || name === 'sl_Start',
    );
    for (const { name } of publicFunctions().filter((fn) => !silent.includes(fn)))
      expect(() => commandForm(name)).not.to.throw();
    for (const { name } of silent) expect(() => commandForm(name)).to.throw(/sends no command/);
  });

  it('has a completion for every two-stage function', () => {
    for (const { name } of publicFunctions().filter(({ staged }) => staged))
      expect(commandForm(name).completions, name).not.to.have.length(0);
  });

  it('gives every event an opcode of its own', () => {
    const opcodes = eventForms().map(({ opcode }) => opcode);
    expect(new Set(opcodes).size).to.equal(opcodes.length);
  });
});

describe('a command', () => {
  for (const form of commandForms())
    it(`${title(form)}: is read as it was written`, () =>
      fc.assert(
        fc.property(argumentsOf(form), (args) => {
          const frame = encodeCommand(form.name, args, form.variant);
          const decoded = decodeCommand(frame);
          expect(formsWithOpcode(form.opcode).map(({ name }) => name)).to.include(decoded.form?.name);
          expect(decoded).to.include({ missing: 0, extra: 0 });
          expect(frame.body.length % 4).to.equal(0);
          const values = [form.descriptor, form.payload].flat().filter(({ kind }) => kind === 'value');
          const marks = [
            ...form.when.map(([name]) => name),
            ...values.map((value) => ('name' in value ? value.name : '')),
          ];
          holds(decoded.fields, Object.fromEntries(Object.entries(args).filter(([name]) => !marks.includes(name))));
          expect(sameCommand(encodeCommand(form.name, decoded.fields, form.variant), frame)).to.equal(true);
        }),
        RUNS,
      ));

  for (const form of commandForms())
    it(`${title(form)}: may have any length and hold anything`, () =>
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 120 }), (body) => {
          const { fields, missing, extra, mask } = decodeCommand({ opcode: form.opcode, body });
          expect(missing).to.be.at.least(0);
          expect(extra).to.be.at.least(0);
          expect(mask.length).to.equal(body.length);
          expect(JSON.parse(JSON.stringify(fields))).to.deep.equal(fields);
        }),
        RUNS,
      ));

  it('is equal to another that differs only in unset bytes', () => {
    const policy = encodeCommand('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
    const unset = { ...policy, body: Buffer.of(0x10, 0x7f, 0x01, 0x02) };
    expect(sameCommand(policy, unset)).to.equal(true);
    expect([...significantBody(unset)]).to.deep.equal([0x10, 0, 0, 0]);
    expect(sameCommand(policy, { ...policy, body: Buffer.of(0x20, 0, 0, 0) })).to.equal(false);
  });

  it('has values that hang on the option it speaks of', () => {
    for (const [name, args] of [
      ['sl_WlanSet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: 'SL_WLAN_AP_OPT_SECURITY_TYPE', pValues: 2 }],
      ['sl_WlanSet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: 'SL_WLAN_AP_OPT_SSID', pValues: 'my device' }],
      ['sl_NetCfgSet', { ConfigId: 1, ConfigOpt: 1, pValues: [8, 0, 40, 0, 0, 1] }],
      ['sl_NetCfgSet', { ConfigId: 7, ConfigOpt: 4, pValues: { Ip: 1, IpMask: 2, IpGateway: 3, IpDnsServer: 4 } }],
      ['sl_NetCfgSet', { ConfigId: 7, ConfigOpt: 1, pValues: null }],
      ['sl_NetCfgSet', { ConfigId: 7, ConfigOpt: 1, pValues: { hex: 'abcdef' } }],
      ['sl_NetAppSet', { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN', pOptionValue: 'mysimplelink' }],
      ['sl_NetAppSet', { AppId: 'SL_NETAPP_HTTP_SERVER_ID', Option: 0, pOptionValue: 8080 }],
    ] as const) {
      const { fields } = decodeCommand(encodeCommand(name, args));
      const value = 'pValues' in args ? 'pValues' : 'pOptionValue';
      expect(fields[value], JSON.stringify(args)).to.deep.equal((args as Fields)[value]);
    }
  });

  it('takes constants by name and wraps numbers that are too large, as C does', () => {
    const { body } = encodeCommand('sl_WlanProvisioning', {
      ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP',
      RequestedRoleAfterSuccess: 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
      InactivityTimeoutSec: 65_537,
      pSmartConfigKey: null,
    });
    expect([...body.subarray(0, 4)]).to.deep.equal([4, 0xff, 1, 0]);
  });

  it('of no function keeps its bytes', () => {
    const body = Buffer.of(1, 2, 3, 4);
    expect(decodeCommand({ opcode: 0x8470, body })).to.include({ form: undefined, extra: 4 });
    expect(() => commandForm('sl_Absent')).to.throw(/sends no command/);
  });
});

describe('a response', () => {
  for (const form of commandForms()) {
    const { response } = form;
    if (response === undefined) continue;
    it(`to ${title(form)}: is read as it was written, and shows what is short or long`, () =>
      fc.assert(
        fc.property(argumentsOf(form), fieldsFor([response.layout]), fc.nat(60), (args, fields, length) => {
          const outstanding = { form, fields: args };
          const content = encodeResponse(outstanding, fields);
          if (content === undefined) throw new Error('no response');
          const whole = decodeMessage(content, outstanding);
          if (!response.layout.some(({ kind }) => kind === 'value')) holds(whole.fields, fields);
          expect(whole).to.include({ response: true, name: form.name, missing: 0, extra: 0 });
          const cut = { ...content, payload: content.payload.subarray(0, length) };
          const short = decodeMessage(cut, outstanding);
          expect(short.missing).to.be.at.most(Math.max(0, content.payload.length - length));
          const long = { ...content, payload: Buffer.concat([content.payload, Buffer.alloc(12, 0xee)]) };
          expect(decodeMessage(long, outstanding).missing).to.equal(0);
        }),
        RUNS,
      ));
  }

  it('belongs to the command that is out, whatever its number', () => {
    const outstanding = { form: commandForm('sl_Socket'), fields: {} };
    const { name, fields } = decodeMessage({ opcode: 0x0473, payload: Buffer.of(0, 0, 3, 0) }, outstanding);
    expect({ name, ...fields }).to.deep.equal({ name: 'sl_Socket', code: 0, sd: 3 });
  });

  it('that is four bytes short is four bytes short', () => {
    const { missing } = decodeMessage({ opcode: 0x0466, payload: Buffer.alloc(4) });
    expect(missing).to.equal(4);
  });
});

describe('an event', () => {
  for (const event of eventForms())
    it(`${event.name}: is read as it was written`, () =>
      fc.assert(
        fc.property(fieldsFor([event.layout]), (fields) => {
          const decoded = decodeMessage(encodeEvent(event, fields));
          holds(decoded.fields, fields);
          expect(decoded).to.include({ response: false, name: event.name, missing: 0 });
        }),
        RUNS,
      ));

  it('of no known opcode keeps its number', () => {
    expect(decodeMessage({ opcode: 0x0801, payload: Buffer.of(1) })).to.include({ name: undefined, response: false });
    expect(() => eventForm('SL_WLAN_EVENT_ABSENT')).to.throw(/no message/);
  });

  it('shows a name that its length cuts off, and no more', () => {
    const { fields } = decodeMessage(
      encodeEvent(eventForm('SL_WLAN_EVENT_PROVISIONING_STATUS'), {
        ProvisioningStatus: 12,
        Ssid: 'homework',
        Ssidlen: 4,
      }),
    );
    expect(fields).to.include({ Ssid: 'home', Ssidlen: 4, ProvisioningStatus: 12 });
  });
});
