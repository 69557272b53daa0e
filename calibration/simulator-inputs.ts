import type { AccessPoint, DeviceSetup, Profile } from '../adapters/adapter';
import { idleSetup } from '../adapters/idle-setup';
import type { Simulator } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';

/** An input of host, phone, network or time to the simulator. Returns what they receive. */
export type SimulatorInput = (device: Simulator) => Promise<unknown>;

const { command, commandFlag, role } = constants;
/** How long the host waits for a return, in ms. */
const CALL_TIMEOUT = 10_000;
/** Inactivity time-out of each start, in s. */
const INACTIVITY = 3_600;
const HOME: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 };
const ELSEWHERE: Profile = { ...HOME, ssid: 'elsewhere' };

const provisioningCommand =
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
    return device.call('sl_WlanProvisioning', args, CALL_TIMEOUT);
  };

const profileOverHttp =
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

const waitFor =
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
    [`the host starts ${what}`, provisioningCommand(mode)],
    [
      `the host starts ${what} with external confirmation`,
      provisioningCommand(mode, commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION),
    ],
  ]),
);

/** The inputs that the exploration combines in every order. */
export const SIMULATOR_INPUTS: Readonly<Record<string, SimulatorInput>> = {
  ...STARTS,
  'the host stops the process': provisioningCommand(command.SL_WLAN_PROVISIONING_CMD_STOP),
  'the host aborts': provisioningCommand(command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION),
  'the host restarts the device': async (device) => [
    await device.call('sl_Stop', { Timeout: 0 }, CALL_TIMEOUT),
    await device.call('sl_Start', {}, CALL_TIMEOUT),
  ],
  'the host calls sl_DeviceGet': (device) => device.call('sl_DeviceGet', {}, CALL_TIMEOUT),
  'the phone adds a profile over HTTP': profileOverHttp(HOME),
  'the phone adds a profile of an absent network over HTTP': profileOverHttp(ELSEWHERE),
  'the phone sends a profile by SmartConfig': ({ bench }) => bench.phone.smartConfig(HOME),
  'the phone interrupts SmartConfig': ({ bench }) => bench.phone.smartConfig(HOME, true),
  'the phone requests confirmation': ({ bench }) =>
    bench.phone.request({ method: 'POST', path: '/api/1/wlan/confirm_req' }),
  'the phone reads the result': async ({ bench: { phone } }) => [
    await phone.joinNetwork(HOME.ssid),
    await phone.request({ method: 'GET', path: '/param_cfg_result.txt' }),
  ],
  'the network appears': ({ bench }) => bench.network.provide({ ...HOME, dhcp: 0 }),
  '350 ms pass': waitFor(350),
  '35 s pass': waitFor(35_000),
  'the inactivity time-out passes': waitFor(INACTIVITY * 1_000),
};

const autoProvisioning: DeviceSetup = { ...idleSetup, policy: { ...idleSetup.policy, autoProvisioning: true } };

/** The start of a session: the device, and the network of the profile if it exists. */
interface SimulatorStart {
  readonly device: DeviceSetup;
  readonly network?: AccessPoint;
}

/** All starts of sessions. */
export const SIMULATOR_STARTS: readonly SimulatorStart[] = [
  idleSetup,
  autoProvisioning,
  { ...autoProvisioning, role: 'AP' } as const,
].flatMap((device): readonly SimulatorStart[] => [
  { device },
  { device, network: { ...HOME, dhcp: 'never' } },
  { device, network: { ...HOME, key: 'another-key', dhcp: 0 } },
]);
