import { connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter } from '../../../adapters/adapter';
import { findToken } from '../../../adapters/bench/token-file';
import { idleSetup } from '../../../adapters/idle-setup';
import { listen } from '../../../adapters/listen';
import { openAdapter } from '../../../adapters/registry';
import { withNwp } from '../nwp/virtual-nwp';
import { connectionTo, withBoard } from '../serial/virtual-board';

const SCALE = 20;

/** Bench controls that say of themselves that their transmission goes on, as real radios do. */
async function withRadios(bench: string, use: (address: string, methods: readonly string[]) => Promise<void>) {
  const port = Number(new URL(bench).port);
  const methods: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const board = connect(port, '127.0.0.1');
    for (const socket of [client, board]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.on('data', (bytes) => {
      methods.push(...[...String(bytes).matchAll(/"method":"([\w.]+)"/g)].map(([, method = '']) => method));
      board.write(bytes);
    });
    board.on('data', (bytes) => client.write(String(bytes).replace(/"http":/g, '"transmits":true,"http":')));
  });
  const own = await listen(server, 0);
  try {
    await use(`tcp://${findToken(port)}@127.0.0.1:${own}`, methods);
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

/** Starts SmartConfig provisioning, sends a profile, and waits for an event or a status. */
async function transmit(adapter: Adapter, breaksOff: boolean, isAwaited: (name: string, status: unknown) => boolean) {
  await adapter.reset(idleSetup);
  await adapter.call(
    'sl_WlanProvisioning',
    {
      ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_SC',
      RequestedRoleAfterSuccess: 'ROLE_STA',
      InactivityTimeoutSec: 60,
      pSmartConfigKey: null,
      Flags: 0,
    },
    10_000,
  );
  const profile = { ssid: 'away', security: 'wpa', key: 'correct-horse', priority: 1 } as const;
  await adapter.bench.phone?.smartConfig(profile, breaksOff);
  for (const until = adapter.clock.now() + 20_000; ; ) {
    const event = await adapter.nextEvent(until);
    if (event === undefined) throw new Error('the awaited event has not come');
    if (isAwaited(event.name, event.data.ProvisioningStatus)) return;
  }
}

async function examine(name: string, connection: object, methods: readonly string[]): Promise<void> {
  const ended = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return methods.filter((method) => method === 'phone.endSmartConfig').length;
  };
  const adapter = await openAdapter(name, { part: 'CC3220SF', ...connection });
  try {
    await adapter.connect();
    const isAdded = (event: string): boolean => event === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
    await transmit(adapter, false, isAdded);
    expect(await ended(), 'after the profile').to.equal(1);
    // The end of the attempt is no reason to end the transmission again.
    await transmit(adapter, true, (_event, status) => status === 13);
    expect(await ended(), 'after the synchronisation').to.equal(2);
  } finally {
    await adapter.close();
  }
}

describe('a transmission of SmartConfig by real radios', () => {
  it('ends when a board reports that it has received it', () =>
    withBoard({ timeScale: SCALE, console: 0 }, (plugged) =>
      withRadios(plugged.bench, (bench, methods) => examine('serial', { ...connectionTo(plugged), bench }, methods)),
    ));

  it('ends when a network processor reports that it has received it', () =>
    withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: SCALE }, ({ port = '', bench = '' }) =>
      withRadios(bench, (address, methods) =>
        examine('nwp', { part: 'CC3135', port, timeScale: SCALE, bench: address }, methods),
      ),
    ));
});
