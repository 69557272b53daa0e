import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ByteStream, Found } from '../../../adapters/wire/byte-stream';
import { encodeHostFrame, HostStream } from '../../../adapters/wire/host-stream';
import { encodeMessageFrame, type MessageFrame, MessageStream } from '../../../adapters/wire/message-stream';

const RUNS = { numRuns: 300 };

/** Filler, and bytes that begin no sync. */
const junk = fc
  .oneof(fc.array(fc.integer({ min: 0, max: 0x0f }), { maxLength: 9 }), fc.array(fc.constant(0xff), { maxLength: 12 }))
  .map((bytes) => Buffer.from(bytes));

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });

/** Pushes bytes in pieces of the given sizes, over and over. */
function feed<Item extends Found>(stream: ByteStream<Item>, bytes: Uint8Array, sizes: readonly number[]): Found[] {
  const items: Found[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    items.push(...stream.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return items;
}

const hex = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString('hex');

const message = fc.record({
  opcode: fc.constantFrom(0x0063, 0x089a, 0x0498, 0x100a),
  payload: fc.uint8Array({ maxLength: 30 }),
  txPoolCnt: fc.nat(255),
  devStatus: fc.nat(255),
  minMaxPayload: fc.nat(0xffff),
  socketTxFailure: fc.nat(0xffff),
  socketNonBlocking: fc.nat(0xffff),
});

const dummy: MessageFrame = {
  opcode: 0x0063,
  payload: Buffer.alloc(0),
  txPoolCnt: 20,
  devStatus: 0x18,
  minMaxPayload: 1500,
  socketTxFailure: 0,
  socketNonBlocking: 0,
};

describe('a stream of the host', () => {
  const frame = fc
    .tuple(fc.integer({ min: 0x8000, max: 0xffff }), fc.uint8Array({ maxLength: 24 }), fc.constantFrom('uart', 'spi'))
    .map(([opcode, body, framing]) => encodeHostFrame({ opcode, body }, framing as 'uart' | 'spi'));

  it('gives every command of a stream with cuts and junk', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, frame), { maxLength: 6 }), cuts, (parts, sizes) => {
        const stream = new HostStream();
        const items = feed(stream, Buffer.concat(parts.flat()), sizes);
        expect(items.filter(({ kind }) => kind === 'command').map(hex)).to.deep.equal(
          parts.map(([, bytes]) => bytes.toString('hex')),
        );
      }),
      RUNS,
    ));

  it('loses and invents no byte', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (bytes, sizes) => {
        const stream = new HostStream();
        const items = feed(stream, bytes, sizes);
        while (stream.waiting > 0) items.push(...stream.giveUp());
        expect(items.map(hex).join('')).to.equal(hex({ bytes }));
      }),
      RUNS,
    ));

  it('knows read requests and the challenge after a change of the rate', () => {
    const items = new HostStream().push(Buffer.from('65877856ffffffffff55aa55aa6587', 'hex'));
    expect(items.map(({ kind }) => kind)).to.deep.equal(['read request', 'junk', 'rate challenge']);
  });

  it('skips doubled syncs and a sync that no command follows', () => {
    const command = encodeHostFrame({ opcode: 0x8c98, body: Buffer.alloc(4) }, 'uart');
    for (const before of ['ffeeddbb21433412', '21433412', 'ffeeddbb2143341200000000']) {
      const items = new HostStream().push(Buffer.concat([Buffer.from(before, 'hex'), command]));
      expect(
        items.map(({ kind }) => kind),
        before,
      ).to.deep.equal(['junk', 'command']);
    }
  });

  it('finds the next command once one that never ends is given up', () => {
    const stream = new HostStream();
    const command = encodeHostFrame({ opcode: 0x8c98, body: Buffer.alloc(4) }, 'uart');
    expect(stream.push(Buffer.concat([Buffer.from('ffeeddbb214334129884ffff', 'hex'), command]))).to.deep.equal([]);
    expect(stream.giveUp().map(({ kind }) => kind)).to.deep.equal(['junk', 'command']);
  });
});

