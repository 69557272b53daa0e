import type { DeviceSetup } from '../adapters/adapter';
import { normalText } from '../adapters/byte-text';
import { constants, storedSecurity } from '../ledger/constants';
import { lackOf } from '../ledger/lack';
import { DEFAULT_ON_AIR, expectDefaultName, expectLease } from './access-point';
import { BenchFault, NotApplicable } from './faults';
import { pairsOf, type Rows } from './parameter-type';
import { HOME, IDLE } from './processes';
import { readUntil } from './repeated-read';
import type { ScenarioSession } from './scenario-session';
import { storedNetworks } from './stored-networks';

/** Settings of a device as the features list them. */
interface Settings {
  readonly role?: 'STA' | 'AP';
  /** Names of the stored networks; none is an empty list. */
  readonly profiles?: readonly string[];
  readonly 'auto-connect'?: boolean;
  /** Whether a device that connects by itself tries the last network first. */
  readonly fast?: boolean;
  readonly 'auto-provisioning'?: boolean;
  /** Whether the device's own HTTP server runs. */
  readonly 'http-server'?: boolean;
  /** The device name. */
  readonly name?: string;
  /** A name that the device must not have. */
  readonly 'name other than'?: string;
  /** Name of the device's access point as the host reads it. */
  readonly 'AP name'?: string;
  /** The same as the phone sees it: only `named after its MAC address` can be asked for. */
  readonly 'AP on the air'?: string;
  /** Address and mask of the device as an access point, as the phone that joined it has learnt them. */
  readonly 'AP address'?: string;
  readonly 'AP mask'?: string;
  /** Priorities of stored networks by name. */
  readonly priorities?: ReadonlyMap<string, number>;
  /** Security types of stored networks by name, each as the numbers that `sl_WlanProfileGet` may return for it. */
  readonly securities?: ReadonlyMap<string, readonly number[]>;
}

/** Security types as features write them, with the numbers of TI's API. */
const SECURITY_NUMBERS: Readonly<Record<string, readonly number[]>> = {
  open: storedSecurity.open,
  WEP: storedSecurity.wep,
  WPA2: storedSecurity.wpa,
};

/** Reads a two-column table of settings; an unknown row is a mistake in the feature. */
export function readSettings(rows: Rows): Settings {
  const settings: Record<string, unknown> = {};
  for (const [setting, value] of Object.entries(pairsOf(rows))) {
    switch (setting) {
      case 'role':
      case 'name':
      case 'name other than':
      case 'AP name':
      case 'AP on the air':
      case 'AP address':
      case 'AP mask':
        settings[setting] = value;
        break;
      case 'priorities':
        settings[setting] = prioritiesFrom(value);
        break;
      case 'securities':
        settings[setting] = securitiesFrom(value);
        break;
      case 'profiles':
        settings[setting] = value === 'none' ? [] : value.split(', ');
        break;
      case 'auto-connect':
      case 'fast':
      case 'auto-provisioning':
      case 'http-server':
        settings[setting] = value === 'on';
        break;
      default:
        throw new BenchFault(`no device has a setting named ${setting}`);
    }
  }
  return settings;
}

/** `home WEP, work open`: the last word of each is the security. */
const securitiesFrom = (text: string): ReadonlyMap<string, readonly number[]> =>
  new Map(
    text.split(', ').map((each) => {
      const [, name = '', security = ''] = /^(.*) (\w+)$/.exec(each) ?? [];
      const numbers = SECURITY_NUMBERS[security];
      if (numbers === undefined) throw new BenchFault(`no network has the security ${security}`);
      return [name, numbers];
    }),
  );

/** `home 5, work 0`: the last word of each is the priority. */
const prioritiesFrom = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text.split(', ').map((each) => [each.slice(0, each.lastIndexOf(' ')), Number(each.slice(each.lastIndexOf(' ')))]),
  );

/** A setup with these settings, idle in all else. */
export function setupFrom(settings: Settings): Omit<DeviceSetup, 'started'> {
  return {
    ...IDLE,
    role: settings.role ?? IDLE.role,
    profiles: (settings.profiles ?? []).map((ssid) => ({ ...HOME, ssid })),
    httpServer: settings['http-server'] ?? true,
    policy: {
      ...IDLE.policy,
      auto: settings['auto-connect'] ?? false,
      fast: settings.fast ?? false,
      autoProvisioning: settings['auto-provisioning'] ?? false,
    },
  };
}

