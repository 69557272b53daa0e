import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { ConnectionPolicy, DeviceSetup, Fields, Profile, Security } from '../adapter';
import { isCannotDo } from '../cannot-do';

const { connectionPolicy: policyBit, limit, returnCode } = constants;

/** The default device name. */
const DEVICE_NAME = 'mysimplelink';

const SECURITY: Readonly<Record<Security, string>> = {
  open: 'SL_WLAN_SEC_TYPE_OPEN',
  wep: 'SL_WLAN_SEC_TYPE_WEP',
  wpa: 'SL_WLAN_SEC_TYPE_WPA_WPA2',
  wpa3: 'SL_WLAN_SEC_TYPE_WPA3',
};

/** How the settings of a device are reached. */
export interface SettingsAccess {
  call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }>;
  /** The role in force, or undefined where it cannot be read. */
  role(): Promise<DeviceSetup['role'] | undefined>;
  /** All bits of the connection policy, or undefined where they cannot all be read. */
  policy(): Promise<number | undefined>;
  /** An option of the access point as sl_WlanSet takes it, or undefined where it cannot be read. */
  accessPoint(option: string): Promise<string | undefined>;
}

/** What a setup can change and a device can read back. */
type Setting = 'policy' | 'name' | 'profiles';
const SETTINGS: readonly Setting[] = ['policy', 'name', 'profiles'];

/**
 * The settings of a device that a scenario may change: read, written where they differ, and read back. Every write wears the
 * flash memory of the device. The device must be running.
 */
export class BoardSettings {
  /** Original name and security of the access point. */
  private accessPointName: string | undefined;
  private accessPointSecurity: string | undefined;

  constructor(private readonly access: SettingsAccess) {}

  /** Saves settings that a reset restores although no setup contains them. */
  async remember(): Promise<void> {
    this.accessPointName = await this.access.accessPoint('SL_WLAN_AP_OPT_SSID');
    this.accessPointSecurity = await this.access.accessPoint('SL_WLAN_AP_OPT_SECURITY_TYPE');
  }

  /**
   * Stores a role, if another one is stored.
   *
   * @param isStored whether the role in force is the stored one
   * @param restart restarts the device, which brings the role into force
   * @throws ProvtckError `SETUP_REFUSED`, or `SETUP_DIFFERS` if the device reads back another role
   */
  async establishRole(role: DeviceSetup['role'], isStored: boolean, restart: () => Promise<unknown>): Promise<void> {
    if (isStored && (await this.access.role()) === role) return;
    await this.setRole(role);
    if ((await this.access.role()) === role) return;
    await restart();
    same('role', role, (await this.access.role()) ?? role);
  }

  /**
   * Writes all settings except the role that differ from what the device reads back. A setting that cannot be read is
   * written. What was written is read back.
   *
   * @param isStored whether the settings in force are the stored ones; otherwise all are written
   * @throws ProvtckError `SETUP_REFUSED`, or `SETUP_DIFFERS` if the device reads back another value
   */
  async establish(setup: DeviceSetup, isStored: boolean): Promise<void> {
    const different = new Set<Setting>();
    for (const setting of SETTINGS) if (!isStored || !(await this.holds(setting, setup))) different.add(setting);
    if (different.has('profiles')) await this.demand('sl_WlanProfileDel', { Index: limit.SL_WLAN_DEL_ALL_PROFILES });
    if (different.has('policy'))
      await this.demand('sl_WlanPolicySet', {
        Type: 'SL_WLAN_POLICY_CONNECTION',
        Policy: policyBits(setup.policy),
        pVal: null,
      });
    if (different.has('name'))
      await attempted(() => this.demand('sl_NetAppSet', { ...NAME_OPTION, pOptionValue: DEVICE_NAME }));
    await this.switchHttpServer(setup.httpServer);
    if (different.has('profiles')) for (const profile of setup.profiles) await this.addProfile(profile);
    await this.writeAccessPoint('SL_WLAN_AP_OPT_SSID', this.accessPointName);
    await this.writeAccessPoint('SL_WLAN_AP_OPT_SECURITY_TYPE', this.accessPointSecurity);
    for (const setting of different) await this.verify(setting, setup);
  }

  /** Whether the device reads back what a setup wants. */
  private async holds(setting: Setting, { policy, profiles }: DeviceSetup): Promise<boolean> {
    switch (setting) {
      case 'policy':
        return (await this.access.policy()) === policyBits(policy);
      case 'name':
        return (await this.name())?.value?.pOptionValue === DEVICE_NAME;
      case 'profiles':
        // No device reads back a key, so a profile is always written again.
        return profiles.length === 0 && (await this.hasNoProfile());
    }
  }

