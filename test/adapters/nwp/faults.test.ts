import { createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { listen } from '../../../adapters/listen';
import { NwpAdapter } from '../../../adapters/nwp/nwp';
import { nwpOptions } from '../../../adapters/nwp/nwp-options';
import { encodeEvent } from '../../../adapters/wire/message';
import { encodeMessageFrame } from '../../../adapters/wire/message-stream';
import { eventForm } from '../../../adapters/wire/table';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { atOnce } from '../at-once';
import { isDelayed, settled } from '../settled';
import { withNwp } from './virtual-nwp';

/** What a faulty line does with the bytes of the network processor. */
type Fault = (bytes: Buffer, out: Socket, count: number) => void;

const pieces =
  (size: number): Fault =>
  (bytes, out) => {
    for (let at = 0; at < bytes.length; at += size) out.write(bytes.subarray(at, at + size));
  };

/** A connection between a host and the network processor at `port` that damages what the latter sends. */
async function behind<T>(port: string, fault: Fault, use: (address: string) => Promise<T>): Promise<T> {
  const { connect } = await import('node:net');
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (host) => {
    const device = connect({ host: '127.0.0.1', port: Number(port.split(':').at(-1)), noDelay: true });
    let count = 0;
    for (const socket of [host, device]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        host.destroy();
        device.destroy();
      });
    }
    host.on('data', (bytes) => device.write(bytes));
    device.on('data', (bytes: Buffer) => {
      count += 1;
      fault(bytes, host, count);
    });
  });
  const taken = await listen(server, 0);
  try {
    return await use(`tcp://127.0.0.1:${taken}`);
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

/** An adapter that waits for half a second only. */
const impatient = (port: number): NwpAdapter =>
  new NwpAdapter({ ...nwpOptions({ part: 'CC3135', port: `tcp://127.0.0.1:${port}` }), patience: 500 });

const TCP = { kind: 'tcp', port: 0 } as const;
const rules = ['PROV-7.5-20'];

/** The result of a run over a faulty line. */
const runBehind = (fault: Fault, timeScale: number): Promise<Result> =>
  withNwp({ line: TCP, timeScale }, (connection) =>
    behind(connection.port ?? '', fault, (port) =>
      runSuite({ adapter: 'nwp', rules, connection: { ...connection, port } }),
    ),
  );

describe('a line with faults', () => {
  const harmless: readonly (readonly [string, Fault])[] = [
    ['single bytes', pieces(1)],
    ['pieces of three bytes', pieces(3)],
    ['bytes that come late', (bytes, out) => setTimeout(() => out.write(bytes), 20)],
    ['junk before every message', (bytes, out) => out.write(Buffer.concat([Buffer.alloc(9, 0xff), bytes]))],
    ['a doubled sync', (bytes, out) => out.write(Buffer.concat([bytes.subarray(0, 4), bytes]))],
  ];
  atOnce(
    harmless.map(([title, fault]) => [
      `changes no verdict: ${title}`,
      () =>
        settled(10, (timeScale) => runBehind(fault, timeScale), isDelayed).then(({ run }) =>
          expect(run.verdict).to.equal('conformant'),
        ),
    ]),
  );

  for (const count of [1, 5, 12, 20])
    it(`that breaks at piece ${count} makes the run incomplete, and says so`, () =>
      withNwp({ line: TCP, timeScale: 10 }, async (connection) => {
        const unplug: Fault = (bytes, out, number) => (number === count ? out.destroy() : out.write(bytes));
        await behind(connection.port ?? '', unplug, async (port) => {
          const outcome = await runSuite({ adapter: 'nwp', rules, connection: { ...connection, port } }).then(
            ({ run }) => run.verdict as string,
            ({ code }: { readonly code: string }) => code,
          );
          expect(['incomplete', 'PORT_LOST', 'SETUP_REFUSED', 'NWP_SILENT']).to.include(outcome);
        });
      }));

  it('on which only random bytes come is taken for silent', async () => {
    const noise = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7_919) % 251));
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      const timer = setInterval(() => socket.write(noise), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const port = await listen(server, 0);
    const adapter = impatient(port);
    const error: unknown = await adapter.connect().catch((cause: unknown) => cause);
    await adapter.close();
    server.close();
    for (const socket of sockets) socket.destroy();
    expect(error).to.include({ code: 'NWP_SILENT' });
  });

  it('on which only init complete comes is taken for silent, with the function that got no answer', async () => {
    const frame = encodeMessageFrame(
      {
        ...encodeEvent(eventForm('init complete'), { status: 1 }),
        txPoolCnt: 20,
        devStatus: 0,
        minMaxPayload: 1_500,
        socketTxFailure: 0,
        socketNonBlocking: 0,
      },
      'plain',
    );
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.write(frame);
    });
    const port = await listen(server, 0);
    const adapter = impatient(port);
    const error: unknown = await adapter.connect().catch((cause: unknown) => cause);
    await adapter.close();
    server.close();
    for (const socket of sockets) socket.destroy();
    expect(error).to.include({ code: 'NWP_SILENT' });
    expect(String(error)).to.include('sl_WlanPolicyGet');
  });
});
