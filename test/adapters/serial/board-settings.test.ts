import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { DeviceSetup, Fields, Profile } from '../../../adapters/adapter';
import { cannotDo } from '../../../adapters/cannot-do';
import { idleSetup } from '../../../adapters/idle-setup';
import { BoardSettings, type SettingsAccess } from '../../../adapters/serial/board-settings';
import { constants } from '../../../ledger/constants';

const { returnCode, connectionPolicy: bit } = constants;

/** What a device stores. */
interface Stored {
  role: DeviceSetup['role'];
  policy: number;
  name: string;
  httpServer: boolean;
  accessPoint: string;
  readonly profiles: Map<number, Fields>;
}

type Role = Stored['role'] | undefined;

/** How the reads of a device fail, by setting. */
type ReadFault = 'none' | 'error' | 'nothing' | 'no command';
const READS = ['role', 'policy', 'name', 'profiles', 'accessPoint'] as const;
type Faults = Readonly<Partial<Record<(typeof READS)[number], ReadFault>>>;

/** A device whose reads can fail. It notes its writes. */
class FakeDevice implements SettingsAccess {
  readonly writes: string[] = [];
  /** The role in force since the last start. */
  private inForce: Stored['role'];

  constructor(
    readonly stored: Stored,
    public faults: Faults = {},
  ) {
    this.inForce = stored.role;
  }

  restart(): void {
    this.inForce = this.stored.role;
  }

  async role(): Promise<Role> {
    return (this.faults.role ?? 'none') === 'none' ? this.inForce : undefined;
  }

  async policy(): Promise<number | undefined> {
    return (this.faults.policy ?? 'none') === 'none' ? this.stored.policy : undefined;
  }

  async accessPoint(): Promise<string | undefined> {
    return (this.faults.accessPoint ?? 'none') === 'none' ? this.stored.accessPoint : undefined;
  }

  async call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }> {
    switch (name) {
      case 'sl_WlanPolicyGet':
        return { code: 0, value: { pPolicy: this.stored.policy } };
      case 'sl_NetAppGet':
        return this.read('name', { code: 0, value: { pOptionValue: this.stored.name } });
      case 'sl_WlanProfileGet': {
        const value = this.stored.profiles.get(Number(args.Index));
        const empty = { code: returnCode.SL_ERROR_WLAN_GET_PROFILE_INVALID_INDEX };
        return this.read('profiles', value === undefined ? empty : { code: 0, value });
      }
      default:
        this.writes.push(name);
        return this.write(name, args);
    }
  }

  private read(setting: 'name' | 'profiles', answer: { readonly code: number; readonly value?: Fields }) {
    const fault = this.faults[setting] ?? 'none';
    if (fault === 'no command') throw cannotDo('this firmware has no such command');
    return fault === 'error' ? { code: -2014 } : fault === 'nothing' ? { code: 0 } : answer;
  }

  private write(name: string, args: Fields): { readonly code: number } {
    const { stored } = this;
    if (name === 'sl_WlanSetMode') stored.role = args.Mode === 'ROLE_AP' ? 'AP' : 'STA';
    if (name === 'sl_WlanPolicySet') stored.policy = Number(args.Policy);
    if (name === 'sl_NetAppSet') stored.name = String(args.pOptionValue);
    if (name === 'sl_NetAppStart') stored.httpServer = true;
    if (name === 'sl_NetAppStop') stored.httpServer = false;
    if (name === 'sl_WlanSet') stored.accessPoint = String(args.pValues);
    if (name === 'sl_WlanProfileDel') stored.profiles.clear();
    if (name === 'sl_WlanProfileAdd') stored.profiles.set(stored.profiles.size, { pName: args.pName ?? null });
    return { code: 0 };
  }
}

const factory = (): Stored => ({
  role: 'STA',
  policy: 0,
  name: 'mysimplelink',
  httpServer: true,
  accessPoint: 'factory',
  profiles: new Map(),
});

async function reset(device: FakeDevice, settings: BoardSettings, setup: DeviceSetup, isStored = true) {
  device.writes.length = 0;
  await settings.establishRole(setup.role, isStored, async () => device.restart());
  await settings.establish(setup, isStored);
  return device.writes;
}

