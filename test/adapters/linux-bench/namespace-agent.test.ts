import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { it } from 'mocha';
import { exchange } from '../../../adapters/http-exchange';
import { AgentClient } from '../../air/device/agent-client';
import { serveOnSocket } from '../../air/device/serve-on-socket';
import { describeUnless } from '../../unless';

const loopback = '127.0.0.1';

/** Runs a test with an agent in the namespace of the test. */
async function withAgent(test: (agent: AgentClient, socket: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-'));
  const socket = join(folder, 'http');
  const agent = await AgentClient.open({ namespace: 'test', command: (command) => command }, socket, 0);
  try {
    await test(agent, socket);
  } finally {
    await agent.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const unless = process.platform !== 'linux' && 'the radios run on Linux only';

describeUnless(unless, 'the agent of the device in the namespace of a radio', () => {
  it('passes requests on to the device, sends its datagrams, and contacts its servers', async () => {
    await withAgent(async (agent, socket) => {
      const server = new URL(`http://${loopback}:${agent.port}`);
      const request = { method: 'GET', path: '/' } as const;
      expect((await exchange(server, request)).kind, 'without a device').to.equal('unreachable');
      const http = createHttpServer((_, response) => response.end('R2.0')).listen(0, loopback);
      await once(http, 'listening');
      const door = await serveOnSocket(socket, (http.address() as AddressInfo).port);
      expect(await exchange(server, request)).to.deep.include({ kind: 'answered', body: 'R2.0' });

      const receiver = createSocket('udp4');
      receiver.bind(0, loopback);
      await once(receiver, 'listening');
      const { port } = receiver.address();
      const received = once(receiver, 'message') as Promise<[Buffer]>;
      const payload = Buffer.from([0, 255, 10]).toString('base64');
      agent.send({ kind: 'datagram', address: loopback, port, payload });
      expect([...(await received)[0]]).to.deep.equal([0, 255, 10]);

      const contact = (contacted: number): Promise<boolean> =>
        new Promise((resolve) => {
          agent.onContact = resolve;
          agent.send({ kind: 'connection', address: loopback, port: contacted });
        });
      const other = createServer().listen(0, loopback);
      await once(other, 'listening');
      const otherPort = (other.address() as AddressInfo).port;
      expect(await contact(otherPort)).to.equal(true);
      other.close();
      await once(other, 'close');
      expect(await contact(otherPort), 'a refusal is an answer of the server').to.equal(true);
      receiver.close();
      door.close();
      http.close();
    });
  });
});
