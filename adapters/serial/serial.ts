import { partFrom } from '../../ledger/chip-ids';
import { ProvtckError } from '../../ledger/error';
import type {
  Adapter,
  AdapterFactory,
  AdapterOptions,
  Bench,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  Fields,
} from '../adapter';
import type { BenchDriver } from '../bench/bench-driver';
import { benchNamed } from '../bench/bench-named';
import { terminalOperator } from '../bench/operator';
import { SimulatedBenchDriver } from '../bench/simulated-bench';
import { cannotDo } from '../cannot-do';
import { returnedBy } from './answers';
import { orderFor } from './at-commands';
import { BoardSettings } from './board-settings';
import { type AddOn, findAddOn, findCapabilities } from './capabilities';
import { Console } from './console';
import { eventFrom } from './console-events';
import { ConsoleSettings } from './console-settings';
import { Conversation } from './conversation';
import { DrivenTime } from './driven-time';
import { openPort, type Port } from './port';
import { ResetLadder } from './reset-ladder';
import { type SerialOptions, serialOptions } from './serial-options';
import { type Time, WallTime } from './time';
import { Wire } from './wire';

/** The parts of a connected board. */
interface Connection {
  readonly port: Port;
  readonly wire: Wire;
  readonly conversation: Conversation;
  readonly ladder: ResetLadder;
}

/** A board behind its AT console. */
class SerialAdapter implements Adapter {
  readonly name = 'serial';
  readonly clock: DeviceClock;
  readonly bench: Bench;
  private readonly console: Console;
  private readonly driver: BenchDriver;
  private time: Time;
  private connection: Connection | undefined;
  private opened: Port | undefined;
  private wire: Wire | undefined;
  private addOn: AddOn | undefined;
  private readonly events: DeviceEvent[] = [];

  constructor(private readonly options: SerialOptions) {
    this.driver = benchNamed(options.bench, options.operator);
    this.bench = this.driver.bench;
    this.console = new Console(
      options.profile,
      (text) => this.wire?.write(text),
      (group, rest) => this.receiveEvent(group, rest),
    );
    this.time = new WallTime(this.console.changes, options.timeScale);
    this.clock = {
      ...(options.timeScale === 0 && { driven: true }),
      now: () => this.time.now(),
      sleep: async (ms) => {
        await this.time.pass(this.time.now() + ms, () => this.console.fault !== undefined);
        this.throwFault();
      },
    };
  }

  /**
   * @throws ProvtckError `PORT_…` if the port cannot be opened, `CONSOLE_…` if the console has another dialect,
   * `BENCH_…` if the bench is absent, `TIME_SCALE_DIFFERS` for another speed of the board
   */
  async connect(): Promise<DeviceIdentity> {
    const { options, console, driver } = this;
    await driver.connect(this.clock);
    this.checkTimeScale();
    const lost = (fault: ProvtckError): void => console.fail(fault);
    const port = await openPort(options.port, options.baud, options.lines, lost);
    this.opened = port;
    const wire = new Wire(port.stream, options.trace, (piece) => console.take(piece));
    this.wire = wire;
    await port.flush();
    if (options.timeScale === 0) {
      const { control } = simulated(driver);
      this.time = new DrivenTime(control, wire, () => console.fault);
      await control.attach();
      wire.restart();
    } else this.time = new WallTime(console.changes, options.timeScale);
    const conversation = new Conversation(console, this.time, options.profile);
    const settings = new BoardSettings(new ConsoleSettings(conversation));
    await conversation.synchronise();
    const addOn = await findAddOn(conversation, options.profile);
    this.addOn = addOn;
    const rungs = {
      canOrderStop: addOn !== undefined,
      resetCommand: options.resetCommand,
      restoreCommand: options.profile.restore,
      operator: options.operator ?? terminalOperator(),
    };
    const ladder = new ResetLadder(conversation, settings, rungs, () => {
      this.events.length = 0;
    });
    await ladder.bringUp();
    await settings.remember();
    const capabilities = await findCapabilities(conversation, options.profile, driver);
    const versions = await this.versions(conversation, addOn);
    // With a driven clock, data and time are synchronised, and the duration of an exchange is the board's own time.
    const roundTrip = await conversation.roundTrip();
    const uncertainty = options.timeScale === 0 ? 0 : Math.ceil(roundTrip);
    this.connection = { port, wire, conversation, ladder };
    return { part: partFrom(versions.chip, options), versions, capabilities, uncertainty };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    const { ladder } = this.connected();
    await this.driver.clear();
    await ladder.reset(setup);
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    const { conversation } = this.connected();
    const order = orderFor(name, args, this.options.profile);
    const flight = this.console.begin(order.text);
    const ended = await conversation.ended(flight, deadline);
    if (!ended) {
      flight.late = (final) => {
        const { code } = returnedBy(order.answer, flight.results, final);
        this.events.push({ at: this.time.now(), name: 'return', data: { function: name, code } });
      };
      return { kind: 'pending' };
    }
    const final = flight.final ?? { kind: 'ok' };
    if (final.kind === 'error' && final.class !== 'process command')
      throw cannotDo(`the console does not accept ${order.text}: ${final.class}, ${final.code}`);
    return returnedBy(order.answer, flight.results, final);
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    this.connected();
    await this.time.pass(until, () => this.events.length > 0 || this.console.fault !== undefined);
    const event = this.events.shift();
    if (event === undefined) this.throwFault();
    return event;
  }