  /** @throws ProvtckError `SETUP_DIFFERS` */
  private async verify(setting: Setting, { policy, profiles }: DeviceSetup): Promise<void> {
    switch (setting) {
      case 'policy': {
        const { value } = await this.access.call('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
        return same('connection policy', policyBits(policy), value?.pPolicy);
      }
      case 'name': {
        const name = await this.name();
        if (name !== undefined) same('device name', DEVICE_NAME, name.value?.pOptionValue);
        return;
      }
      case 'profiles': {
        const wanted = [...new Set(profiles.map(({ ssid }) => ssid))];
        return same('stored networks', wanted.sort().join(), (await this.storedNetworks()).sort().join());
      }
    }
  }

  /** The device name, or undefined if the device has no way to read it. */
  private name(): Promise<{ readonly value?: Fields } | undefined> {
    return attempted(() => this.access.call('sl_NetAppGet', NAME_OPTION));
  }

  /** Whether every place of a profile is empty by TI's code for that. Another error leaves it open. */
  private async hasNoProfile(): Promise<boolean> {
    for (let index = 0; index < limit.SL_WLAN_MAX_PROFILES; index += 1) {
      const place = await attempted(() => this.access.call('sl_WlanProfileGet', { Index: index }));
      if (place?.code !== returnCode.SL_ERROR_WLAN_GET_PROFILE_INVALID_INDEX) return false;
    }
    return true;
  }

  private async storedNetworks(): Promise<string[]> {
    const stored: string[] = [];
    for (let index = 0; index < limit.SL_WLAN_MAX_PROFILES; index += 1) {
      const { code, value } = await this.access.call('sl_WlanProfileGet', { Index: index });
      if (code >= 0) stored.push(String(value?.pName ?? ''));
    }
    return stored;
  }

  private async setRole(role: DeviceSetup['role']): Promise<void> {
    const set = (): Promise<void> => this.demand('sl_WlanSetMode', { Mode: role === 'AP' ? 'ROLE_AP' : 'ROLE_STA' });
    // A device whose role cannot be set is a station.
    if (role === 'STA') await attempted(set);
    else await set();
  }

  /**
   * No command reads the state of the server, so it is always switched. The error that it already runs is ignored.
   */
  private async switchHttpServer(on: boolean): Promise<void> {
    const server = { AppBitMap: 'SL_NETAPP_HTTP_SERVER_ID' };
    // A device whose server cannot be switched has it running.
    if (on) await attempted(() => this.access.call('sl_NetAppStart', server));
    else await this.access.call('sl_NetAppStop', server);
  }

  private async addProfile({ ssid, security, key, priority }: Profile): Promise<void> {
    await this.demand('sl_WlanProfileAdd', {
      pName: ssid,
      pMacAddr: null,
      pSecParams: { Type: SECURITY[security], Key: key },
      pSecExtParams: null,
      Priority: priority,
      Options: 0,
    });
  }

  /** Restores the original value of an option of the access point, if it changed. */
  private async writeAccessPoint(option: string, found: string | undefined): Promise<void> {
    if (found === undefined || (await this.access.accessPoint(option)) === found) return;
    await this.demand('sl_WlanSet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: option, pValues: found });
  }

  private async demand(name: string, args: Fields): Promise<void> {
    const { code } = await this.access.call(name, args);
    if (code >= returnCode.SL_RET_CODE_OK) return;
    throw new ProvtckError('SETUP_REFUSED', `${name} returned ${code} during the setup of the board`, HINT);
  }
}

/** The device name as sl_NetAppGet and sl_NetAppSet take it. */
const NAME_OPTION: Fields = { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN' };

/** The result of work, or undefined if the device has no way to do it. Used for settings that are defaults. */
async function attempted<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isCannotDo(error)) return undefined;
    throw error;
  }
}

const HINT = 'The board is not in the initial state of a scenario; a manual reset can establish it.';

/** The four switches in TI's bit format. */
const policyBits = (policy: ConnectionPolicy): number =>
  (policy.auto ? policyBit.Auto : 0) |
  (policy.fast ? policyBit.Fast : 0) |
  (policy.anyP2P ? policyBit.anyP2P : 0) |
  (policy.autoProvisioning ? policyBit.autoProvisioning : 0);

/** @throws ProvtckError `SETUP_DIFFERS` */
function same(what: string, written: unknown, read: unknown): void {
  if (written === read) return;
  throw new ProvtckError('SETUP_DIFFERS', `${what}: wrote ${String(written)}, read back ${String(read)}`, HINT);
}
