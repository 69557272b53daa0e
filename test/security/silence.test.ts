import { expect } from 'chai';
import { describe, it } from 'mocha';
import { idleSetup } from '../../adapters/idle-setup';
import { defaultBounds } from '../../adapters/process/bounds';
import type { ProcessAdapter } from '../../adapters/process/process-adapter';
import { methods } from '../../adapters/process/protocol';
import { ProvtckError } from '../../ledger/error';
import { adapterFor, fixtureCommand } from '../adapters/process/program';

/** Short limits for every answer; the start of the program compiles its sources. */
const bounds = {
  ...defaultBounds,
  initialize: 60_000,
  connect: 1_500,
  reset: 1_500,
  answer: 1_500,
  act: 1_500,
  shutdown: 300,
  terminate: 300,
};

const profile = { ssid: 'home', security: 'wpa', key: 'secret12', priority: 0 } as const;

/** A request of each method of the protocol, after the device was reset. */
const requests: { readonly [method: string]: (adapter: ProcessAdapter) => Promise<unknown> } = {
  call: (adapter) => adapter.call('sl_DeviceGet', {}, 0),
  advance: (adapter) => adapter.nextEvent(adapter.clock.now() + 10),
  'phone.scan': ({ bench }) => bench.phone?.scan() ?? Promise.resolve(),
  'phone.joinDevice': ({ bench }) => bench.phone?.joinDevice() ?? Promise.resolve(),
  'phone.joinNetwork': ({ bench }) => bench.phone?.joinNetwork('home') ?? Promise.resolve(),
  'phone.leave': ({ bench }) => bench.phone?.leave() ?? Promise.resolve(),
  'phone.request': ({ bench }) => bench.phone?.request({ method: 'GET', path: '/' }) ?? Promise.resolve(),
  'phone.smartConfig': ({ bench }) => bench.phone?.smartConfig(profile) ?? Promise.resolve(),
  'network.provide': ({ bench }) =>
    bench.network?.provide({ ssid: 'home', security: 'wpa', key: 'secret12', dhcp: 0 }) ?? Promise.resolve(),
  'network.withdraw': ({ bench }) => bench.network?.withdraw('home') ?? Promise.resolve(),
  'cloud.setReachable': ({ bench }) => bench.cloud?.setReachable(true) ?? Promise.resolve(),
  'capture.packets': ({ bench }) => bench.capture?.packets() ?? Promise.resolve(),
  'driver.deliver': ({ driverPort }) => driverPort.deliver({ devStatus: 0 }),
  'driver.withholdStopComplete': ({ driverPort }) => driverPort.withholdStopComplete(),
  'driver.requireRestart': ({ driverPort }) => driverPort.requireRestart(),
  'driver.commands': ({ driverPort }) => driverPort.commands(),
};

describe('a program that never answers', () => {
  it('is tested with every method of the protocol', () => {
    const own = ['initialize', 'connect', 'ping', 'reset', 'shutdown'];
    expect([...Object.keys(requests), ...own].sort()).to.deep.equal(Object.keys(methods).sort());
  });

  for (const method of ['connect', 'reset', ...Object.keys(requests)])
    it(`ends with an error at its limit: ${method}`, async () => {
      const adapter = adapterFor(fixtureCommand('cheat.ts', 'simulator', `never answers ${method}`), bounds);
      const work = async (): Promise<unknown> => {
        await adapter.connect();
        await adapter.reset(idleSetup);
        return requests[method]?.(adapter);
      };
      const error: unknown = await work().catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code: 'PROCESS_TIMEOUT' });
      expect((error as Error).message).to.include(method);
      await adapter.close().catch(() => {});
    });
});
