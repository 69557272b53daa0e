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
};

/** How the settings of a device are reached. */
export interface SettingsAccess {
  call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }>;
  /** The role in force, or undefined where it cannot be read. */
  role(): Promise<DeviceSetup['role'] | undefined>;
  /** An option of the access point as sl_WlanSet takes it, or undefined where it cannot be read. */
  accessPoint(option: string): Promise<string | undefined>;
}

/** The settings of a device that a scenario may change: written and read back. The device must be running. */
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

  role(): Promise<DeviceSetup['role'] | undefined> {
    return this.access.role();
  }

  async setRole(role: DeviceSetup['role']): Promise<void> {
    const set = (): Promise<void> => this.demand('sl_WlanSetMode', { Mode: role === 'AP' ? 'ROLE_AP' : 'ROLE_STA' });
    // A device whose role cannot be set is a station.
    if (role === 'STA') await attempted(set);
    else await set();
  }

  /** Writes all settings except the role. */
  async write(setup: DeviceSetup): Promise<void> {
    await this.demand('sl_WlanProfileDel', { Index: limit.SL_WLAN_DEL_ALL_PROFILES });
    await this.demand('sl_WlanPolicySet', {
      Type: 'SL_WLAN_POLICY_CONNECTION',
      Policy: policyBits(setup.policy),
      pVal: null,
    });
    await attempted(() =>
      this.demand('sl_NetAppSet', {
        AppId: 'SL_NETAPP_DEVICE_ID',
        Option: 'SL_NETAPP_DEVICE_URN',
        pOptionValue: DEVICE_NAME,
      }),
    );
    await this.switchHttpServer(setup.httpServer);
    for (const profile of setup.profiles) await this.addProfile(profile);
    await this.writeAccessPoint('SL_WLAN_AP_OPT_SSID', this.accessPointName);
    await this.writeAccessPoint('SL_WLAN_AP_OPT_SECURITY_TYPE', this.accessPointSecurity);
  }

  /** @throws ProvtckError `SETUP_DIFFERS` if the board reads back another value */
  async verify(setup: DeviceSetup): Promise<void> {
    const policy = await this.access.call('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
    same('connection policy', policyBits(setup.policy), policy.value?.pPolicy);
    const device = { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN' };
    const name = await attempted(() => this.access.call('sl_NetAppGet', device));
    if (name !== undefined) same('device name', DEVICE_NAME, name.value?.pOptionValue);
    const stored: string[] = [];
    for (let index = 0; index < limit.SL_WLAN_MAX_PROFILES; index += 1) {
      const { code, value } = await this.access.call('sl_WlanProfileGet', { Index: index });
      if (code >= 0) stored.push(String(value?.pName ?? ''));
    }
    const wanted = [...new Set(setup.profiles.map(({ ssid }) => ssid))];
    same('stored networks', wanted.sort().join(), stored.sort().join());
  }

  /** The earlier state of the server is unknown, so the error that it already runs is ignored. */
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
export function same(what: string, written: unknown, read: unknown): void {
  if (written === read) return;
  throw new ProvtckError('SETUP_DIFFERS', `${what}: wrote ${String(written)}, read back ${String(read)}`, HINT);
}
