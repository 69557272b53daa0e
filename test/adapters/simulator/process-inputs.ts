import type { DeviceSetup, Profile } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { INPUTS, STATES, type State } from '../../../adapters/simulator/network-processor/transitions';
import { type DecisionOverrides, Simulator } from '../../../adapters/simulator/simulator';
import { referenceTiming } from '../../../adapters/simulator/timing';
import { SIMULATOR_INPUTS, type SimulatorInput } from '../../../calibration/simulator-inputs';
import { constants } from '../../../ledger/constants';

const { command, commandFlag, role } = constants;

/** Inactivity time-out of each start, in s. */
const INACTIVITY = 600;
const HOME: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 };
const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';

/** A name for one state and one input. */
export const pairName = (state: State, input: string): string => `${state} × ${input}`;

/** A reference device that notes which inputs its process gets in which states, and which profiles it announces. */
export class ObservedDevice {
  readonly visited = new Set<string>();
  readonly simulator: Simulator;
  private accepted = 0;

  constructor(deviation: DecisionOverrides = {}) {
    const { visited } = this;
    this.simulator = new Simulator('CC3220SF', 'reference', {
      ...deviation,
      // A long role switch and short time-outs, so that each timer fires in each state in which it runs.
      timing: {
        ...referenceTiming,
        roleSwitch: 3_000,
        scan: 500,
        association: 1_000,
        dhcpTimeout: 4_000,
        smartConfigTimeout: 2_000,
      },
      networkProcessor: {
        ...deviation.networkProcessor,
        profileToStore: (profile) => {
          if (this.simulator.moment.state !== 'idle') this.accepted += 1;
          return profile;
        },
      },
      transitions: (rows) => [
        ...STATES.flatMap((state) =>
          INPUTS.map((input) => ({
            from: [state],
            input,
            only: () => {
              visited.add(pairName(state, input));
              return false;
            },
            rules: [],
          })),
        ),
        ...(deviation.transitions?.(rows) ?? rows),
      ],
    });
  }

  async begin(setup: DeviceSetup): Promise<void> {
    await this.simulator.reset(setup);
    this.accepted = 0;
  }

  /** Number of profiles that a process has accepted and not announced. */
  async unannounced(): Promise<number> {
    let announced = 0;
    for (;;) {
      const event = await this.simulator.nextEvent(this.simulator.clock.now());
      if (event === undefined) return this.accepted - announced;
      if (event.name === PROFILE_ADDED) announced += 1;
    }
  }
}

const wait =
  (ms: number): SimulatorInput =>
  ({ clock }) =>
    clock.sleep(ms);

const startOf =
  (mode: number, flags = 0): SimulatorInput =>
  (device) =>
    device.call(
      'sl_WlanProvisioning',
      {
        ProvisioningCmd: mode,
        RequestedRoleAfterSuccess: role.ROLE_STA,
        InactivityTimeoutSec: INACTIVITY,
        pSmartConfigKey: null,
        Flags: flags,
      },
      10_000,
    );

const named = (name: string): SimulatorInput => {
  const input = SIMULATOR_INPUTS[name];
  if (input === undefined) throw new Error(`no input is called ${name}`);
  return input;
};

const overNetwork =
  (path: string, form: readonly (readonly [string, string])[] = []): SimulatorInput =>
  async ({ bench: { phone } }) => [
    await phone.joinNetwork(HOME.ssid),
    await phone.request({ method: 'POST', path, form }),
  ];

const SECOND = [
  ['__SL_P_P.A', 'second'],
  ['__SL_P_P.B', '0'],
] as const;

const provide =
  (dhcp: number | 'never'): SimulatorInput =>
  ({ bench }) =>
    bench.network.provide({ ...HOME, dhcp });

const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
const APSC = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;
const CLOUD = commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION;

const profileAndRequest: readonly SimulatorInput[] = [
  named('the phone adds a profile over HTTP'),
  named('the phone requests confirmation'),
];

/** An interrupted transmission, and a request to confirm after a time. */
const interrupted = (network: SimulatorInput, after: number, flags = 0): readonly SimulatorInput[] => [
  network,
  startOf(APSC, flags),
  wait(4_000),
  named('the phone adds a profile over HTTP'),
  named('the phone interrupts SmartConfig'),
  wait(after),
  named('the phone requests confirmation'),
];

/** How a session begins: the setup, and the inputs that lead to a state. */
export interface Arrangement {
  readonly name: string;
  readonly state: State;
  readonly setup?: Partial<DeviceSetup>;
  readonly inputs: readonly SimulatorInput[];
}

