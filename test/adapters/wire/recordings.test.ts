import { expect } from 'chai';
import { describe, it } from 'mocha';
import { decodeCommand, encodeCommand, sameCommand } from '../../../adapters/wire/command';
import { encodeHostFrame, type HostItem, HostStream } from '../../../adapters/wire/host-stream';
import { decodeMessage, encodeEvent, encodeResponse, type Outstanding } from '../../../adapters/wire/message';
import { encodeMessageFrame, type MessageItem, MessageStream } from '../../../adapters/wire/message-stream';
import { eventForm } from '../../../adapters/wire/table';
import { bytesIn, recording, recordings } from './recording';

type Item = HostItem | MessageItem | { readonly kind: 'junk'; readonly bytes: Uint8Array };

/** Everything that the two streams find in a recording, in its order. `cut` divides what comes in. */
function* found(name: string, cut = 1_000): Generator<readonly [item: Item, what: string | undefined]> {
  const host = new HostStream();
  const device = new MessageStream();
  for (const frame of recording(name)) {
    if (frame.power !== undefined) {
      host.restart();
      device.restart();
      continue;
    }
    const stream = frame.from === 'host' ? host : device;
    const bytes = bytesIn(frame);
    for (let at = 0; at < bytes.length; at += cut)
      for (const item of stream.push(bytes.subarray(at, at + cut))) yield [item, frame.what];
    expect(stream.waiting, `${frame.from} at ${frame.at}`).to.equal(0);
  }
}

/** A command has a name, and all its bytes have a meaning. */
function checkCommand(item: Extract<Item, { kind: 'command' }>, what: string): void {
  const { form, fields, missing, extra } = decodeCommand(item);
  if (form === undefined) throw new Error(`${what} is not known`);
  if (what.startsWith('sl_')) expect([form.name, form.name.replace('sl_SetSockOpt', 'sl_StartTLS')]).to.include(what);
  expect({ missing, extra }, what).to.deep.equal({ missing: 0, extra: 0 });
  const again = encodeCommand(form.name, fields, form.variant);
  expect(sameCommand(again, item), `${form.name} ${JSON.stringify(fields)}`).to.equal(true);
  const framing = item.sync === 'long' ? 'uart' : 'spi';
  expect(encodeHostFrame(item, framing).equals(item.bytes)).to.equal(true);
}

/** A message is written as it was. */
function checkMessage(item: MessageItem & { kind: 'message' }, out: Outstanding | undefined, what: string): void {
  const { name: found, response, fields, missing } = decodeMessage(item, out);
  expect(missing, `${what} ${found}`).to.equal(0);
  if (found === undefined) throw new Error(`${what} is not known`);
  const content = response ? out && encodeResponse(out, fields) : encodeEvent(eventForm(found), fields);
  // A message may be longer than its structure.
  const payload = Buffer.alloc(item.payload.length);
  payload.set((content?.payload ?? []).slice(0, payload.length));
  const frame = encodeMessageFrame({ ...item, opcode: content?.opcode ?? 0, payload }, item.sync);
  expect(frame.toString('hex'), `${what} ${JSON.stringify(fields)}`).to.equal(Buffer.from(item.bytes).toString('hex'));
}

/** The command whose response comes next. */
function outstandingAfter(item: Item, before: Outstanding | undefined): Outstanding | undefined {
  if (item.kind !== 'command') return before;
  const { form, fields } = decodeCommand(item);
  return form?.response === undefined ? before : { form, fields };
}

describe("the codec on recordings of TI's driver", () => {
  for (const name of recordings) {
    it(`${name}: falls into whole frames, however it is cut`, () => {
      const frames = recording(name).filter((frame) => frame.power === undefined);
      for (const cut of [1, 7, 1_000]) {
        const items = [...found(name, cut)].map(([item]) => item);
        expect(items.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).to.deep.equal(
          frames.map((frame) => bytesIn(frame).toString('hex')),
        );
        expect(items.filter(({ kind }) => kind === 'junk')).to.deep.equal([]);
      }
    });

    it(`${name}: every command has a name and all its bytes a meaning`, () => {
      for (const [item, what = ''] of found(name)) if (item.kind === 'command') checkCommand(item, what);
    });

    it(`${name}: every message is written as it was`, () => {
      let out: Outstanding | undefined;
      for (const [item, what] of found(name)) {
        out = outstandingAfter(item, out);
        if (item.kind === 'message') checkMessage(item, out, String(what));
      }
    });
  }
});
