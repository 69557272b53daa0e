import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { captureHeader, captureRecord, readCapture, type WireRecord } from '../../../adapters/wire/capture-file';
import { encodeCommand } from '../../../adapters/wire/command';
import { FrameText } from '../../../adapters/wire/frame-text';
import { encodeHostFrame } from '../../../adapters/wire/host-stream';
import { bytesIn, recording } from './recording';

const at = fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10);
const record: fc.Arbitrary<WireRecord> = fc.oneof(
  fc.record({ at, kind: fc.constant('power' as const), on: fc.boolean() }),
  fc.record({
    at,
    kind: fc.constant('bytes' as const),
    from: fc.constantFrom('host' as const, 'network processor' as const),
    bytes: fc.uint8Array({ maxLength: 50 }),
  }),
);

const plain = (each: WireRecord): object =>
  each.kind === 'bytes' ? { ...each, bytes: Buffer.from(each.bytes).toString('hex') } : each;

describe('a capture file', () => {
  it('is read as it was written, and up to the record where a process was killed', () =>
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), fc.nat(40), (records, cut) => {
        const file = Buffer.concat([captureHeader(), ...records.map(captureRecord)]);
        expect(readCapture(file).map(plain)).to.deep.equal(records.map(plain));
        const read = readCapture(file.subarray(0, Math.max(captureHeader().length, file.length - cut)));
        expect(read.map(plain)).to.deep.equal(records.slice(0, read.length).map(plain));
      }),
    ));

  it('is refused where it is something else', () => {
    for (const file of [Buffer.alloc(0), Buffer.alloc(100), captureHeader().fill(0, 20)])
      expect(() => readCapture(file)).to.throw(/no capture/);
  });
});

describe('the text of a frame', () => {
  const line = (bytes: Uint8Array, from: 'host' | 'network processor' = 'host'): string | undefined =>
    new FrameText().linesOf({ at: 0, kind: 'bytes', from, bytes })[0];

  it('names every frame of a recording', () => {
    const text = new FrameText();
    const lines = recording('external-confirmation').flatMap((frame) =>
      frame.power !== undefined
        ? text.linesOf({ at: 0, kind: 'power', on: frame.power === 'on' })
        : text.linesOf({ at: 0, kind: 'bytes', from: frame.from, bytes: bytesIn(frame) }),
    );
    expect(lines.filter((each) => /unknown|junk|short|bytes more|message 0x/.test(each))).to.deep.equal([]);
    expect(lines).to.include('power on');
    expect(lines.join('\n')).to.match(
      /\[58\] SL_WLAN_EVENT_PROVISIONING_STATUS ProvisioningStatus=16 \(SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED\)/,
    );
    expect(lines.join('\n')).to.include('[18] response to sl_WlanProvisioning code=0');
  });

  it('shows no key and no pass phrase', () => {
    for (const [name, args] of [
      ['sl_WlanProfileAdd', { pName: 'home', pSecParams: { Type: 2, Key: 'hush-hush' } }],
      ['sl_WlanConnect', { pName: 'home', pSecParams: { Type: 2, Key: 'hush-hush' } }],
      ['sl_WlanSet', { ConfigId: 0, ConfigOpt: 7, pValues: 'hush-hush' }],
      ['sl_NetAppSet', { AppId: 1, Option: 3, pOptionValue: 'hush-hush' }],
      ['sl_WlanProvisioning', { pSmartConfigKey: '30313233343536373839414243444546' }],
    ] as const) {
      const shown = line(encodeHostFrame(encodeCommand(name, args), 'uart'));
      expect(shown).to.match(/<\d+ characters>/);
      expect(shown).not.to.match(/hush|3031323/);
    }
  });

  it('shows junk, incomplete frames and what no table knows', () => {
    expect(line(Buffer.alloc(40, 1))).to.match(/junk, 40 bytes: (01){32}…/);
    expect(line(Buffer.from('ffeeddbb2143341270840000', 'hex'))).to.include('unknown command 0x8470');
    expect(line(Buffer.from('ffeeddbb21433412988c', 'hex'))).to.include('junk, 10 bytes');
    expect(line(Buffer.from('badccdab01080800140000000000000000', 'hex'), 'network processor')).to.include(
      'message 0x0801',
    );
  });
});
