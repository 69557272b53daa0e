import { setTimeout as pause } from 'node:timers/promises';
import { roleName } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { CallOutcome, DeviceEvent, DeviceSetup, Fields } from '../adapter';
import type { BoardControl } from '../bench/board-control';
import { type BoardClock, WallClock } from '../board/board-clock';
import type { SettingsAccess } from '../serial/board-settings';
import { referenceDriverDecisions } from '../simulator/host-driver/decisions';
import { HostDriver, type Return } from '../simulator/host-driver/host-driver';
import type { Message } from '../simulator/network-processor/message';
import { habitsOf, hostDrivers } from '../simulator/reference-device';
import { Scheduler } from '../simulator/scheduler';
import { referenceTiming } from '../simulator/timing';
import type { WireMessage } from '../wire-message';
import { DrivenWireClock } from './driven-clock';
import { HostPort } from './host-port';
import type { ResetHost } from './known-state';
import type { NwpOptions } from './nwp-options';
import { controlledSwitch, type PowerSwitch, powerSwitch } from './power-switch';
import { WireLink } from './wire-link';

/** How long a virtual network processor may take to notice an opened line, in ms of the wall clock. */
const NOTICE = 100;

/** The longest option of the access point, in bytes. */
const ROOM = 64;

/** The suite's host driver on this computer, with the line to a network processor. */
export class NwpHost implements ResetHost, SettingsAccess {
  /** What the application has received, oldest first. */
  readonly events: DeviceEvent[] = [];
  /** The messages of the network processor, oldest first. */
  readonly messages: WireMessage[] = [];
  readonly hostDriver: HostDriver;
  private readonly scheduler = new Scheduler();
  private readonly port: HostPort;
  private readonly link: WireLink;
  private clock: BoardClock;
  private switchPower: PowerSwitch | undefined;
  /** Switches of the power that have not taken place yet. */
  private power: Promise<void> = Promise.resolve();
  private fault: ProvtckError | undefined;
  /** What sl_Start returned last. */
  private startedAs = Number.NaN;

  /** @param onEvent gets each event of the application at once */
  constructor(
    private readonly options: NwpOptions,
    onEvent: (event: DeviceEvent) => void = () => {},
  ) {
    const { scheduler } = this;
    this.clock = new WallClock(scheduler, options.timeScale || 1);
    this.port = new HostPort(
      options.port,
      options.trace,
      (bytes) => this.clock.act(() => this.link.take(bytes)),
      () => this.clock.act(() => {}),
    );
    const line = {
      write: (bytes: Uint8Array) => this.port.write(bytes),
      power: (on: boolean) => this.enterSwitch(on),
      soon: (act: () => void) => {
        scheduler.after(0, act);
      },
    };
    this.link = new WireLink(
      line,
      (message) => this.hostDriver.receive(message),
      (message) => this.messages.push(wireMessage(scheduler.now(), message)),
    );
    const decisions = hostDrivers[options.hostDriver] ?? referenceDriverDecisions;
    this.hostDriver = new HostDriver(
      scheduler,
      referenceTiming.response,
      this.link,
      decisions,
      (name, data) => {
        const event = { at: scheduler.now(), name, data };
        this.events.push(event);
        onEvent(event);
      },
      habitsOf(options.hostDriver),
    );
  }

  /** Opens the line in real time. @throws ProvtckError `PORT_…`, `NO_OPERATOR` */
  async open(): Promise<void> {
    const { nhib, operator } = this.options;
    this.switchPower = powerSwitch(nhib, this.port, operator);
    if (nhib !== 'line') await this.port.open();
  }

  /** Opens the line to a virtual network processor whose time the suite drives. @throws ProvtckError `PORT_…` */
  async openDriven(control: BoardControl): Promise<void> {
    const { port } = this;
    port.hold();
    await port.open();
    await pause(NOTICE);
    this.clock.stop();
    this.clock = new DrivenWireClock(this.scheduler, control, port, () => this.powerSettled());
    await control.attach();
    port.restart();
    this.switchPower = controlledSwitch(control, port);
  }

