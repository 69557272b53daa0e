/**
 * A device for the suite as a TypeScript module inside the suite, according to the contract in docs/adapters.md. The
 * model provisions in AP mode and blocks the APIs during the process. Its clock is driven. It reports every missing
 * capability.
 *
 *     provtck run --adapter ./device.ts --ics device-model.yaml
 */
import type {
  Adapter,
  AdapterOptions,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  Fields,
} from 'simplelink-provisioning-tck';

const OK = 0;
const ALREADY_STARTED = -2012;
const PROVISIONING_IN_PROGRESS = -2014;
const NOT_STARTED = -2018;
const NO_PROFILE = -2074;
const LIST_FULL = -2076;
const ABORT_ALREADY_STARTED = -2169;
const ABORT_NO_HTTP_SERVER = -2170;
const ABORT_LIST_FULL = -2171;
const ABORT_INVALID_PARAM = -2172;
const ROLES: readonly unknown[] = ['ROLE_STA', 'ROLE_AP', 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE'];
const SECURITIES = { open: 0, wep: 1, wpa: 2, wpa3: 12 };
const SECURITY_TYPES: Readonly<Record<string, number>> = { SL_WLAN_SEC_TYPE_OPEN: 0, SL_WLAN_SEC_TYPE_WEP: 1 };
const STOPPED = 12;
const TIME_TO_STOP = 300;
const AUTO_PROVISIONING = 32;

const NO_BENCH = 'this model has neither phone nor network';

/** The error of something that this device can never do. The suite knows it by its code. */
const cannotDo = (reason: string): Error => Object.assign(new Error(reason), { code: 'CANNOT_DO' });

type Answer = readonly [code: number, value?: Fields];

class Device implements Adapter {
  readonly name = 'device';
  readonly bench = {};
  readonly clock: DeviceClock;
  private now = 0;
  private events: DeviceEvent[] = [];
  /** Time at which the process ends. */
  private end: number | undefined;
  private started = false;
  private provisioning = false;
  private profiles: { readonly pName: string; readonly security: number }[] = [];
  private policy = 0;
  private httpServer = true;
  private role = 0;

  /** Effect of each function on a started device with unblocked APIs. */
  private readonly functions: Readonly<Record<string, (args: Fields) => Answer>> = {
    sl_Start: () => [ALREADY_STARTED],
    sl_Stop: () => {
      this.started = this.provisioning = false;
      this.end = undefined;
      return [OK];
    },
    sl_WlanProvisioning: (args) => [this.provision(args)],
    sl_DeviceGet: () => [OK],
    sl_WlanProfileAdd: ({ pName, pSecParams }) => {
      if (this.profiles.length === 7) return [LIST_FULL];
      const { Type } = pSecParams as Fields;
      return [this.profiles.push({ pName: String(pName), security: SECURITY_TYPES[String(Type)] ?? 2 }) - 1];
    },
    sl_WlanProfileGet: ({ Index }) => {
      const profile = this.profiles[Number(Index)];
      return profile === undefined ? [NO_PROFILE] : [profile.security, { pName: profile.pName }];
    },
    sl_WlanPolicyGet: () => [OK, { pPolicy: this.policy }],
    sl_WlanPolicySet: ({ Type, Policy }) => {
      if (Type === 'SL_WLAN_POLICY_CONNECTION') this.setPolicy(Number(Policy));
      return [OK];
    },
  };

  constructor(private readonly part: string) {
    this.clock = {
      driven: true,
      now: () => this.now,
      sleep: async (ms) => {
        const until = this.now + ms;
        while (this.advance(until));
      },
    };
  }

  async connect(): Promise<DeviceIdentity> {
    return {
      part: this.part,
      versions: { model: '1' },
      capabilities: {
        functions: Object.keys(this.functions),
        offers: ['long'],
        lacks: {
          phone: NO_BENCH,
          network: NO_BENCH,
          cloud: NO_BENCH,
          capture: NO_BENCH,
          'wifi-scan': NO_BENCH,
          smartconfig: 'this model has no SmartConfig',
          fresh: 'this model has no factory state',
          'driver-port': 'this model is not divided into network processor and host driver',
          'pending-calls': 'every call of this model returns at once',
        },
      },
    };
  }

  async reset({ role, profiles, policy, httpServer, started }: DeviceSetup): Promise<void> {
    const { auto, fast, anyP2P, autoProvisioning } = policy;
    this.setPolicy((auto ? 1 : 0) | (fast ? 2 : 0) | (anyP2P ? 8 : 0) | (autoProvisioning ? AUTO_PROVISIONING : 0));
    this.role = role === 'AP' ? 2 : 0;
    this.profiles = profiles.map(({ ssid, security }) => ({ pName: ssid, security: SECURITIES[security] }));
    this.httpServer = httpServer;
    this.started = started;
    this.provisioning = false;
    this.end = undefined;
    this.events = [];
  }

  async call(name: string, args: Fields): Promise<CallOutcome> {
    const [code, value] = this.issue(name, args);
    return { kind: 'returned', code, ...(value !== undefined && { value }) };
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    if (this.events.length === 0 && until >= this.now) this.advance(until);
    return this.events.shift();
  }

  async close(): Promise<void> {}

  /** Advances the time until `until`, or until an event; whether there was one. */
  private advance(until: number): boolean {
    const happens = this.end !== undefined && this.end <= until;
    this.now = happens ? (this.end ?? until) : until;
    if (!happens) return false;
    this.provisioning = false;
    this.end = undefined;
    const data = { ProvisioningStatus: STOPPED, Role: this.role, WlanStatus: 0, Ssid: '', Ssidlen: 0 };
    this.events.push({ at: this.now, name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data });
    return true;
  }

  private issue(name: string, args: Fields): Answer {
    const effect = this.functions[name];
    if (effect === undefined) throw cannotDo(`this model has no ${name}`);
    if (!this.started) {
      this.started = name === 'sl_Start';
      return [this.started ? OK : NOT_STARTED];
    }
    const allowed = ['sl_Start', 'sl_Stop', 'sl_WlanProvisioning'];
    return this.provisioning && !allowed.includes(name) ? [PROVISIONING_IN_PROGRESS] : effect(args);
  }

  private provision({ ProvisioningCmd, RequestedRoleAfterSuccess, InactivityTimeoutSec, Flags }: Fields): number {
    if (ProvisioningCmd === 'SL_WLAN_PROVISIONING_CMD_STOP') {
      if (this.provisioning) this.end = this.now + TIME_TO_STOP;
      return OK;
    }
    if (ProvisioningCmd !== 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP' || Flags !== 0) return ABORT_INVALID_PARAM;
    if (this.provisioning) return ABORT_ALREADY_STARTED;
    if (!ROLES.includes(RequestedRoleAfterSuccess)) return ABORT_INVALID_PARAM;
    if (!this.httpServer) return ABORT_NO_HTTP_SERVER;
    if (this.profiles.length === 7) return ABORT_LIST_FULL;
    this.provisioning = true;
    this.end = this.now + Number(InactivityTimeoutSec) * 1_000;
    return OK;
  }

  private setPolicy(bits: number): void {
    if ((bits & AUTO_PROVISIONING) !== 0) throw cannotDo('this model has no auto-provisioning');
    this.policy = bits;
  }
}

export default async ({ part }: AdapterOptions): Promise<Adapter> => new Device(part);