  async close(): Promise<void> {
    this.connection = undefined;
    this.wire?.flushTrace();
    await this.opened?.close();
    await this.driver.close();
  }

  private receiveEvent(group: string, rest: string): void {
    const event = eventFrom(group, rest, this.addOn?.rawEvents ?? false, this.options.profile.anyCase);
    if (event === undefined) return;
    this.events.push({ at: this.time.now(), ...event });
    this.driver.learn?.(event);
  }

  private async versions(conversation: Conversation, addOn: AddOn | undefined): Promise<Record<string, string>> {
    const { options } = this;
    const { results } = await conversation.send('AT+Get=general,version');
    const [chip, firmware, phy, nwp, rom] = results[0]?.split(',') ?? [];
    const known = { chip, firmware, phy, nwp, rom, 'add-on': addOn?.version, console: options.profile.name };
    return {
      ...Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined)),
      ...(options.timeScale !== 1 && { 'time scale': options.timeScale === 0 ? 'driven' : String(options.timeScale) }),
    };
  }

  private checkTimeScale(): void {
    const { driver, options } = this;
    const board = driver instanceof SimulatedBenchDriver ? driver.hello?.timeScale : undefined;
    if (board === undefined ? options.timeScale !== 0 : board === options.timeScale) return;
    throw new ProvtckError(
      'TIME_SCALE_DIFFERS',
      board === undefined
        ? 'only the bench controls of a virtual board can drive time (--time-scale 0)'
        : `the board runs at time scale ${board}, the run at ${options.timeScale}`,
      'Give both the same --time-scale; 1 is real time.',
    );
  }

  private connected(): Connection {
    if (this.connection !== undefined) return this.connection;
    throw new ProvtckError('PORT_CLOSED', `${this.options.port} is not open`, 'Connect the adapter first.');
  }

  private throwFault(): void {
    if (this.console.fault !== undefined) throw this.console.fault;
  }
}

function simulated(driver: BenchDriver): SimulatedBenchDriver {
  if (driver instanceof SimulatedBenchDriver) return driver;
  throw new ProvtckError(
    'BENCH_ABSENT',
    'driven time needs the bench controls of a virtual board',
    'Give their address with --bench.',
  );
}

/**
 * Creates the adapter of a board behind a console; `connect` opens the port.
 *
 * @throws ProvtckError about invalid options
 */
export const openSerial: AdapterFactory = async (options: AdapterOptions) => new SerialAdapter(serialOptions(options));