  now(): number {
    return this.clock.act(() => this.scheduler.now());
  }

  /** Calls a function, and waits at most `deadline` ms for its return. */
  async attempt(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    let outcome: Return | undefined;
    let late = false;
    this.clock.act(() =>
      this.hostDriver.issue(name, args, (result) => {
        if (name === 'sl_Start') this.startedAs = result.code;
        if (late)
          this.events.push({ at: this.scheduler.now(), name: 'return', data: { function: name, code: result.code } });
        else outcome = result;
      }),
    );
    await this.pass(this.now() + deadline, () => outcome !== undefined);
    late = true;
    return outcome === undefined ? { kind: 'pending' } : { kind: 'returned', ...(outcome as Return) };
  }

  /** @throws ProvtckError `NWP_SILENT` when the function does not return */
  async call(name: string, args: Fields): Promise<Return> {
    const { patience } = this.options;
    const outcome = await this.attempt(name, args, patience);
    if (outcome.kind === 'returned') return outcome;
    throw new ProvtckError(
      'NWP_SILENT',
      `${name} has not returned within ${patience / 1_000} s: the network processor does not answer`,
      'Check its power, the line nHIB, the cable, and that its UART is at 115200 bits per second.',
    );
  }

  /**
   * Lets time pass until `until` or until `done` holds.
   *
   * @throws ProvtckError `PORT_LOST` and what else the line cannot be used for
   */
  async pass(until: number, done: () => boolean): Promise<void> {
    await this.clock.pass(until, () => done() || this.failure !== undefined);
    if (this.failure !== undefined) throw this.failure;
  }

  async sleep(ms: number): Promise<void> {
    await this.pass(this.now() + ms, () => false);
  }

  async switchOff(): Promise<void> {
    this.clock.act(() => {
      this.hostDriver.forget();
      this.link.powerOff();
    });
    await this.powerSettled();
    this.events.length = 0;
    this.messages.length = 0;
    if (this.failure !== undefined) throw this.failure;
  }

  /** The role in force, by what sl_Start returned. */
  async role(): Promise<DeviceSetup['role'] | undefined> {
    const role = roleName(this.startedAs);
    return role === 'ROLE_AP' ? 'AP' : role === 'ROLE_STA' ? 'STA' : undefined;
  }

  async policy(): Promise<number | undefined> {
    const { code, value } = await this.call('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
    return code >= 0 && typeof value?.pPolicy === 'number' ? value.pPolicy : undefined;
  }

  async accessPoint(option: string): Promise<string | undefined> {
    const args = { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: option, room: ROOM };
    const { code, value } = await this.call('sl_WlanGet', args);
    const found = value?.pValues;
    return code < 0 || found === undefined || found === null || typeof found === 'object' ? undefined : String(found);
  }

  async close(): Promise<void> {
    this.clock.stop();
    await this.powerSettled();
    await this.port.close();
  }

  private get failure(): ProvtckError | undefined {
    return this.fault ?? this.port.fault;
  }

  private enterSwitch(on: boolean): void {
    this.power = this.power
      .then(() => this.switchPower?.(on))
      .catch((error: unknown) => {
        this.fault ??= error instanceof ProvtckError ? error : powerFault(error);
        this.clock.act(() => {});
      });
  }

  /** Resolves once every switch of the power has taken place. */
  private async powerSettled(): Promise<void> {
    let awaited: Promise<void> | undefined;
    while (awaited !== this.power) {
      awaited = this.power;
      await awaited;
    }
  }
}

/** A message with what the suite needs to know its report by. */
function wireMessage(at: number, message: Message): WireMessage {
  const { devStatus, kind } = message;
  if (kind !== 'event') return { at, name: kind.replace('-', ' '), devStatus };
  const { ProvisioningStatus: status } = message.data;
  return { at, name: message.name, devStatus, ...(typeof status === 'number' && { status }) };
}

const powerFault = (cause: unknown): ProvtckError =>
  new ProvtckError(
    'POWER_UNUSABLE',
    `the power cannot be switched: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Choose another sign for the power with --nhib.',
    { cause },
  );
