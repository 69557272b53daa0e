import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { idleSetup } from '../../../adapters/idle-setup';
import { listen } from '../../../adapters/listen';
import { openAdapter } from '../../../adapters/registry';
import { defaultLines } from '../../../adapters/serial/line-policy';
import { openPort } from '../../../adapters/serial/port';
import { connectionTo, withBoard } from './virtual-board';

const [IAC, DO, WONT, WILL, DONT, SB, SE] = [255, 253, 252, 251, 254, 250, 240];
/** Options: binary, echo, go-ahead, RFC 2217. */
const [BINARY, ECHO, SUPPRESS, COM_PORT] = [0, 1, 3, 44];

/** What a Telnet server says in between: requests for options, a sub-negotiation, and a command without an option. */
const chatter = [
  [IAC, DO, BINARY],
  [IAC, WILL, ECHO],
  [IAC, WILL, SUPPRESS],
  [IAC, DO, COM_PORT],
  [IAC, SB, COM_PORT, 107, IAC, IAC, 1, IAC, SE],
  [IAC, 241],
];

const doubled = (bytes: Iterable<number>): readonly number[] =>
  [...bytes].flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte]));

/** A server that hands out its connection. */
async function withServer(use: (address: string, accepted: Promise<Socket>) => Promise<void>): Promise<void> {
  const server = createServer();
  const accepted = once(server, 'connection').then(([socket]) => socket as Socket);
  try {
    await use(`telnet://127.0.0.1:${await listen(server, 0)}`, accepted);
  } finally {
    server.close();
    (await accepted).destroy();
  }
}

describe('a port behind a Telnet server', () => {
  it('has the bytes of the line alone, in whichever pieces they come', () =>
    withServer(async (address, accepted) => {
      const port = await openPort(address, 115_200, defaultLines, () => {});
      const server = await accepted;
      let said = Buffer.alloc(0);
      let heard = Buffer.alloc(0);
      server.on('data', (bytes: Buffer) => {
        said = Buffer.concat([said, bytes]);
      });
      port.stream.on('data', (bytes: Buffer) => {
        heard = Buffer.concat([heard, bytes]);
      });
      const until = async (done: () => boolean): Promise<void> => {
        for (let tries = 0; tries < 200 && !done(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      const offers = [IAC, WILL, BINARY, IAC, DO, BINARY, IAC, WILL, SUPPRESS, IAC, DO, SUPPRESS];
      server.write(Buffer.from(chatter.flat()));
      const answers = [IAC, DONT, ECHO, IAC, WONT, COM_PORT];
      await until(() => said.length >= offers.length + answers.length);
      expect([...said]).to.deep.equal([...offers, ...answers]);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.uint8Array({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
          fc.nat(chatter.length - 1),
          async (pieces, kind) => {
            heard = Buffer.alloc(0);
            said = Buffer.alloc(0);
            const bytes = pieces.flatMap((piece) => [...piece]);
            for (const piece of pieces) {
              const [first = 0, ...rest] = [...doubled(piece), ...(kind === 5 ? (chatter[kind] ?? []) : [])];
              server.write(Buffer.from([first]));
              server.write(Buffer.from(rest));
              port.stream.write(piece);
            }
            await until(() => heard.length >= bytes.length && said.length >= doubled(bytes).length);
            expect([...heard]).to.deep.equal(bytes);
            expect([...said]).to.deep.equal(doubled(bytes));
          },
        ),
        { numRuns: 30 },
      );
      await port.close();
    }));

  it('reaches a board', () =>
    withBoard({ console: 0, timeScale: 20 }, (plugged) =>
      withServer(async (address, accepted) => {
        const console = connect(Number(plugged.console.split(':').at(-1)), '127.0.0.1');
        const relay = accepted.then((client) => {
          client.write(Buffer.from(chatter.flat()));
          console.on('data', (bytes: Buffer) => client.write(Buffer.from(doubled(bytes))));
          // The commands of the suite are ASCII, and what the client says of options has three bytes each.
          client.on('data', (bytes: Buffer) => {
            const text = [...bytes].filter(
              (byte, at) => byte < 128 && (bytes[at - 1] ?? 0) < WILL && (bytes[at - 2] ?? 0) !== IAC,
            );
            console.write(Buffer.from(text));
          });
        });
        const adapter = await openAdapter('serial', { ...connectionTo(plugged), port: address });
        try {
          await adapter.connect();
          await relay;
          await adapter.reset(idleSetup);
          const option = { DeviceGetId: 'SL_DEVICE_GENERAL', Option: 'SL_DEVICE_GENERAL_VERSION' };
          expect(await adapter.call('sl_DeviceGet', option, 10_000)).to.include({ kind: 'returned', code: 0 });
        } finally {
          await adapter.close();
          console.destroy();
        }
      }),
    ));
});
