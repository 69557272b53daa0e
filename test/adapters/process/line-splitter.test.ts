import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LineSplitter, quoted } from '../../../adapters/process/line-splitter';

/** What a splitter finds when it gets the pieces one after the other. */
const found = (pieces: readonly Buffer[], splitter = new LineSplitter()): string[] =>
  pieces.flatMap((piece) => [...splitter.take(piece)].map(({ kind, bytes }) => `${kind}: ${bytes.toString('latin1')}`));

/** Bytes of a line: anything but its end, and with all that could be mistaken for it. */
const line = fc
  .array(fc.oneof(fc.constantFrom(0x0d, 0x22, 0x5c, 0xc3, 0xff), fc.integer({ min: 0, max: 255 })), { maxLength: 40 })
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a)));

const stream = (lines: readonly Buffer[]): Buffer => Buffer.concat(lines.flatMap((each) => [each, Buffer.of(0x0a)]));

describe('cutting a stream into lines', () => {
  it('finds the same lines wherever the stream is cut in two', () => {
    const text = Buffer.from('{"a":"é"}\n\r\n\n{"b":"网络"}\r\nlast\n');
    const whole = found([text]);
    expect(whole).to.have.length(5);
    for (let at = 0; at <= text.length; at += 1)
      expect(found([text.subarray(0, at), text.subarray(at)]), `cut at ${at}`).to.deep.equal(whole);
    expect(found([...text].map((byte) => Buffer.of(byte)))).to.deep.equal(whole);
  });

  it('finds every line, whatever is in it and however it is cut', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(fc.nat(60), { maxLength: 20 }), (lines, lengths) => {
        const rest = stream(lines);
        const pieces: Buffer[] = [];
        let at = 0;
        for (const length of lengths) {
          pieces.push(rest.subarray(at, at + length));
          at += length;
        }
        pieces.push(rest.subarray(at));
        const expected = lines.map((each) => `line: ${each.toString('latin1').replace(/\r$/, '')}`);
        expect(found(pieces)).to.deep.equal(expected);
      }),
    );
  });

  it('gives up a line that is too long, as soon as it is, and looks at nothing after it', () => {
    const pieces = ['12345\n123456', '789\nnext\n', 'another\n'].map((text) => Buffer.from(text));
    expect(found(pieces, new LineSplitter(5))).to.deep.equal(['line: 12345', 'too long: 123456']);
  });
});

describe('quoting a line', () => {
  it('is short and readable whatever the line is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
        const text = quoted(Buffer.from(bytes));
        expect(text.length).to.be.lessThan(700);
        expect(text).to.match(/^[^\p{Cc}]*$/u);
      }),
    );
  });
});
