import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { DeviceSetup } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { openAdapter } from '../../../adapters/registry';
import { connectionTo, withBoard } from './virtual-board';

/** Commands that store a setting. */
const STORES = /^AT\+(WlanSetMode|WlanPolicySet|WlanProfile(Add|Del)|WlanSet|NetAppSet)=/;

/** The commands of each reset of a virtual board, one list for each setup. */
const commandsOf = (profile: 'ti-at+prov' | 'calypso' | 'cordelia', setups: readonly DeviceSetup[]) =>
  withBoard({ profile, console: 0 }, async (plugged) => {
    let sent: string[] = [];
    const adapter = await openAdapter('serial', {
      ...connectionTo(plugged),
      console: profile,
      trace: ({ direction, text }) => {
        if (direction === 'to device') sent.push(text.trim());
      },
    });
    try {
      await adapter.connect();
      const lists: string[][] = [];
      for (const setup of setups) {
        sent = [];
        await adapter.reset(setup);
        lists.push(sent);
      }
      return lists;
    } finally {
      await adapter.close();
    }
  });

const stores = (commands: readonly string[]): readonly string[] =>
  commands.filter((command) => STORES.test(command)).map((command) => command.split('=')[0] ?? '');

describe('a reset of a board', () => {
  it('stores only what differs from its setup', async () => {
    const withProfile: DeviceSetup = {
      ...idleSetup,
      profiles: [{ ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 3 }],
    };
    const asAccessPoint: DeviceSetup = { ...idleSetup, role: 'AP' };
    const lists = await commandsOf('ti-at+prov', [idleSetup, idleSetup, withProfile, idleSetup, asAccessPoint]);
    expect(lists.map(stores)).to.deep.equal([
      // The policy of a new board is auto and auto-provisioning.
      ['AT+WlanPolicySet'],
      [],
      ['AT+WlanProfileDel', 'AT+WlanProfileAdd'],
      ['AT+WlanProfileDel'],
      ['AT+WlanSetMode'],
    ]);
    expect(lists[1]).to.have.length(18);
  });

  it('stores what a console cannot show', async () => {
    // Calypso has no word for auto-provisioning, so its policy says nothing about it.
    const [, calypso = []] = await commandsOf('calypso', [idleSetup, idleSetup]);
    expect(stores(calypso)).to.deep.equal(['AT+WlanPolicySet']);
    // Cordelia-I reads neither its role nor its name, and has no command to set them.
    const [, cordelia = []] = await commandsOf('cordelia', [idleSetup, idleSetup]);
    expect(stores(cordelia)).to.deep.equal(['AT+WlanPolicySet']);
  });
});
