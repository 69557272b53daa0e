import type { ProvtckError } from '../../ledger/error';
import type { Need } from '../../ledger/rule';
import type {
  Adapter,
  AdapterOptions,
  Bench,
  CallOutcome,
  Capabilities,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
  Trace,
} from '../adapter';
import { cannotDo, isCannotDo } from '../cannot-do';
import { type Bounds, defaultBounds } from './bounds';
import { ProcessConnection } from './connection';
import { requireCommands, requireData, requireFunctions, requireValue } from './contents';
import { DeviceTime } from './device-time';
import { faults } from './faults';
import { PendingCalls } from './pending-calls';
import { type Params, protocolVersions, type Result, type TimedMethod } from './protocol';
import { type BenchOperation, remoteBench, remoteDriverPort } from './remote-bench';

/** The common members of every result. */
interface Told {
  readonly now: number;
  readonly events?: readonly DeviceEvent[];
}

/** Number of exchanges that measure the clock. */
const samples = 8;

/** Maximum number of queued events. */
const mostEvents = 10_000;

/** Maximum number of consecutive advances that take no device time. */
const longestStandstill = 1_000;

/** Tolerance for fractions of a millisecond in the arithmetic of a device. */
const rounding = 1e-3;

/** Maximum delay of a timer, in ms. */
const longestTimer = 2 ** 31 - 1;

/** A device program that implements the adapter protocol on its standard input and output. */
export class ProcessAdapter implements Adapter {
  readonly name = 'process';
  readonly clock: DeviceClock;
  readonly bench: Bench;
  readonly driverPort: DriverPort;
  private readonly time = new DeviceTime();
  private connection: ProcessConnection | undefined;
  private capabilities: Capabilities | undefined;
  private failure: ProvtckError | undefined;
  private events: DeviceEvent[] = [];
  /** Number of consecutive advances that took no device time. */
  private standstill = 0;
  private wake: () => void = () => {};
  private readonly pending = new PendingCalls();
  /** Calls that have returned, with their arguments. */
  private readonly done = new Set<string>();
  /** Device time of the last response; for a driven clock, the time of the next request. */
  private answeredAt = 0;

  /**
   * @param command the program with its arguments, for the shell
   * @param part TI's part number of the device that the user tests
   */
  constructor(
    private readonly command: string,
    private readonly part: string,
    private readonly trace: (trace: Trace) => void = () => {},
    private readonly bounds: Bounds = defaultBounds,
  ) {
    const { time } = this;
    this.clock = {
      now: () => time.now(),
      sleep: (ms) => this.sleep(ms),
    };
    const act: BenchOperation = (need, method, params) => this.act(need, method, params);
    this.bench = remoteBench(act);
    this.driverPort = remoteDriverPort(act);
  }

  async connect(): Promise<DeviceIdentity> {
    if (this.connection !== undefined) throw faults.notConnected();
    this.connection = new ProcessConnection(this.command, this.bounds, {
      event: (event) => this.receive(event as DeviceEvent),
      failed: (error) => {
        this.failure = error;
        this.wake();
      },
      trace: this.trace,
    });
    const greeting = { protocolVersions, part: this.part };
    const { clock } = await this.connection.request('initialize', greeting, this.bounds.initialize, (result) => {
      const { protocolVersion } = result;
      if (!protocolVersions.includes(protocolVersion)) throw faults.versionUnsupported(`it chose ${protocolVersion}`);
    });
    this.time.driven = clock === 'driven';
    if (this.time.driven) Object.assign(this.clock, { driven: true });
    const identity = await this.ask('connect', {}, this.bounds.connect, ({ functions }) => requireFunctions(functions));
    const { part, versions, functions, offers, lacks } = identity;
    this.capabilities = { functions, offers, lacks };
    const uncertainty = (identity.uncertainty ?? 0) + (this.time.driven ? 0 : await this.roundTrip());
    return { part, versions, capabilities: this.capabilities, uncertainty };
  }