/** Reads the settings back through the API and compares them. */
export async function expectDevice(session: ScenarioSession, settings: Settings): Promise<void> {
  if (settings.profiles !== undefined) await expectProfiles(session, settings.profiles);
  await expectPolicy(session, settings);
  if (settings.priorities !== undefined) await expectPriorities(session, settings.priorities);
  if (settings.securities !== undefined) await expectSecurities(session, settings.securities);
  if (settings.name !== undefined) await expectName(session, settings.name);
  if (settings['name other than'] !== undefined) await expectOtherName(session, settings['name other than']);
  await expectAccessPoint(session, settings);
}

async function expectProfiles(session: ScenarioSession, profiles: readonly string[]): Promise<void> {
  const stored = (await storedNetworks(session)).map(({ name }) => name).sort();
  const expected = profiles.map(normalText).sort();
  if (stored.join() !== expected.join())
    throw session.fault(`stored networks: ${expected.join(', ') || 'none'}`, stored.join(', ') || 'none');
}

async function expectPolicy(session: ScenarioSession, settings: Settings): Promise<void> {
  for (const [setting, bit] of [
    ['auto-connect', constants.connectionPolicy.Auto],
    ['fast', constants.connectionPolicy.Fast],
    ['auto-provisioning', constants.connectionPolicy.autoProvisioning],
  ] as const) {
    const expected = settings[setting];
    if (expected === undefined) continue;
    const policy = Number(
      (await readValue(session, 'sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' })).pPolicy,
    );
    if (((policy & bit) !== 0) !== expected)
      throw session.fault(`${setting} ${expected ? 'on' : 'off'}`, `connection policy 0x${policy.toString(16)}`);
  }
}

async function readName(session: ScenarioSession): Promise<string> {
  const option = { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN' };
  return String((await readValue(session, 'sl_NetAppGet', option)).pOptionValue);
}

async function expectName(session: ScenarioSession, expected: string): Promise<void> {
  // No source states when a name that the phone has set takes effect.
  const within = session.milliseconds('call bound');
  const name = await readUntil(
    session,
    () => readName(session),
    (each) => each === expected,
    within,
  );
  if (name !== expected) throw session.fault(`device name ${expected}`, name);
}

async function expectOtherName(session: ScenarioSession, unwanted: string): Promise<void> {
  const name = await readName(session);
  if (name === unwanted) throw session.fault(`a device name other than ${unwanted}`, name);
}

async function expectAccessPoint(session: ScenarioSession, settings: Settings): Promise<void> {
  if (settings['AP name'] !== undefined) {
    const option = { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: 'SL_WLAN_AP_OPT_SSID' };
    const name = String((await readValue(session, 'sl_WlanGet', option)).pValues);
    if (name !== settings['AP name']) throw session.fault(`access point name ${settings['AP name']}`, name);
  }
  if (settings['AP on the air'] !== undefined) {
    if (settings['AP on the air'] !== DEFAULT_ON_AIR)
      throw new BenchFault(`no access point can be ${settings['AP on the air']}`);
    await expectDefaultName(session);
  }
  if (settings['AP address'] !== undefined) expectLease(session, 'address', settings['AP address']);
  if (settings['AP mask'] !== undefined) expectLease(session, 'mask', settings['AP mask']);
}

async function expectPriorities(session: ScenarioSession, priorities: ReadonlyMap<string, number>): Promise<void> {
  const stored = await storedNetworks(session);
  for (const [name, expected] of priorities) {
    // A name can be stored twice: no source states that a profile over HTTP replaces an earlier one.
    const networks = stored.filter((each) => each.name === normalText(name));
    if (networks.length === 0) throw session.fault(`a stored network ${name}`, 'there is none');
    const found = networks.map(({ priority }) => priority);
    if (found.includes(undefined))
      throw new NotApplicable('the priority of a stored network is not handed out', [lackOf.answer('priority')]);
    if (!found.includes(expected))
      throw session.fault(`${name} with priority ${expected}`, `priority ${found.join(' and ')}`);
  }
}

async function expectSecurities(
  session: ScenarioSession,
  securities: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const stored = await storedNetworks(session);
  for (const [name, expected] of securities) {
    const network = stored.find((each) => each.name === normalText(name));
    if (network === undefined) throw session.fault(`a stored network ${name}`, 'there is none');
    if (!expected.includes(network.security))
      throw session.fault(`${name} with security type ${expected.join(' or ')}`, `security type ${network.security}`);
  }
}

async function readValue(session: ScenarioSession, name: string, args: Parameters<ScenarioSession['call']>[1]) {
  const { outcome } = await session.call(name, args);
  if (outcome.kind === 'returned' && outcome.code >= 0) return outcome.value ?? {};
  throw session.fault(
    `${name} gives the value`,
    outcome.kind === 'returned' ? `it returned ${outcome.code}` : 'it has not returned',
  );
}