const profile: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 3 };

describe('the settings of a board', () => {
  it('are written only where they differ', async () => {
    const device = new FakeDevice(factory());
    const settings = new BoardSettings(device);
    await settings.remember();
    expect(await reset(device, settings, idleSetup)).to.deep.equal(['sl_NetAppStart']);
    const policy = { ...idleSetup.policy, autoProvisioning: true };
    expect(await reset(device, settings, { ...idleSetup, role: 'AP', policy })).to.deep.equal([
      'sl_WlanSetMode',
      'sl_WlanPolicySet',
      'sl_NetAppStart',
    ]);
    device.stored.name = 'kitchen';
    device.stored.accessPoint = 'other';
    expect(await reset(device, settings, { ...idleSetup, role: 'AP', policy })).to.deep.equal([
      'sl_NetAppSet',
      'sl_NetAppStart',
      'sl_WlanSet',
    ]);
  });

  it('include a key that no device reads back, so a profile is written again', async () => {
    const device = new FakeDevice(factory());
    const settings = new BoardSettings(device);
    const setup = { ...idleSetup, profiles: [profile] };
    const writes = ['sl_WlanProfileDel', 'sl_NetAppStart', 'sl_WlanProfileAdd'];
    expect(await reset(device, settings, setup)).to.deep.equal(writes);
    expect(await reset(device, settings, setup)).to.deep.equal(writes);
    expect(await reset(device, settings, idleSetup)).to.deep.equal(['sl_WlanProfileDel', 'sl_NetAppStart']);
  });

  it('are all written after a process had to be ended', async () => {
    const device = new FakeDevice(factory());
    expect(await reset(device, new BoardSettings(device), idleSetup, false)).to.deep.equal([
      'sl_WlanSetMode',
      'sl_WlanProfileDel',
      'sl_WlanPolicySet',
      'sl_NetAppSet',
      'sl_NetAppStart',
    ]);
  });

  it('are those of the setup afterwards, whatever was stored and whichever read fails', async () => {
    const stored = fc.record({
      role: fc.constantFrom('STA' as const, 'AP' as const),
      policy: fc.nat(63),
      name: fc.constantFrom('mysimplelink', 'kitchen', ''),
      httpServer: fc.boolean(),
      accessPoint: fc.constant('factory'),
      profiles: fc.uniqueArray(fc.nat(6)).map((places) => new Map(places.map((at) => [at, { pName: `net-${at}` }]))),
    });
    const fault = fc.constantFrom<ReadFault>('none', 'none', 'error', 'nothing', 'no command');
    const faults = fc.record({ role: fault, policy: fault, name: fault, profiles: fault });
    const setups = fc.record({
      role: fc.constantFrom('STA' as const, 'AP' as const),
      profiles: fc.constantFrom([], [profile]),
      auto: fc.boolean(),
      autoProvisioning: fc.boolean(),
      httpServer: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(stored, faults, setups, async (before, broken, { auto, autoProvisioning, ...setup }) => {
        const device = new FakeDevice(before, broken);
        const settings = new BoardSettings(device);
        await settings.remember();
        const policy = { ...idleSetup.policy, auto, autoProvisioning };
        // A setting that was written and reads back otherwise ends the reset, as it must.
        const differs = await reset(device, settings, { ...idleSetup, ...setup, policy }).then(
          () => false,
          (error: { readonly code?: string }) => ['SETUP_DIFFERS', 'CANNOT_DO'].includes(error.code ?? ''),
        );
        if (differs) {
          expect(Object.values(broken).some((kind) => kind !== 'none')).to.equal(true);
          return;
        }
        expect({ ...device.stored, profiles: [...device.stored.profiles.values()] }).to.deep.equal({
          role: setup.role,
          policy: (auto ? bit.Auto : 0) | (autoProvisioning ? bit.autoProvisioning : 0),
          name: 'mysimplelink',
          httpServer: setup.httpServer,
          accessPoint: 'factory',
          profiles: setup.profiles.map(({ ssid }) => ({ pName: ssid })),
        });
      }),
    );
  });
});
