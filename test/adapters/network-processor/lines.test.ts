import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ptyOutlet } from '../../../adapters/board/outlet';
import {
  type LineChoice,
  type PluggedNetworkProcessor,
  plugInNetworkProcessor,
} from '../../../adapters/network-processor/virtual-network-processor';
import { encodeCommand } from '../../../adapters/wire/command';
import { encodeHostFrame } from '../../../adapters/wire/host-stream';
import { decodeMessage } from '../../../adapters/wire/message';
import { MessageStream } from '../../../adapters/wire/message-stream';
import type { ProvtckError } from '../../../ledger/error';
import { WireClient } from './wire-client';

async function plugged(
  line: LineChoice,
  use: (device: PluggedNetworkProcessor, faults: readonly ProvtckError[]) => Promise<void>,
): Promise<void> {
  const faults: ProvtckError[] = [];
  const device = await plugInNetworkProcessor({
    part: 'CC3135',
    line,
    framing: 'uart',
    benchPort: 0,
    httpPort: 0,
    timeScale: 1,
    overrides: {},
    random: (length) => Buffer.alloc(length),
    observer: { record: () => {}, note: () => {} },
    lost: (fault) => faults.push(fault),
  });
  try {
    await use(device, faults);
  } finally {
    device.unplug();
  }
}

describe('a line of the network processor', () => {
  for (const line of [{ kind: 'pty' }, { kind: 'tcp', port: 0 }] as const)
    it(`${line.kind}: opening it switches the power on, closing it off, any number of times`, () =>
      plugged(line, async ({ address }) => {
        for (let turn = 0; turn < 3; turn += 1) {
          const client = await WireClient.open(address);
          expect(await client.next()).to.include({ name: 'init complete', devStatus: 0 });
          expect((await client.call('sl_WlanPolicyGet', { Type: 0x10 })).fields).to.include({ Type: 0x10 });
          const started = await client.call('sl_WlanProvisioning', { ProvisioningCmd: 0, InactivityTimeoutSec: 600 });
          expect(started).to.include({ devStatus: 0x18 });
          await client.close();
          await pause(30);
        }
      }));

  it('pty: carries every byte as it is', () =>
    plugged({ kind: 'pty' }, async ({ address }) => {
      const client = await WireClient.open(address);
      await client.next();
      const pBuf = String.raw`\x00\x03\x04\x0a\x0d\x11\x13\x1a\x7f\xff`;
      await client.call('sl_NetAppSet', { AppId: 16, Option: 0, pOptionValue: pBuf });
      expect((await client.call('sl_NetAppGet', { AppId: 16, Option: 0 })).fields).to.include({
        pOptionValue: String.raw`\x00\x03\x04\x0a\x0d\x11\x13\x1a\x7f\xff`,
      });
      await client.close();
    }));

  it('tcp: takes one host at a time', () =>
    plugged({ kind: 'tcp', port: 0 }, async ({ address }) => {
      const first = await WireClient.open(address);
      await first.next();
      const second = await WireClient.open(address);
      await pause(50);
      expect((await first.call('sl_WlanPolicyGet', { Type: 0x10 })).response).to.equal(true);
      await second.close();
      await first.close();
    }));

  it('uart: the power is on from the beginning where the bench switches it', async () => {
    const host = await ptyOutlet();
    const stream = new MessageStream();
    const seen: (string | undefined)[] = [];
    host.onTyped((bytes) => {
      for (const item of stream.push(bytes)) if (item.kind === 'message') seen.push(decodeMessage(item).name);
    });
    try {
      await plugged({ kind: 'uart', path: host.address, power: 'bench' }, async ({ device }, faults) => {
        await pause(400);
        host.write(encodeHostFrame(encodeCommand('sl_WlanPolicyGet', { Type: 0x10 }), 'uart'));
        await pause(200);
        device.reset();
        await pause(400);
        expect(seen).to.deep.equal(['init complete', 'sl_WlanPolicyGet', 'init complete']);
        expect(faults).to.deep.equal([]);
      });
    } finally {
      host.close();
    }
  });

  it('uart: a port without modem lines cannot carry the power, and that is said', async () => {
    const host = await ptyOutlet();
    try {
      await plugged({ kind: 'uart', path: host.address, power: 'dsr' }, async (_device, faults) => {
        await pause(200);
        expect(faults.map(({ code }) => code)).to.deep.equal(['PORT_LOST']);
      });
    } finally {
      host.close();
    }
  });

  it('uart: a port that is not there is named', async () => {
    const error: unknown = await plugged({ kind: 'uart', path: '/dev/tty-absent', power: 'dsr' }, async () => {}).catch(
      (cause: unknown) => cause,
    );
    expect(error).to.include({ code: 'PORT_ABSENT' });
  });
});