export const ARRANGEMENTS: readonly Arrangement[] = [
  { name: 'idle', state: 'idle', inputs: [] },
  { name: 'idle as an access point', state: 'idle', setup: { role: 'AP' }, inputs: [wait(500)] },
  { name: 'AP+SmartConfig', state: 'configuration', inputs: [provide(0), startOf(APSC), wait(4_000)] },
  { name: 'mode 3 before READY', state: 'configuration', setup: { role: 'AP' }, inputs: [startOf(EXTERNAL)] },
  {
    name: 'mode 1',
    state: 'configuration',
    inputs: [provide(0), startOf(command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC), wait(4_000)],
  },
  {
    name: 'after failed feedback',
    state: 'configuration',
    inputs: [provide(0), startOf(APSC), wait(4_000), ...profileAndRequest, wait(40_000)],
  },
  {
    name: 'auto-started',
    state: 'auto-configuration',
    setup: { role: 'AP', policy: { ...idleSetup.policy, autoProvisioning: true } },
    inputs: [provide(0), wait(6_000)],
  },
  { name: 'mode 3', state: 'external-configuration', inputs: [provide(0), startOf(EXTERNAL), wait(4_000)] },
  {
    name: 'mode 3 with a profile',
    state: 'awaiting-restart',
    inputs: [provide(0), startOf(EXTERNAL), wait(4_000), named('the phone adds a profile over HTTP')],
  },
  {
    name: 'mode 3 with a profile before READY',
    state: 'awaiting-restart',
    setup: { role: 'AP' },
    inputs: [startOf(EXTERNAL), named('the phone adds a profile over HTTP')],
  },
  {
    name: 'SmartConfig and a request',
    state: 'connecting',
    inputs: [
      provide(0),
      startOf(APSC),
      wait(4_000),
      named('the phone adds a profile over HTTP'),
      named('the phone sends a profile by SmartConfig'),
      wait(1_000),
      named('the phone requests confirmation'),
    ],
  },
  {
    name: 'interrupted SmartConfig and a profile in mode 3',
    state: 'awaiting-restart',
    inputs: [
      startOf(EXTERNAL),
      wait(4_000),
      named('the phone interrupts SmartConfig'),
      wait(1_000),
      named('the phone adds a profile over HTTP'),
    ],
  },
  { name: 'interrupted SmartConfig while connecting', state: 'connecting', inputs: interrupted(provide(0), 1_500) },
  { name: 'interrupted SmartConfig, no address', state: 'connecting', inputs: interrupted(provide('never'), 1_000) },
  { name: 'interrupted SmartConfig, feedback', state: 'connecting', inputs: interrupted(provide(0), 1_000) },
  {
    name: 'interrupted SmartConfig, cloud',
    state: 'connecting',
    inputs: interrupted(provide(0), 1_000, CLOUD),
  },
  {
    name: 'without an address',
    state: 'acquiring',
    inputs: [provide('never'), startOf(APSC), wait(4_000), ...profileAndRequest, wait(2_500)],
  },
  {
    name: 'feedback',
    state: 'feedback',
    inputs: [provide(0), startOf(APSC), wait(4_000), ...profileAndRequest, wait(2_500)],
  },
  {
    name: 'cloud',
    state: 'cloud-confirmation',
    inputs: [provide(0), startOf(APSC, CLOUD), wait(4_000), ...profileAndRequest, wait(2_500)],
  },
  {
    name: 'end after a success',
    state: 'ending',
    inputs: [
      provide(0),
      startOf(APSC),
      wait(4_000),
      ...profileAndRequest,
      wait(2_500),
      named('the phone reads the result'),
    ],
  },
  {
    name: 'end of a scan',
    state: 'ending',
    inputs: [provide(0), startOf(APSC), wait(4_000), ...profileAndRequest, named('the host stops the process')],
  },
];

/** Everything that host, phone, network and time do to a device in one step. */
export const STIMULI: Readonly<Record<string, SimulatorInput>> = {
  'the host starts AP provisioning': startOf(command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP),
  'the host starts external configuration': startOf(EXTERNAL),
  'the host stops the process': named('the host stops the process'),
  'the host aborts': named('the host aborts'),
  'the host restarts the device': named('the host restarts the device'),
  'the phone adds a profile over HTTP': named('the phone adds a profile over HTTP'),
  'the phone adds a profile in the network': overNetwork('/api/1/wlan/profile_add', SECOND),
  'the phone sends a profile by SmartConfig': named('the phone sends a profile by SmartConfig'),
  'the phone interrupts SmartConfig': named('the phone interrupts SmartConfig'),
  'the phone requests confirmation': named('the phone requests confirmation'),
  'the phone requests confirmation in the network': overNetwork('/api/1/wlan/confirm_req'),
  'the phone reads the result': named('the phone reads the result'),
  'the phone reads the result at the device': async ({ bench: { phone } }) => [
    await phone.joinDevice(),
    await phone.request({ method: 'GET', path: '/param_cfg_result.txt' }),
  ],
  'the network disappears': ({ bench }) => bench.network.withdraw(HOME.ssid),
  'the network has no DHCP server': provide('never'),
  'the network has another key': ({ bench }) => bench.network.provide({ ...HOME, key: 'another-key', dhcp: 0 }),
  '900 ms pass': wait(900),
  '2.2 s pass': wait(2_200),
  '25 s pass': wait(25_000),
};

/** The time in ms in which a device leaves the states that wait for the network or the phone. */
export const LONGEST_ATTEMPT = 120_000;
/** The time in ms in which a process ends without activity. */
export const LONGEST_PROCESS = INACTIVITY * 1_000 + 60_000;
