import { ProvtckError } from '../../ledger/error';
import { publicFunctions } from '../../ledger/functions';
import type { CallOutcome, Fields } from '../adapter';
import { DrivenClock } from '../board/board-clock';
import { WireLink } from '../nwp/wire-link';
import { replacedWhile } from '../simulator/conditional';
import type { HostDriverDecisions } from '../simulator/host-driver/decisions';
import { HostDriver, type Return } from '../simulator/host-driver/host-driver';
import { type DecisionOverrides, habitsOf, hostDrivers } from '../simulator/reference-device';
import { Scheduler } from '../simulator/scheduler';
import { referenceTiming } from '../simulator/timing';
import { DriverDoor } from './driver-door';
import type { DriverEnd, DriverIdentity } from './driver-end';

/** The suite's own host driver behind the wire, in virtual time. */
class OwnDriver implements DriverEnd {
  private readonly hostDriver: HostDriver;
  private readonly link: WireLink;
  /** Increases whenever the power is switched; bytes on their way are lost then. */
  private generation = 0;

  constructor(
    private readonly door: DriverDoor,
    private readonly scheduler: Scheduler,
    private readonly name: string,
    decisions: HostDriverDecisions,
    response: number,
  ) {
    this.link = new WireLink(
      {
        write: (bytes) => door.device.receive(bytes),
        power: (on) => this.switchPower(on),
        soon: (act) => {
          scheduler.after(0, act);
        },
      },
      (message) => this.hostDriver.receive(message),
    );
    this.hostDriver = new HostDriver(
      scheduler,
      response,
      this.link,
      decisions,
      (event, data) => door.event(event, data),
      habitsOf(name),
    );
  }

  /** Takes bytes of the network processor, which are read after the current call. */
  take(bytes: Uint8Array): void {
    const { generation } = this;
    this.scheduler.after(0, () => {
      if (generation === this.generation) this.link.take(bytes);
    });
  }

  async connect(): Promise<DriverIdentity> {
    const functions = publicFunctions().map(({ name }) => name);
    return { versions: { 'host driver': this.name }, functions, callsBesideCalls: true, lacks: {} };
  }

  async restart(): Promise<void> {
    this.hostDriver.forget();
    this.link.powerOff();
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    let outcome: Return | undefined;
    let late = false;
    this.hostDriver.issue(name, args, (result) => {
      if (late) this.door.event('return', { function: name, code: result.code });
      else outcome = result;
    });
    this.scheduler.runUntil(this.scheduler.now() + deadline, () => outcome !== undefined);
    late = true;
    return outcome === undefined ? { kind: 'pending' } : { kind: 'returned', ...(outcome as Return) };
  }

  async close(): Promise<void> {}

  private switchPower(on: boolean): void {
    this.generation += 1;
    this.door.device.power(on);
  }
}

/**
 * The door with the suite's own host driver, whose bytes pass through no line.
 *
 * @param name a host driver of the simulator: `reference`, `ti-3.x`
 * @throws ProvtckError `HOST_DRIVER_UNKNOWN`
 */
export function openOwnDriver(part: string, name: string, deviation: DecisionOverrides = {}): DriverDoor {
  const base = Object.hasOwn(hostDrivers, name) ? hostDrivers[name] : undefined;
  if (base === undefined)
    throw new ProvtckError(
      'HOST_DRIVER_UNKNOWN',
      `the suite has no host driver named ${name}`,
      `Choose one of: ${Object.keys(hostDrivers).join(', ')}.`,
    );
  const scheduler = new Scheduler();
  const connected: { driver?: OwnDriver } = {};
  const door = new DriverDoor({
    part,
    scheduler,
    clock: new DrivenClock(scheduler),
    uncertainty: 0,
    reading: 0,
    overrides: deviation,
    write: (bytes) => connected.driver?.take(bytes),
    setRate: () => {},
    random: (length) => Buffer.alloc(length),
    note: () => {},
  });
  const { only, hostDriver, timing } = deviation;
  const holds = only && (() => only(door.device.networkProcessor.provisioning.process.record));
  const { response } = { ...referenceTiming, ...timing };
  const driver = new OwnDriver(door, scheduler, name, replacedWhile(base, hostDriver, holds), response);
  connected.driver = driver;
  door.attach(driver, () => {});
  return door;
}
