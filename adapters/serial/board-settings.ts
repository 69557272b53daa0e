import { constants, roleName } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { ConnectionPolicy, DeviceSetup, Profile, Security } from '../adapter';
import { returnedBy } from './answers';
import { orderFor } from './at-commands';
import type { Conversation } from './conversation';
import { wordNamed } from './vocabulary';

const { connectionPolicy: policyBit, limit, returnCode } = constants;

/** The default device name. */
const DEVICE_NAME = 'mysimplelink';

const SECURITY: Readonly<Record<Security, string>> = {
  open: 'SL_WLAN_SEC_TYPE_OPEN',
  wep: 'SL_WLAN_SEC_TYPE_WEP',
  wpa: 'SL_WLAN_SEC_TYPE_WPA_WPA2',
};

/**
 * The settings of a board that a scenario can change: written and read back through the console. The board must be
 * running.
 */
export class BoardSettings {
  /** Original name and security of the access point. */
  private accessPointName: string | undefined;
  private accessPointSecurity: string | undefined;

  constructor(private readonly conversation: Conversation) {}

  /** Saves settings that a reset restores although no setup contains them. */
  async remember(): Promise<void> {
    this.accessPointName = await this.accessPoint('SL_WLAN_AP_OPT_SSID');
    this.accessPointSecurity = await this.accessPoint('SL_WLAN_AP_OPT_SECURITY_TYPE');
  }

  /** The current role, or undefined if the console does not print it. */
  async role(): Promise<DeviceSetup['role'] | undefined> {
    // The comma is part of the command: TI reads the first parameter up to a comma.
    const { results } = await this.conversation.send('AT+WlanGet=connection,');
    const role = roleName(wordNamed('role', results[0]?.split(',')[0] ?? '')?.value ?? Number.NaN);
    return role === 'ROLE_AP' ? 'AP' : role === 'ROLE_STA' ? 'STA' : undefined;
  }

  async setRole(role: DeviceSetup['role']): Promise<void> {
    await this.demand('sl_WlanSetMode', { Mode: role === 'AP' ? 'ROLE_AP' : 'ROLE_STA' });
  }

  /** Writes all settings except the role. */
  async write(setup: DeviceSetup): Promise<void> {
    await this.demand('sl_WlanProfileDel', { Index: limit.SL_WLAN_DEL_ALL_PROFILES });
    await this.demand('sl_WlanPolicySet', {
      Type: 'SL_WLAN_POLICY_CONNECTION',
      Policy: policyBits(setup.policy),
      pVal: null,
    });
    await this.demand('sl_NetAppSet', {
      AppId: 'SL_NETAPP_DEVICE_ID',
      Option: 'SL_NETAPP_DEVICE_URN',
      pOptionValue: DEVICE_NAME,
    });
    // The earlier state of the server is unknown, so the error that it already runs is ignored.
    await this.conversation.call(setup.httpServer ? 'sl_NetAppStart' : 'sl_NetAppStop', {
      AppBitMap: 'SL_NETAPP_HTTP_SERVER_ID',
    });
    for (const profile of setup.profiles) await this.addProfile(profile);
    await this.writeAccessPoint('SL_WLAN_AP_OPT_SSID', this.accessPointName);
    const security = this.accessPointSecurity;
    await this.writeAccessPoint(
      'SL_WLAN_AP_OPT_SECURITY_TYPE',
      security,
      wordNamed('security', security ?? '')?.constant,
    );
  }

  /** @throws ProvtckError `SETUP_DIFFERS` if the board reads back another value */
  async verify(setup: DeviceSetup): Promise<void> {
    const policy = await this.conversation.call('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
    same('connection policy', policyBits(setup.policy), policy.value?.pPolicy);
    const device = { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN' };
    const name = await this.conversation.call('sl_NetAppGet', device);
    same('device name', DEVICE_NAME, name.value?.pOptionValue);
    const stored: string[] = [];
    for (let index = 0; index < limit.SL_WLAN_MAX_PROFILES; index += 1) {
      const { code, value } = await this.conversation.call('sl_WlanProfileGet', { Index: index });
      if (code >= 0) stored.push(String(value?.pName ?? ''));
    }
    const wanted = [...new Set(setup.profiles.map(({ ssid }) => ssid))];
    same('stored networks', wanted.sort().join(), stored.sort().join());
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
  private async writeAccessPoint(option: string, found: string | undefined, value = found): Promise<void> {
    if (found === undefined || value === undefined || (await this.accessPoint(option)) === found) return;
    await this.demand('sl_WlanSet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: option, pValues: value });
  }

  /** An option of the access point, or undefined if the console does not print it. */
  private async accessPoint(name: string): Promise<string | undefined> {
    const order = orderFor('sl_WlanGet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: name });
    const { final, results } = await this.conversation.send(order.text);
    if (final.kind === 'error') return undefined;
    const { value } = returnedBy(order.answer, results, final);
    return value?.pValues === undefined ? undefined : String(value.pValues);
  }

  private async demand(name: string, args: Parameters<Conversation['call']>[1]): Promise<void> {
    const { code } = await this.conversation.call(name, args);
    if (code >= returnCode.SL_RET_CODE_OK) return;
    throw new ProvtckError('SETUP_REFUSED', `${name} returned ${code} during the setup of the board`, HINT);
  }
}

const HINT = 'The board is not in the initial state of a scenario; a manual reset can establish it.';

/** The four switches in TI's bit format. */
export const policyBits = (policy: ConnectionPolicy): number =>
  (policy.auto ? policyBit.Auto : 0) |
  (policy.fast ? policyBit.Fast : 0) |
  (policy.anyP2P ? policyBit.anyP2P : 0) |
  (policy.autoProvisioning ? policyBit.autoProvisioning : 0);

/** @throws ProvtckError `SETUP_DIFFERS` */
export function same(what: string, written: unknown, read: unknown): void {
  if (written === read) return;
  throw new ProvtckError('SETUP_DIFFERS', `${what}: wrote ${String(written)}, read back ${String(read)}`, HINT);
}
