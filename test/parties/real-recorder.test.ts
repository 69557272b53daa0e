import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { recordBetween } from '../../adapters/network-processor/recorder';
import { encodeCommand } from '../../adapters/wire/command';
import { encodeHostFrame } from '../../adapters/wire/host-stream';
import { WireActions } from '../../adapters/wire/wire-actions';
import { withNwp } from '../adapters/nwp/virtual-nwp';

/** The names of what a recorder has seen. */
class Seen {
  readonly names: string[] = [];
  private readonly actions = new WireActions();
  private waiting: (() => void) | undefined;

  record = (record: Parameters<WireActions['actionsOf']>[0]): void => {
    this.names.push(...this.actions.actionsOf(record).map(({ name }) => name));
    this.waiting?.();
  };

  async until(name: string): Promise<void> {
    while (!this.names.includes(name))
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
  }
}

describe('a recorder between a host and its network processor', () => {
  it('passes every byte on and records the frames', () =>
    withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: 1 }, async ({ port: device = '' }) => {
      const server = createServer();
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const host = `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      const seen = new Seen();
      const connected = once(server, 'connection') as Promise<[Socket]>;
      const recorder = await recordBetween({ host, device, record: seen.record, lost: () => {} });
      const [socket] = await connected;
      const received: Buffer[] = [];
      socket.on('data', (bytes: Buffer) => received.push(bytes));
      await seen.until('init complete');
      socket.write(encodeHostFrame(encodeCommand('sl_WlanPolicyGet', { Type: 16 }), 'uart'));
      await seen.until('return');
      expect(seen.names).to.deep.equal(['init complete', 'sl_WlanPolicyGet', 'return']);
      // The answer reaches the host at the same time as the record.
      const messages = (): number => Buffer.concat(received).toString('hex').split('badccdab').length - 1;
      while (messages() < 2) await once(socket, 'data');
      await recorder.close();
      socket.destroy();
      server.close();
    }));

  it('names a port that is not there', async () => {
    const absent = recordBetween({ host: '/dev/tty-absent', device: '/dev/x', record: () => {}, lost: () => {} });
    const error = await absent.catch((cause: unknown) => cause);
    expect(error).to.have.property('code', 'PORT_ABSENT');
  });
});