  /** The longest of several exchanges without an effect, in whole ms, plus one for a clock of whole milliseconds. */
  private async roundTrip(): Promise<number> {
    let longest = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const began = performance.now();
      // A program without this method has returned an error after the same time.
      await this.ask('ping', {}, this.bounds.answer).catch((error: unknown) => {
        if (this.failure !== undefined) throw error;
      });
      longest = Math.max(longest, performance.now() - began);
    }
    return Math.ceil(longest) + 1;
  }

  async reset(setup: DeviceSetup): Promise<void> {
    const { role, policy, httpServer, started, fresh } = setup;
    const profiles = [...setup.profiles];
    await this.ask('reset', { role, profiles, policy, httpServer, started, fresh }, this.bounds.reset, () => {
      // Events from before this response belong to the earlier state of the device.
      this.events = [];
      this.pending.clear();
    });
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    const bound = this.bounds.answer + (this.time.driven ? 0 : deadline);
    const params = { function: name, arguments: args, deadline };
    const asked = `${name} ${JSON.stringify(args)}`;
    try {
      const { outcome } = await this.ask('call', params, bound, ({ outcome, now }) => {
        if (outcome.kind === 'returned') return requireValue(name, args, outcome);
        if (this.capabilities?.offers.includes('pending-calls') === false) throw faults.pendingNotOffered(name);
        const end = this.answeredAt + deadline;
        if (this.time.driven && Math.abs(now - end) > rounding) throw faults.pendingTooSoon(name, end, now);
        this.pending.add(name);
      });
      this.done.add(asked);
      return outcome;
    } catch (error) {
      // A device must repeat what it has done before; otherwise it could choose which of its faults are visible.
      if (isCannotDo(error) && this.done.has(asked)) throw faults.contradicted(name);
      throw error;
    }
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    for (;;) {
      const event = this.events.shift();
      if (event !== undefined) return event;
      if (this.failure !== undefined) throw this.failure;
      const now = this.clock.now();
      if (this.time.driven) {
        if (until < now) return undefined;
        await this.advance(until);
        return this.events.shift();
      }
      if (until <= now) return undefined;
      await this.pause(until - now);
    }
  }

  async close(): Promise<void> {
    await this.connection?.close();
  }

  private async sleep(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    if (this.time.driven) while (await this.advance(until));
    else
      for (let now = this.clock.now(); now < until; now = this.clock.now()) {
        if (this.failure !== undefined) throw this.failure;
        await this.pause(until - now);
      }
  }

  /** Advances a driven clock to `until` or to the first event, and returns whether there was one. */
  private async advance(until: number): Promise<boolean> {
    const before = this.clock.now();
    const { events = [] } = await this.ask('advance', { until }, this.bounds.answer, ({ now, events = [] }) => {
      const end = events[0]?.at ?? until;
      if (now > Math.min(until, end)) throw faults.timeOvershot(Math.min(until, end), now);
      if (now < end) throw faults.timeStuck(until, now);
      this.standstill = now === before && events.length > 0 ? this.standstill + 1 : 0;
      if (this.standstill > longestStandstill) throw faults.eventFlood(this.standstill);
    });
    return events.length > 0;
  }

  /** Waits `ms` of wall time, or until an event arrives. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, longestTimer));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async act<M extends TimedMethod>(need: Need, method: M, params: Params<M>): Promise<Result<M>> {
    if (this.capabilities?.offers.includes(need) === false)
      throw cannotDo(this.capabilities.lacks[need] ?? `the program does not offer ${need}`);
    return this.ask(method, params, this.bounds.act, (result) => {
      if ('commands' in result) requireCommands(result.commands);
    });
  }

  /** Sends a request to the program, and applies the time and events of the response when it arrives. */
  private async ask<M extends TimedMethod>(
    method: M,
    params: Params<M>,
    bound: number,
    hear: (result: Result<M>) => void = () => {},
  ): Promise<Result<M>> {
    if (this.connection === undefined) throw faults.notConnected();
    return this.connection.request(method, params, bound, (result) => {
      hear(result);
      const { now, events = [] } = result as Told;
      for (const event of events) this.receive(event);
      this.time.hear(now);
      this.answeredAt = now;
    });
  }

  private receive(event: DeviceEvent): void {
    this.time.hear(event.at);
    requireData(event);
    if (event.name === 'return') this.pending.settle(String(event.data.function));
    this.events.push(event);
    if (this.events.length > mostEvents) throw faults.eventFlood(this.events.length);
    this.wake();
  }
}

/** Options for other adapters. Apart from the part, a program gets its options on its own command line. */
const foreign = ['hostDriver', 'http', 'port', 'baud', 'console', 'resetCommand', 'bench', 'timeScale'] as const;

/**
 * Creates the adapter; `connect` starts the program.
 *
 * @throws ProvtckError `COMMAND_MISSING`, `OPTION_NOT_HONOURED`
 */
export async function openProcess(options: AdapterOptions): Promise<Adapter> {
  const { command, part, trace } = options;
  const unused = foreign.find((option) => options[option] !== undefined);
  if (unused !== undefined) throw faults.optionNotHonoured(unused);
  if (command === undefined || command.trim() === '') throw faults.commandMissing();
  return new ProcessAdapter(command, part, trace);
}
