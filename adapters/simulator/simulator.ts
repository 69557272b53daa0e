import { ProvtckError } from '../../ledger/error';
import { publicFunctions } from '../../ledger/functions';
import type {
  Adapter,
  AdapterOptions,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
} from '../adapter';
import { Agenda } from './agenda';
import { Air } from './air';
import { SimulatedBench } from './bench';
import { type HostDriverDecisions, referenceDriverDecisions } from './host-driver/decisions';
import { HostDriver, type Return } from './host-driver/host-driver';
import { tiDriverDecisions } from './host-driver/ti-driver';
import { type NetworkProcessorDecisions, referenceDecisions } from './network-processor/decisions';
import { NetworkProcessor } from './network-processor/network-processor';
import { referenceTransitions, type Transition } from './network-processor/transitions';
import { referenceTiming, type Timing } from './timing';

/** Host drivers the simulator can carry, by the name a user selects. */
export const hostDrivers: Readonly<Record<string, HostDriverDecisions>> = {
  reference: referenceDriverDecisions,
  'ti-3.x': tiDriverDecisions,
};

/** What sets a simulated device apart from the reference. */
export interface Deviation {
  readonly networkProcessor?: Partial<NetworkProcessorDecisions>;
  readonly hostDriver?: Partial<HostDriverDecisions>;
  readonly transitions?: (reference: readonly Transition[]) => readonly Transition[];
  readonly timing?: Partial<Timing>;
}

/** The reference device on its bench, in virtual time. */
export class Simulator implements Adapter {
  readonly name = 'simulator';
  readonly clock: DeviceClock;
  readonly bench: SimulatedBench;
  readonly driverPort: DriverPort;
  private readonly agenda = new Agenda();
  private readonly air = new Air();
  private readonly networkProcessor: NetworkProcessor;
  private readonly hostDriver: HostDriver;
  private readonly events: DeviceEvent[] = [];

  constructor(
    private readonly part: string,
    private readonly hostDriverName = 'reference',
    deviation: Deviation = {},
  ) {
    const { agenda, air } = this;
    const timing = { ...referenceTiming, ...deviation.timing };
    this.networkProcessor = new NetworkProcessor({
      agenda,
      timing,
      air,
      decisions: { ...referenceDecisions, ...deviation.networkProcessor },
      transitions: deviation.transitions?.(referenceTransitions) ?? referenceTransitions,
      send: (message) => this.hostDriver.receive(message),
    });
    this.hostDriver = new HostDriver(
      agenda,
      timing.response,
      this.networkProcessor,
      { ...(hostDrivers[hostDriverName] ?? referenceDriverDecisions), ...deviation.hostDriver },
      (name, data) => this.events.push({ at: agenda.now(), name, data }),
    );
    this.bench = new SimulatedBench(agenda, air, this.networkProcessor);
    this.clock = {
      now: () => agenda.now(),
      sleep: async (ms) => {
        agenda.runUntil(agenda.now() + ms);
      },
    };
    this.driverPort = {
      deliver: async ({ devStatus, event }) =>
        this.hostDriver.receive(
          event === undefined ? { kind: 'dummy', devStatus } : { kind: 'event', devStatus, name: event, data: {} },
        ),
      withholdStopComplete: async () => this.networkProcessor.withholdStopComplete(),
      requireRestart: async () => this.hostDriver.requireRestart(),
    };
  }

  async connect(): Promise<DeviceIdentity> {
    return {
      part: this.part,
      versions: { simulator: '1', 'host driver': this.hostDriverName },
      capabilities: {
        functions: publicFunctions().map((fn) => fn.name),
        offers: [
          'phone',
          'network',
          'smartconfig',
          'cloud',
          'wifi-scan',
          'fresh',
          'long',
          'driver-port',
          'pending-calls',
        ],
        lacks: { capture: 'the simulator has no packets to capture' },
      },
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.hostDriver.forget();
    this.networkProcessor.forget();
    this.bench.clear();
    this.networkProcessor.store.load(setup);
    this.events.length = 0;
    if (setup.started) await this.call('sl_Start', {}, 10_000);
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    let outcome: Return | undefined;
    let late = false;
    this.hostDriver.issue(name, args, (result) => {
      if (late)
        this.events.push({ at: this.agenda.now(), name: 'return', data: { function: name, code: result.code } });
      else outcome = result;
    });
    this.agenda.runUntil(this.agenda.now() + deadline, () => outcome !== undefined);
    late = true;
    return outcome === undefined ? { kind: 'pending' } : { kind: 'returned', ...(outcome as Return) };
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    this.agenda.runUntil(until, () => this.events.length > 0);
    return this.events.shift();
  }

  async close(): Promise<void> {}
}

/** Opens the simulator. */
export async function openSimulator(options: AdapterOptions): Promise<Adapter> {
  const hostDriver = options.hostDriver ?? 'reference';
  if (!Object.hasOwn(hostDrivers, hostDriver))
    throw new ProvtckError(
      'HOST_DRIVER_UNKNOWN',
      `the simulator has no host driver named ${hostDriver}`,
      `Choose one of: ${Object.keys(hostDrivers).join(', ')}.`,
    );
  return new Simulator(options.part, hostDriver);
}
