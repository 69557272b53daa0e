import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openOwnDriver } from '../../../adapters/driver/own-driver';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { ProvtckError } from '../../../ledger/error';

/** Takes the bytes of a host on the way to the network processor. */
type Line = (bytes: Uint8Array, deliver: (bytes: Uint8Array) => void, frame: number, lose: () => void) => void;

const RULES = ['PROV-7.5-34', 'PROV-7.1-18'];

const cut =
  (size: number): Line =>
  (bytes, deliver) => {
    for (let at = 0; at < bytes.length; at += size) deliver(bytes.subarray(at, at + size));
  };

const before =
  (...junk: readonly number[]): Line =>
  (bytes, deliver) =>
    deliver(Buffer.concat([Buffer.from(junk), bytes]));

/** What a line does without changing a command. */
const HARMLESS: Readonly<Record<string, Line>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((size) => [`pieces of ${size}`, cut(size)])),
  'a zero byte before': before(0),
  'filler before': before(0xff, 0xff, 0xff, 0xff),
  'the beginning of a sync before': before(0xff, 0xee),
  'the beginning of a message before': before(0xba, 0xdc, 0xcd),
  'a doubled sync': (bytes, deliver) => deliver(Buffer.concat([bytes.subarray(0, 8), bytes])),
  'the short sync': (bytes, deliver) => deliver(bytes.subarray(4)),
  'a sync that differs before': before(0x21, 0x43, 0x34, 0x13),
};

async function runOver(line: Line): Promise<Result> {
  const open = async ({ part }: { readonly part: string }) => {
    const door = openOwnDriver(part, 'reference');
    const deliver = door.device.receive.bind(door.device);
    let frame = 0;
    const lose = (): void =>
      door.lost(new ProvtckError('PORT_LOST', 'the line is gone', 'Check the cable and the port.'));
    door.device.receive = (bytes) => {
      frame += 1;
      line(bytes, deliver, frame, lose);
    };
    return door;
  };
  return runSuite({ adapter: 'wired', adapters: { wired: open }, rules: RULES });
}

describe('the line below a host driver', () => {
  for (const [title, line] of Object.entries(HARMLESS))
    it(`changes no verdict: ${title}`, async () => {
      expect((await runOver(line)).run.verdict).to.equal('conformant');
    });

  it('makes the run incomplete wherever it breaks, and the run ends', async () => {
    for (let last = 1; last <= 24; last += 1) {
      const { run } = await runOver((bytes, deliver, frame, lose) => {
        if (frame < last) deliver(bytes);
        else lose();
      });
      expect(run.verdict, `frame ${last}`).to.equal('incomplete');
      expect(run.incomplete.join(), `frame ${last}`).to.include('PORT_LOST');
    }
  });

  it('makes no rule pass when it damages commands', async () => {
    const wrong: Line = (bytes, deliver) => deliver(bytes.map((byte, at) => (at === 9 ? byte ^ 0x11 : byte)));
    const { run } = await runOver(wrong);
    expect(run.verdict).to.not.equal('conformant');
  });
});
