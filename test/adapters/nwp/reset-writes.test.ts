import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { DeviceSetup } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { openAdapter } from '../../../adapters/registry';
import { FrameText } from '../../../adapters/wire/frame-text';
import { withNwp } from './virtual-nwp';

/** Functions that store a setting, without those that switch the HTTP server: no command reads its state. */
const STORES = /sl_(?:WlanSetMode|WlanPolicySet|WlanProfileAdd|WlanProfileDel|WlanSet|NetAppSet)\b/;

describe('a reset of a network processor', () => {
  it('stores only what differs from its setup', async () => {
    const text = new FrameText();
    let lines: string[] = [];
    const record = (frame: Parameters<FrameText['linesOf']>[0]): void => {
      lines.push(...text.linesOf(frame));
    };
    await withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: 0, record }, async (connection) => {
      const adapter = await openAdapter('nwp', { part: 'CC3135', ...connection });
      const storesOf = async (setup: DeviceSetup): Promise<readonly string[]> => {
        lines = [];
        await adapter.reset(setup);
        const stores = lines.flatMap((line) => line.match(STORES)?.[0] ?? []);
        return stores.filter((name, at) => stores.indexOf(name) === at);
      };
      try {
        await adapter.connect();
        // The policy of a new network processor is auto and auto-provisioning.
        expect(await storesOf(idleSetup)).to.deep.equal(['sl_WlanPolicySet']);
        expect(await storesOf(idleSetup)).to.deep.equal([]);
        const profiles = [{ ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 3 } as const];
        expect(await storesOf({ ...idleSetup, profiles })).to.deep.equal(['sl_WlanProfileDel', 'sl_WlanProfileAdd']);
        expect(await storesOf({ ...idleSetup, role: 'AP' })).to.deep.equal(['sl_WlanSetMode', 'sl_WlanProfileDel']);
      } finally {
        await adapter.close();
      }
    });
  });
});
