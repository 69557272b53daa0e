import type { DeviceSetup, Fields } from '../adapter';
import { type OverrideCondition, replacedWhile, rowsWhile } from './conditional';
import { type HostDriverDecisions, referenceDriverDecisions } from './host-driver/decisions';
import { type DriverHabits, referenceHabits, tiHabits } from './host-driver/habits';
import { HostDriver } from './host-driver/host-driver';
import { tiDriverDecisions } from './host-driver/ti-driver';
import { type NetworkProcessorDecisions, referenceDecisions } from './network-processor/decisions';
import type { Message } from './network-processor/message';
import { NetworkProcessor } from './network-processor/network-processor';
import { noProcess } from './network-processor/process';
import { referenceTransitions, type Transition } from './network-processor/transitions';
import { RadioMedium } from './radio-medium';
import { Scheduler } from './scheduler';
import { referenceTiming, type Timing } from './timing';

/** Host drivers of the reference device, by the name that a user selects. */
export const hostDrivers: Readonly<Record<string, HostDriverDecisions>> = {
  reference: referenceDriverDecisions,
  'ti-3.x': tiDriverDecisions,
};

/** The habits of a host driver by its name; those of the reference for a name that is not known. */
export const habitsOf = (hostDriver: string): DriverHabits => (hostDriver === 'ti-3.x' ? tiHabits : referenceHabits);

/** Differences between a device and the reference device. */
export interface DecisionOverrides {
  readonly networkProcessor?: Partial<NetworkProcessorDecisions>;
  readonly hostDriver?: Partial<HostDriverDecisions>;
  readonly transitions?: (reference: readonly Transition[]) => readonly Transition[];
  readonly timing?: Partial<Timing>;
  /** When the decisions and rows differ. Absent for always. Different times hold always. */
  readonly only?: OverrideCondition;
}

/** The reference device with a secured HTTP server, which the document leaves open (PROV-9-23). */
export const secureHttp: DecisionOverrides = { networkProcessor: { securesHttp: () => true } };

/** The reference network processor with its overrides, for a host driver that receives its messages by `send`. */
export const createNetworkProcessor = (
  scheduler: Scheduler,
  air: RadioMedium,
  { networkProcessor, transitions, timing, only }: DecisionOverrides,
  send: (message: Message) => void,
): NetworkProcessor => {
  let processor: NetworkProcessor | undefined;
  // The factory policy is read before the first process can exist.
  const holds = only && (() => only(processor?.provisioning.process.record ?? noProcess));
  processor = new NetworkProcessor({
    scheduler,
    timing: { ...referenceTiming, ...timing },
    air,
    decisions: replacedWhile(referenceDecisions, networkProcessor, holds),
    transitions: rowsWhile(referenceTransitions, transitions?.(referenceTransitions), only),
    send,
  });
  return processor;
};

/**
 * Network processor and host driver with their own scheduler. Nothing happens until a caller runs the scheduler:
 * `Simulator` does so while its caller waits, a virtual LaunchPad as wall time passes.
 */
export class ReferenceDevice {
  readonly scheduler = new Scheduler();
  readonly networkProcessor: NetworkProcessor;
  readonly hostDriver: HostDriver;

  /**
   * @param toApplication receives every event that the host driver delivers
   * @param air what it transmits and receives in
   */
  constructor(
    hostDriverName: string,
    deviation: DecisionOverrides,
    toApplication: (name: string, data: Fields) => void,
    readonly air = new RadioMedium(),
  ) {
    const { scheduler } = this;
    this.networkProcessor = createNetworkProcessor(scheduler, air, deviation, (message) =>
      this.hostDriver.receive(message),
    );
    const { only } = deviation;
    const holds = only && (() => only(this.networkProcessor.provisioning.process.record));
    this.hostDriver = new HostDriver(
      scheduler,
      { ...referenceTiming, ...deviation.timing }.response,
      this.networkProcessor,
      replacedWhile(hostDrivers[hostDriverName] ?? referenceDriverDecisions, deviation.hostDriver, holds),
      toApplication,
      habitsOf(hostDriverName),
    );
  }

  /** Restores a device that is off and has never run a process, with these settings in its flash. */
  setUp(setup: DeviceSetup): void {
    // Pending actions, a stop for example, must not affect the new state.
    this.scheduler.clear();
    this.hostDriver.forget();
    this.networkProcessor.forget();
    this.networkProcessor.store.load(setup);
  }
}