describe('a stream of the network processor', () => {
  it('gives every message of a stream with cuts and junk, with its header', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, message, fc.boolean()), { maxLength: 6 }), cuts, (parts, sizes) => {
        const frames = parts.map(([before, each, numbered], index) =>
          Buffer.concat([before, encodeMessageFrame(each, numbered ? index : 'plain')]),
        );
        const items = feed(new MessageStream(), Buffer.concat(frames), sizes).filter(({ kind }) => kind === 'message');
        const heads = items.map(
          ({
            kind: _kind,
            bytes: _bytes,
            sync: _sync,
            payload,
            ...head
          }: Found & Partial<MessageFrame> & { sync?: unknown }) => ({
            ...head,
            payload: hex({ bytes: payload ?? Buffer.alloc(0) }),
          }),
        );
        expect(heads).to.deep.equal(parts.map(([, each]) => ({ ...each, payload: hex({ bytes: each.payload }) })));
      }),
      RUNS,
    ));

  it('loses and invents no byte', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        cuts,
        fc.constantFrom('any', 'checked'),
        (bytes, sizes, numbers) => {
          const stream = new MessageStream(numbers as 'any' | 'checked');
          const items = feed(stream, bytes, sizes);
          while (stream.waiting > 0) items.push(...stream.giveUp());
          expect(items.map(hex).join('')).to.equal(hex({ bytes }));
        },
      ),
      RUNS,
    ));

  it("does not find a message with a wrong number, as TI's driver does not", () => {
    const frames = [0, 1, 3, 2].map((number) => encodeMessageFrame(dummy, number));
    const kinds = (stream: MessageStream): readonly string[] =>
      stream.push(Buffer.concat(frames)).map(({ kind }) => kind);
    expect(kinds(new MessageStream())).to.deep.equal(['message', 'message', 'junk', 'message']);
    expect(kinds(new MessageStream('any'))).to.deep.equal(['message', 'message', 'message', 'message']);
  });

  it('counts plain syncs too, and from 0 again after power-on', () => {
    const stream = new MessageStream();
    for (const sync of ['plain', 1, 'plain', 3, 0] as const)
      expect(stream.push(encodeMessageFrame(dummy, sync))).to.have.length(1);
    stream.restart();
    expect(stream.push(encodeMessageFrame(dummy, 0)).map(({ kind }) => kind)).to.deep.equal(['message']);
  });

  it('ignores bits 7, 15 and 31 of a sync, and doubled syncs', () => {
    for (const sync of ['badccdab', '3a5ccd2b', 'bc5ccdab', '3cdccd2b', 'badccdabbadccdab', 'bcdccdabbadccdab']) {
      const frame = Buffer.concat([Buffer.from(sync, 'hex'), encodeMessageFrame(dummy, 'plain').subarray(4)]);
      expect(
        new MessageStream()
          .push(frame)
          .map(({ kind }) => kind)
          .at(-1),
        sync,
      ).to.equal('message');
    }
    expect(new MessageStream().push(Buffer.from('bbdccdab6300080014000000000000000', 'hex'))[0]?.kind).to.equal('junk');
  });

  it('knows the answer after a change of the rate', () => {
    expect(new MessageStream().push(Buffer.from('ff55aa55aa', 'hex')).map(({ kind }) => kind)).to.deep.equal([
      'junk',
      'rate answer',
    ]);
  });

  it('keeps pace with a million random bytes', () => {
    const random = fc.sample(fc.uint8Array({ minLength: 10_000, maxLength: 10_000 }), { numRuns: 1, seed: 7 })[0];
    if (random === undefined) throw new Error('no sample');
    for (const stream of [new HostStream(), new MessageStream()] as readonly ByteStream<Found>[]) {
      let taken = 0;
      for (let turn = 0; turn < 100; turn += 1) for (const { bytes } of stream.push(random)) taken += bytes.length;
      expect(taken + stream.waiting).to.equal(1_000_000);
    }
  });
});
