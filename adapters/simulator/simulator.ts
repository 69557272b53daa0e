import { ProvtckError } from '../../ledger/error';
import { publicFunctions } from '../../ledger/functions';
import type {
  Adapter,
  AdapterOptions,
  CallOutcome,
  ConnectionPolicy,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
  Profile,
} from '../adapter';
import { cannotDo } from '../cannot-do';
import { SimulatedBench } from './bench';
import type { Return } from './host-driver/host-driver';
import type { HttpListener } from './http-listener';
import { type HttpWire, httpOptionsFrom, inProcess, noServer } from './http-wire';
import type { ProcessRecord } from './network-processor/process';
import type { State } from './network-processor/transitions';
import { type DecisionOverrides, hostDrivers, ReferenceDevice, secureHttp } from './reference-device';

export type { DecisionOverrides } from './reference-device';

/** The current internal state of a device, which no host can read. */
export interface SimulatorSnapshot {
  readonly state: State;
  /** The active process, or the last one. */
  readonly process: Readonly<ProcessRecord>;
  /** The stored networks. */
  readonly profiles: readonly Profile[];
  /** The device name. */
  readonly name: string;
  readonly policy: ConnectionPolicy;
  /** Whether it has joined a network. */
  readonly connected: boolean;
  /** Whether it is on. */
  readonly started: boolean;
  /** Whether its host driver refuses commands because of provisioning. */
  readonly blocked: boolean;
}

/** The reference device with its bench, in virtual time. */
export class Simulator implements Adapter {
  readonly name = 'simulator';
  readonly clock: DeviceClock;
  readonly bench: SimulatedBench;
  readonly driverPort: DriverPort;
  private readonly device: ReferenceDevice;
  private readonly events: DeviceEvent[] = [];
  private listener: HttpListener | undefined;
  private readonly functions: readonly string[] = publicFunctions().map((fn) => fn.name);

  constructor(
    private readonly part: string,
    private readonly hostDriverName = 'reference',
    deviation: DecisionOverrides = {},
    private readonly loopback = false,
  ) {
    this.device = new ReferenceDevice(hostDriverName, deviation, (name, data) =>
      this.events.push({ at: this.device.scheduler.now(), name, data }),
    );
    const { scheduler, air, networkProcessor, hostDriver } = this.device;
    const advance = async (until: number, done: () => boolean): Promise<boolean> => scheduler.runUntil(until, done);
    const wire = loopback ? this.overLoopback : inProcess(() => networkProcessor.httpDevice);
    this.bench = new SimulatedBench(scheduler, air, networkProcessor, advance, wire);
    this.clock = {
      driven: true,
      now: () => scheduler.now(),
      sleep: async (ms) => {
        scheduler.runUntil(scheduler.now() + ms);
      },
    };
    this.driverPort = {
      deliver: async ({ devStatus, event, data = {} }) =>
        hostDriver.receive(
          event === undefined ? { kind: 'dummy', devStatus } : { kind: 'event', devStatus, name: event, data },
        ),
      withholdStopComplete: async () => networkProcessor.withholdStopComplete(),
      requireRestart: async () => hostDriver.requireRestart(),
      commands: async () => hostDriver.sent.all(),
    };
  }

  async connect(): Promise<DeviceIdentity> {
    if (this.loopback) await this.openListener();
    return {
      part: this.part,
      versions: { simulator: '1', 'host driver': this.hostDriverName },
      capabilities: {
        functions: this.functions,
        offers: [
          'phone',
          'network',
          'smartconfig',
          'cloud',
          'capture',
          'wifi-scan',
          'fresh',
          'long',
          'driver-port',
          'pending-calls',
        ],
        lacks: {},
      },
      uncertainty: 0,
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.device.setUp(setup);
    this.bench.clear();
    this.events.length = 0;
    if (setup.started) await this.call('sl_Start', {}, 10_000);
    this.device.hostDriver.sent.forget();
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    if (!this.functions.includes(name)) throw cannotDo(`TI's API does not have the function ${name}`);
    const { scheduler, hostDriver } = this.device;
    let outcome: Return | undefined;
    let late = false;
    hostDriver.issue(name, args, (result) => {
      if (late) this.events.push({ at: scheduler.now(), name: 'return', data: { function: name, code: result.code } });
      else outcome = result;
    });
    scheduler.runUntil(scheduler.now() + deadline, () => outcome !== undefined);
    late = true;
    return outcome === undefined ? { kind: 'pending' } : { kind: 'returned', ...(outcome as Return) };
  }

  /** For exploration, which runs this device in parallel to choose the next action. */
  get moment(): SimulatorSnapshot {
    const { networkProcessor, hostDriver } = this.device;
    const { started, blocked } = hostDriver;
    const { state, record } = networkProcessor.provisioning.process;
    const { name, policy, store } = networkProcessor;
    const profiles = store.profiles().map(({ profile }) => profile);
    const connected = networkProcessor.radio.station.link !== undefined;
    return { state, process: record, profiles, name, policy, connected, started, blocked };
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    this.device.scheduler.runUntil(until, () => this.events.length > 0);
    return this.events.shift();
  }

  async close(): Promise<void> {
    this.listener?.close();
    this.listener = undefined;
  }

  /** The time stays the same: the device handles a request in zero time. */
  private readonly overLoopback: HttpWire = async (request) => {
    const { exchange } = await import('../http-exchange');
    const server = request.secure ? this.listener?.secureAddress : this.listener?.address;
    if (server === undefined) return noServer;
    const outcome = await exchange(new URL(server), request);
    return outcome.kind === 'unreachable' ? noServer : outcome;
  };

  private async openListener(): Promise<void> {
    const { HttpListener } = await import('./http-listener');
    const { networkProcessor } = this.device;
    const backend = { reached: () => networkProcessor.httpDevice, act: <T>(act: () => T): T => act() };
    this.listener ??= await HttpListener.open(backend, 0, networkProcessor.securesHttp);
  }
}

/**
 * Creates the simulator.
 *
 * @throws ProvtckError `HOST_DRIVER_UNKNOWN`, `HTTP_UNKNOWN`
 */
export async function openSimulator(options: AdapterOptions): Promise<Adapter> {
  const hostDriver = options.hostDriver ?? 'reference';
  if (!Object.hasOwn(hostDrivers, hostDriver))
    throw new ProvtckError(
      'HOST_DRIVER_UNKNOWN',
      `the simulator has no host driver named ${hostDriver}`,
      `Choose one of: ${Object.keys(hostDrivers).join(', ')}.`,
    );
  const { loopback, secured } = httpOptionsFrom(options.http);
  return new Simulator(options.part, hostDriver, secured ? secureHttp : {}, loopback);
}
