import type { AccessPoint, DeviceSetup, Profile } from '../adapters/adapter';
import { idleSetup } from '../adapters/idle-setup';
import type { Simulator } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';

/** Something that host, phone, network or time do to a device, and what they see of it. */
export type SimulatorInput = (device: Simulator) => Promise<unknown>;

const { command, commandFlag, role } = constants;
/** How long the host waits for an answer, and the inactivity time-out it asks for, in s. */
const CALL = 10_000;
const INACTIVITY = 3_600;
const HOME: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 };
const ELSEWHERE: Profile = { ...HOME, ssid: 'elsewhere' };

const order =
  (mode: number, flags = 0): SimulatorInput =>
  (device) => {
    const starts = mode <= command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
    const args = {
      ProvisioningCmd: mode,
      RequestedRoleAfterSuccess: role.ROLE_STA,
      InactivityTimeoutSec: starts ? INACTIVITY : 0,
      pSmartConfigKey: null,
      Flags: flags,
    };
    return device.call('sl_WlanProvisioning', args, CALL);
  };

const profile =
  ({ ssid, key }: Profile): SimulatorInput =>
  async ({ bench: { phone } }) => {
    const place = await phone.joinDevice();
    const form = [
      ['__SL_P_P.A', ssid],
      ['__SL_P_P.B', '3'],
      ['__SL_P_P.C', key],
      ['__SL_P_P.D', '0'],
    ] as const;
    return [place, await phone.request({ method: 'POST', path: '/api/1/wlan/profile_add', form })];
  };

const passing =
  (ms: number): SimulatorInput =>
  ({ clock }) =>
    clock.sleep(ms);

/** Every start mode, with and without external confirmation. */
const STARTS: Readonly<Record<string, SimulatorInput>> = Object.fromEntries(
  (
    [
      ['AP provisioning', command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP],
      ['SmartConfig provisioning', command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC],
      ['AP+SmartConfig provisioning', command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC],
      ['external configuration', command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION],
    ] as const
  ).flatMap(([what, mode]) => [
    [`the host starts ${what}`, order(mode)],
    [
      `the host starts ${what} with external confirmation`,
      order(mode, commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION),
    ],
  ]),
);

/** What the exploration puts together in every order. */
export const SIMULATOR_INPUTS: Readonly<Record<string, SimulatorInput>> = {
  ...STARTS,
  'the host stops the process': order(command.SL_WLAN_PROVISIONING_CMD_STOP),
  'the host aborts': order(command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION),
  'the host restarts the device': async (device) => [
    await device.call('sl_Stop', { Timeout: 0 }, CALL),
    await device.call('sl_Start', {}, CALL),
  ],
  'the host calls sl_DeviceGet': (device) => device.call('sl_DeviceGet', {}, CALL),
  'the phone gives a profile over HTTP': profile(HOME),
  'the phone gives a profile of an absent network over HTTP': profile(ELSEWHERE),
  'the phone gives a profile by SmartConfig': ({ bench }) => bench.phone.smartConfig(HOME),
  'the phone breaks SmartConfig off': ({ bench }) => bench.phone.smartConfig(HOME, true),
  'the phone asks for confirmation': ({ bench }) =>
    bench.phone.request({ method: 'POST', path: '/api/1/wlan/confirm_req' }),
  'the phone fetches the result': async ({ bench: { phone } }) => [
    await phone.joinNetwork(HOME.ssid),
    await phone.request({ method: 'GET', path: '/param_cfg_result.txt' }),
  ],
  'the network comes within reach': ({ bench }) => bench.network.provide({ ...HOME, dhcp: 0 }),
  'a moment passes': passing(350),
  'half a minute passes': passing(35_000),
  'the inactivity time-out passes': passing(INACTIVITY * 1_000),
};

const auto: DeviceSetup = { ...idleSetup, policy: { ...idleSetup.policy, autoProvisioning: true } };

/** What a session begins with: a device, and the network of the profile where there is one. */
export interface SimulatorStart {
  readonly device: DeviceSetup;
  readonly network?: AccessPoint;
}

/** What sessions begin with. */
export const SIMULATOR_STARTS: readonly SimulatorStart[] = [idleSetup, auto, { ...auto, role: 'AP' } as const].flatMap(
  (device): readonly SimulatorStart[] => [
    { device },
    { device, network: { ...HOME, dhcp: 'never' } },
    { device, network: { ...HOME, key: 'another-key', dhcp: 0 } },
  ],
);
