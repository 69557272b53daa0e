import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type {
  Adapter,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
} from '../adapter';
import { cannotDo } from '../cannot-do';
import type { DoorParts } from '../network-processor/door-on-line';
import { WiredEvents } from '../network-processor/wired-events';
import {
  WiredNetworkProcessor,
  type WiredParts,
  type WireObserver,
} from '../network-processor/wired-network-processor';
import type { SimulatedBench } from '../simulator/bench';
import type { DriverEnd, DriverIdentity, DriverReports } from './driver-end';
import { SentFrames } from './sent-frames';

/** What a host driver under test runs against. */
interface DriverDoorParts extends DoorParts, Pick<WiredParts, 'overrides'> {
  readonly part: string;
  /** How long a driver may take to read an injected message, in ms of device time. */
  readonly reading: number;
}

/** Longest time of sl_Start before a scenario, and of the end of the power after a restart, in ms of device time. */
const START = 30_000;
const POWER_OFF = 5_000;

const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';

/** Members of events that are injected without any: a reset request is one for the application. */
const USUAL_MEMBERS: Readonly<Record<string, Fields>> = {
  SL_DEVICE_EVENT_RESET_REQUEST: {
    Caller: constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION,
  },
};

/**
 * A host driver under test, between calls and wire. Below it is the reference network processor, which sends what the
 * suite injects; above it the suite calls its functions and receives its events.
 */
export class DriverDoor implements Adapter, DriverReports {
  readonly name = 'driver';
  readonly clock: DeviceClock;
  readonly bench: SimulatedBench;
  readonly driverPort: DriverPort;
  /** The network processor, whose line the caller connects. */
  readonly device: WiredNetworkProcessor;
  private readonly events: WiredEvents;
  private readonly sent = new SentFrames();
  private identity: DriverIdentity | undefined;
  private end: DriverEnd | undefined;
  private release: () => void = () => {};
  /** The fatal error that comes next is the suite's own, and no event of the scenario. */
  private ownAbort = false;

  constructor(private readonly parts: DriverDoorParts) {
    this.events = new WiredEvents(parts);
    this.clock = this.events.clock;
    const observer: WireObserver = {
      record: (record) => this.sent.take(record),
      note: (_at, text) => parts.note(text),
    };
    this.device = new WiredNetworkProcessor({ ...parts, numbered: false, observer });
    this.bench = this.device.bench;
    this.driverPort = {
      deliver: async ({ devStatus, event, data }) => {
        this.inject(devStatus, event, data ?? USUAL_MEMBERS[event ?? ''] ?? {});
        await this.hasRead();
      },
      withholdStopComplete: async () => this.device.networkProcessor.withholdStopComplete(),
      requireRestart: () => this.abort(),
      commands: async () => this.sent.all(),
    };
  }

  /** Says what is under test, and what is released at the end. */
  attach(end: DriverEnd, release: () => void): void {
    this.end = end;
    this.release = release;
  }

  event(name: string, data: Fields): void {
    if (name === ABORT && this.ownAbort) {
      this.ownAbort = false;
      return;
    }
    this.events.add(name, data);
  }

  /** The line or the driver is lost: every later operation fails with this error. */
  lost(fault: Error): void {
    this.events.lose(fault);
  }

  async connect(): Promise<DeviceIdentity> {
    const { part, uncertainty } = this.parts;
    this.identity = await this.driver.connect();
    const { versions, functions, callsBesideCalls, lacks } = this.identity;
    return {
      part,
      versions: { 'network processor': 'reference', ...versions },
      capabilities: {
        functions,
        offers: [
          ...(['phone', 'network', 'smartconfig', 'cloud', 'capture', 'wifi-scan', 'fresh', 'long'] as const),
          'driver-port',
          ...(callsBesideCalls ? (['pending-calls'] as const) : []),
        ],
        lacks: {
          ...lacks,
          ...(!callsBesideCalls && { 'pending-calls': 'the driver is called by one thread' }),
        },
      },
      uncertainty,
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.events.check();
    await this.driver.restart();
    await this.parts.clock.pass(this.events.now() + POWER_OFF, () => !this.device.isPowered);
    this.device.setUp(setup);
    this.events.clear();
    this.ownAbort = false;
    if (setup.started) await this.start();
    this.sent.forget();
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    this.events.check();
    if (this.identity?.functions.includes(name) !== true)
      throw cannotDo(this.identity?.lacks[name] ?? `${name} cannot be called at this driver`);
    const outcome = await this.driver.call(name, args, deadline);
    // The return of a call on a line that was lost meanwhile says nothing about the driver.
    this.events.check();
    return outcome;
  }

  nextEvent(until: number): Promise<DeviceEvent | undefined> {
    return this.events.next(until);
  }

  async close(): Promise<void> {
    await this.end?.close();
    this.parts.clock.stop();
    this.release();
  }

  private get driver(): DriverEnd {
    if (this.end === undefined) throw new Error('no host driver is attached');
    return this.end;
  }

  private async start(): Promise<void> {
    const outcome = await this.call('sl_Start', {}, START);
    this.events.check();
    if (outcome.kind === 'returned' && outcome.code >= 0) return;
    throw new ProvtckError(
      'DRIVER_SILENT',
      outcome.kind === 'pending'
        ? `sl_Start has not returned within ${START / 1_000} s`
        : `sl_Start returned ${outcome.code} before the scenario`,
      'Check that the driver uses the line of the suite, and that it waits for the message init complete.',
    );
  }

  private inject(devStatus: number, event: string | undefined, data: Fields): void {
    this.parts.clock.act(() =>
      this.device.send(
        event === undefined ? { kind: 'dummy', devStatus } : { kind: 'event', devStatus, name: event, data },
      ),
    );
  }

  /** A fatal error brings the driver into the state that only a restart ends. The status byte is then as before. */
  private async abort(): Promise<void> {
    const before = this.device.lastDevStatus;
    this.ownAbort = true;
    this.inject(0, ABORT, {});
    this.inject(before, undefined, {});
    await this.hasRead();
    this.ownAbort = false;
  }

  private async hasRead(): Promise<void> {
    await this.parts.clock.pass(this.events.now() + this.parts.reading, () => this.events.isLost);
  }
}
