import { expect } from 'chai';
import { describe, it } from 'mocha';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { openAdapter } from '../../../adapters/registry';
import { withNwp } from './virtual-nwp';

describe('the adapter nwp', () => {
  for (const [words, line, timeScale] of [
    ['with a driven clock', { kind: 'tcp', port: 0 }, 0],
    ['in real time, over a pseudo-terminal', { kind: 'pty' }, 4],
  ] as const)
    it(`keeps the contract ${words}`, () =>
      withNwp({ line, timeScale }, async (connection) => {
        const broken: string[] = [];
        const adapter = await openAdapter('nwp', { part: 'CC3135', ...connection });
        for await (const { clause, verdict, why } of contractTest(adapter))
          if (verdict === 'broken') broken.push(`${clause}: ${why}`);
        expect(broken).to.deep.equal([]);
      }));

  for (const [title, options, code] of [
    ['no port', {}, 'PORT_MISSING'],
    ['a sign of the power that does not exist', { port: 'tcp://127.0.0.1:1', nhib: 'cts' }, 'NHIB_UNKNOWN'],
    ['a host driver that does not exist', { port: 'tcp://127.0.0.1:1', hostDriver: 'absent' }, 'HOST_DRIVER_UNKNOWN'],
    ['a time scale below 0', { port: 'tcp://127.0.0.1:1', timeScale: -1 }, 'TIME_SCALE_INVALID'],
  ] as const)
    it(`refuses ${title}`, async () => {
      const error: unknown = await openAdapter('nwp', { part: 'CC3135', ...options }).catch((cause: unknown) => cause);
      expect(error).to.include({ code });
    });

  it('names a line that is absent', async () => {
    const adapter = await openAdapter('nwp', { part: 'CC3135', port: 'tcp://127.0.0.1:1' });
    const error: unknown = await adapter.connect().catch((cause: unknown) => cause);
    await adapter.close();
    expect(error).to.include({ code: 'PORT_ABSENT' });
  });

  it('needs modem lines where they switch the power', () =>
    withNwp({ line: { kind: 'pty' }, timeScale: 1 }, async (connection) => {
      const adapter = await openAdapter('nwp', { part: 'CC3135', ...connection, nhib: 'dtr' });
      const error: unknown = await adapter.connect().catch((cause: unknown) => cause);
      await adapter.close();
      expect(error).to.include({ code: 'MODEM_LINE_UNUSABLE' });
    }));

  it('refuses a virtual network processor that runs at another speed', () =>
    withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: 1 }, async (connection) => {
      const adapter = await openAdapter('nwp', { part: 'CC3135', ...connection, timeScale: 0 });
      const error: unknown = await adapter.connect().catch((cause: unknown) => cause);
      await adapter.close();
      expect(error).to.include({ code: 'TIME_SCALE_DIFFERS' });
    }));
});
