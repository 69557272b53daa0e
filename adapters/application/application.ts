import { setTimeout as pause } from 'node:timers/promises';
import type {
  Adapter,
  ApplicationPort,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  Disturbance,
} from '../adapter';
import { cannotDo } from '../cannot-do';
import type { DoorParts } from '../network-processor/door-on-line';
import { WiredEvents } from '../network-processor/wired-events';
import { WiredNetworkProcessor, type WireObserver } from '../network-processor/wired-network-processor';
import type { SimulatedBench } from '../simulator/bench';
import { WireActions } from '../wire/wire-actions';
import { Disturbances } from './disturbances';

/** Time between two looks at the power of the line, in ms, and the maximum number of looks. */
const WAIT = 5;
const MOST_WAITS = 400;

/** How an application is started and stopped. */
export interface ApplicationRunner {
  /** Starts it from its beginning. Its network processor is off. */
  start(): Promise<void>;
  /** Ends it. It can be called twice. */
  stop(): Promise<void>;
}

/** What an application under test runs against. */
interface ApplicationParts extends DoorParts {
  readonly part: string;
}

const DRIVER_IS_THE_USERS = 'the application calls its own host driver';

/**
 * A host application under test, on the reference network processor. Its commands, the answers to them and the events
 * that it gets are the events of this adapter.
 */
export class ApplicationDoor implements Adapter {
  readonly name: string;
  readonly clock: DeviceClock;
  readonly bench: SimulatedBench;
  readonly application: ApplicationPort;
  /** The network processor, whose line the caller connects. */
  readonly device: WiredNetworkProcessor;
  private readonly events: WiredEvents;
  private readonly disturbances = new Disturbances();
  private actions = new WireActions();
  private runner: ApplicationRunner | undefined;
  private release: () => void = () => {};

  /** @param name of the adapter: the party under test is the application, or the host driver below it */
  constructor(
    private readonly parts: ApplicationParts,
    name = 'application',
  ) {
    this.name = name;
    this.events = new WiredEvents(parts);
    this.clock = this.events.clock;
    const observer: WireObserver = {
      record: (record) => this.events.append(this.actions.actionsOf(record)),
      note: (_at, text) => parts.note(text),
    };
    this.device = new WiredNetworkProcessor({
      ...parts,
      overrides: {},
      numbered: false,
      observer,
      interference: this.disturbances,
    });
    this.bench = this.device.bench;
    this.application = {
      start: async () => this.runner?.start(),
      disturb: async (disturbance) => this.disturb(disturbance),
    };
  }

  /** Says how the application is started, and what is released at the end. */
  attach(runner: ApplicationRunner, release: () => void): void {
    this.runner = runner;
    this.release = release;
  }

  /** The line or the application is lost: every later operation fails with this error. */
  lost(fault: Error): void {
    this.events.lose(fault);
  }

  /** Notes that the application has ended by itself. */
  ended(how: string): void {
    this.events.add('application ended', { how });
  }

  /**
   * Waits until the line shows that a program has left it. The power of the next program would otherwise be that of this
   * one, and its network processor would not start.
   */
  async left(): Promise<void> {
    for (let waits = 0; this.device.isPowered && waits < MOST_WAITS; waits += 1) await pause(WAIT);
  }

  async connect(): Promise<DeviceIdentity> {
    const { part, uncertainty } = this.parts;
    return {
      part,
      versions: { 'network processor': 'reference' },
      capabilities: {
        functions: [],
        offers: ['phone', 'network', 'smartconfig', 'cloud', 'wifi-scan', 'fresh', 'long'],
        lacks: { 'driver-port': DRIVER_IS_THE_USERS, 'pending-calls': DRIVER_IS_THE_USERS },
      },
      uncertainty,
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.events.check();
    await this.runner?.stop();
    this.disturbances.clear();
    this.device.setUp(setup);
    this.events.clear();
    this.actions = new WireActions();
  }

  async call(name: string): Promise<CallOutcome> {
    throw cannotDo(`${name} cannot be called: ${DRIVER_IS_THE_USERS}`);
  }

  nextEvent(until: number): Promise<DeviceEvent | undefined> {
    return this.events.next(until);
  }

  async close(): Promise<void> {
    await this.runner?.stop();
    this.parts.clock.stop();
    this.release();
  }

  private disturb(disturbance: Disturbance): void {
    if (disturbance.kind === 'connection') return this.device.connectPeer();
    if (disturbance.kind !== 'event') this.disturbances.add(disturbance);
    if (disturbance.kind === 'status byte')
      this.parts.clock.act(() => this.device.send({ kind: 'dummy', devStatus: disturbance.devStatus }));
    if (disturbance.kind !== 'event') return;
    const { name, data } = disturbance;
    this.parts.clock.act(() => this.device.networkProcessor.report(name, data));
  }
}
