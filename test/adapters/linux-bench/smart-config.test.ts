import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textOf } from '../../../adapters/byte-text';
import { passOf, type SmartConfigMessage } from '../../../adapters/linux-bench/smart-config';
import { rejection } from '../rejection';
import { decodeLengths } from './smart-config-decoder';

const message = (change: Partial<SmartConfigMessage> = {}): SmartConfigMessage => ({
  ssid: 'home',
  key: 'correct-horse',
  group: 0,
  breaksOff: false,
  ...change,
});

/** The frames of four passes in a network with this overhead. */
const frames = (sent: SmartConfigMessage, overhead = 78): readonly number[] =>
  [1, 2, 3, 4].flatMap((pass) => passOf(sent, pass)).map((length) => length + overhead);

const bytes = (least: number, most: number) => fc.uint8Array({ minLength: least, maxLength: most });
const cipherKey = fc.option(
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((key) => Buffer.from(key).toString('hex')),
  { nil: undefined },
);
/** Printable, as every pass phrase is. */
const passPhrase = fc.stringMatching(/^[!-~]{0,32}$/);

/** A receiver knows the frames of its sender by their address, so a foreign frame is no fault. */
type Fault = { readonly at: number; readonly what: string };

function damaged(heard: number[], faults: readonly Fault[]): readonly number[] {
  for (const { at, what } of faults) {
    const place = at % heard.length;
    if (what === 'lost') heard.splice(place, 1);
    else heard.splice(place, 0, heard[place] ?? 0);
  }
  return heard;
}

describe('SmartConfig', () => {
  it('sends the lengths of the table', () => {
    expect(passOf(message({ ssid: 'A', key: '' }), 1)).to.deep.equal([
      ...[3, 1_099, 3, 29, 3, 593 + 4, 3, 593 + 16 * (4 ^ 1) + 1, 3, 1_199, 3, 28],
    ]);
    expect(passOf(message({ group: 5 }), 2)[0]).to.equal(18);
  });

  it('is decoded to the same name and key, encrypted or not, with free data or not', () => {
    const wanted = fc.record({ ssid: bytes(1, 32), key: passPhrase, cipherKey, name: fc.option(bytes(1, 32)) });
    fc.assert(
      fc.property(
        wanted,
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 28, max: 200 }),
        (sent, group, overhead) => {
          const received = decodeLengths(
            frames(
              message({
                ssid: textOf(sent.ssid),
                key: textOf(Buffer.from(sent.key)),
                group,
                ...(sent.cipherKey !== undefined && { cipherKey: sent.cipherKey }),
                ...(sent.name !== null && { deviceName: textOf(sent.name) }),
              }),
              overhead,
            ),
            sent.cipherKey,
          );
          expect(received?.ssid).to.deep.equal(Buffer.from(sent.ssid));
          expect(received?.key.toString('latin1')).to.equal(sent.key);
          const free = sent.name === null ? undefined : Buffer.from([3, sent.name.length, ...sent.name]);
          expect(received?.freeData).to.deep.equal(free);
        },
      ),
    );
  });

  it('is never decoded to something else when frames are lost or repeated', () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(),
        what: fc.constantFrom('lost', 'twice'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(damage, (faults) => {
        const received = decodeLengths(damaged([...frames(message()), ...frames(message())], faults));
        if (received !== undefined)
          expect([received.ssid.toString(), received.key.toString()]).to.deep.equal(['home', 'correct-horse']);
      }),
    );
  });

  it('carries no credentials when it is broken off, nor under another key', () => {
    expect(decodeLengths(frames(message({ breaksOff: true })))).to.equal(undefined);
    const secret = frames(message({ cipherKey: '00'.repeat(16) }));
    expect(decodeLengths(secret)).to.equal(undefined);
    expect(decodeLengths(secret, '01'.repeat(16))?.key.toString()).to.not.equal('correct-horse');
  });

  it('refuses what the signal cannot carry', async () => {
    const error = await rejection(async () => passOf(message({ key: 'x'.repeat(33) }), 1));
    expect(error.code).to.equal('SMARTCONFIG_TOO_LONG');
  });
});
