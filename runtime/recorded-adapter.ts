import type {
  Adapter,
  ApplicationPort,
  Bench,
  CallOutcome,
  Capture,
  Cloud,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
  Json,
  Network,
  Phone,
  PhoneAppPort,
} from '../adapters/adapter';
import { ProvtckError } from '../ledger/error';
import type { BenchKind } from '../transcript/record';
import { shiftTimes } from '../transcript/shift-times';
import type { Transcript } from '../transcript/writer';
import { BenchFault } from './faults';
import type { StallMeter } from './stall-meter';

/** A span of device time. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Writes records. `learn` receives keys before any record can contain them. */
export type Recorder = Pick<Transcript, 'append' | 'learn'>;

/**
 * An adapter that writes down everything said to it and everything it says.
 *
 * Its clock stops between operations and shows, in whole milliseconds, the end of the last one. So a record has every
 * time on which a verdict can depend, and a replay is exact even if the clock of the device never stops.
 */
export class RecordedAdapter implements Adapter {
  readonly name: string;
  readonly clock: Adapter['clock'];
  readonly bench: Bench;
  readonly driverPort?: DriverPort;
  readonly application?: ApplicationPort;
  readonly phoneApp?: PhoneAppPort;
  /** Device time when the last operation was over, and at the last reset. */
  private time = 0;
  private origin = 0;
  /** The actions of phone, network and cloud since the last reset, as intervals of device time. */
  private actions: Interval[] = [];
  /** Events that arrived before an action of the bench and that the suite has not asked for yet. */
  private arrived: DeviceEvent[] = [];

  /** Maximum error of a time of the current scenario in ms; that of the device without it. */
  uncertainty: number | undefined;

  /**
   * @param uncertaintyIn maximum error of a time in a scenario, if it differs from that of the device
   * @param stalls notices stalls of this process, where the time of the device does not wait for it
   */
  constructor(
    private readonly inner: Adapter,
    private readonly record: Recorder,
    private readonly uncertaintyIn: (scenario: string) => number | undefined = () => undefined,
    private readonly stalls?: StallMeter,
  ) {
    this.name = inner.name;
    const { operated, phone, network, cloud, capture } = inner.bench;
    this.bench = {
      ...(operated && { operated }),
      ...(phone && { phone: this.recorded('phone', phone) as Phone }),
      ...(network && { network: this.recorded('network', network) as Network }),
      ...(cloud && { cloud: this.recorded('cloud', cloud) as Cloud }),
      ...(capture && { capture: this.recorded('capture', capture) as Capture }),
    };
    if (inner.driverPort) this.driverPort = this.recorded('driver-port', inner.driverPort) as DriverPort;
    if (inner.application) this.application = this.recorded('driver-port', inner.application) as ApplicationPort;
    if (inner.phoneApp) this.phoneApp = this.recorded('driver-port', inner.phoneApp) as PhoneAppPort;
    this.clock = {
      now: () => this.time,
      sleep: async (ms) => {
        await this.done('sleep', () => inner.clock.sleep(ms));
        this.record.append({ kind: 'wait', t: this.elapsed() });
      },
    };
  }

  /** Device time since the last reset, in ms. */
  elapsed(): number {
    return this.time - this.origin;
  }

  /** Actions of the bench since the last reset, in their order. */
  get benchActions(): readonly Interval[] {
    return this.actions;
  }

  async connect(): Promise<DeviceIdentity> {
    const device = await this.done('connect', () => this.inner.connect());
    const { operated, ...parts } = this.bench;
    const { functions, offers, lacks } = device.capabilities;
    this.record.append({
      kind: 'device',
      adapter: this.name,
      part: device.part,
      versions: device.versions,
      capabilities: { functions, offers, lacks },
      driven: this.inner.clock.driven === true,
      uncertainty: device.uncertainty ?? 0,
      parts: [
        ...Object.keys(parts),
        ...(operated ? ['operator'] : []),
        ...(this.driverPort ? ['driver-port'] : []),
        ...(this.application ? ['application'] : []),
        ...(this.phoneApp ? ['phone-app'] : []),
      ],
    });
    return device;
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.record.learn(asJson(setup));
    await this.done('reset', () => this.inner.reset(setup));
    // Where the clock of the device is driven, a stall changes no time. A program says that only when it is connected.
    if (this.inner.clock.driven !== true) this.stalls?.start();
    this.origin = this.time;
    this.actions = [];
    this.arrived = [];
    this.record.append({ kind: 'reset', t: 0, setup: asJson(setup) as Fields });
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    this.record.learn(args);
    this.record.append({ kind: 'call', t: this.elapsed(), function: name, arguments: args });
    const outcome = await this.done('call', async () => sound(name, await this.inner.call(name, args, deadline)));
    if (outcome.kind === 'pending') this.record.append({ kind: 'pending', t: this.elapsed(), function: name });
    else {
      const { code, value } = outcome;
      const answer = value !== undefined && { value };
      this.record.append({ kind: 'return', t: this.elapsed(), function: name, code, ...answer });
    }
    return outcome;
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    const earlier = this.arrived.shift();
    if (earlier !== undefined) return earlier;
    const event = await this.received(until);
    if (event === undefined) this.record.append({ kind: 'wait', t: this.elapsed() });
    return event;
  }

  /** Receives the next event and writes it down. */
  private async received(until: number): Promise<DeviceEvent | undefined> {
    const received = await this.done('nextEvent', () => this.inner.nextEvent(until));
    if (received === undefined) return undefined;
    // A copy of its own, by which the report is known again.
    const event = { ...received, data: { ...received.data }, at: Math.floor(received.at) };
    const { at, name, data } = event;
    this.record.append({ kind: 'event', t: this.elapsed(), at: at - this.origin, name, data });
    return event;
  }

  /** Writes down the events that have arrived by now, so that the record has them before the action that follows. */
  private async receiveArrived(): Promise<void> {
    for (let event = await this.received(LONG_AGO); event !== undefined; event = await this.received(LONG_AGO))
      this.arrived.push(event);
  }

  /** A scenario begins. */
  beginScenario(scenario: string): void {
    const uncertainty = this.uncertaintyIn(scenario);
    this.uncertainty = uncertainty;
    this.record.append({ kind: 'scenario', scenario, ...(uncertainty !== undefined && { uncertainty }) });
    this.inner.beginScenario?.(scenario);
  }

  /**
   * The scenario is over. Events that have arrived by now and that no step has taken belong to it.
   *
   * @param reached whether the scenario has used the device
   * @throws ProvtckError when a record that is played back does not agree
   */
  async endScenario(reached: boolean): Promise<void> {
    // A device that can no longer be asked takes back no verdict.
    if (reached) await this.drain().catch(() => {});
    this.stalls?.stop();
    this.inner.beginScenario?.(undefined);
  }

  private async drain(): Promise<void> {
    const until = this.time;
    for (let event = await this.nextEvent(until); event !== undefined && event.at <= until; )
      event = await this.nextEvent(until);
  }

  async close(): Promise<void> {
    this.stalls?.stop();
    await this.inner.close();
  }

  /** The members of `part`, each writing down its name, arguments and answer. */
  private recorded(kind: BenchKind, part: object): object {
    return new Proxy(part, {
      get: (target, member) => {
        const method: unknown = Reflect.get(target, member);
        if (typeof method !== 'function') return method;
        const act = String(member);
        return async (...args: readonly Json[]) => {
          this.record.learn(args);
          if (HAS_EFFECT.has(kind)) await this.receiveArrived();
          const from = this.time;
          const given = await this.done(
            `${kind}.${act}`,
            () => Reflect.apply(method, target, args) as Promise<Json | undefined>,
          );
          if (HAS_EFFECT.has(kind)) this.actions.push({ from, to: this.time });
          const answer = given === undefined ? undefined : shiftTimes(given, 0);
          this.record.append({
            kind,
            t: this.elapsed(),
            act,
            arguments: args,
            ...(answer !== undefined && { answer: shiftTimes(answer, -this.origin) }),
          });
          return answer;
        };
      },
    });
  }

  /** Returns the result of an operation and advances the clock to the time of the device. Rejections are recorded too. */
  private async done<Answer>(operation: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work();
      this.tick();
      if (BEFORE_SESSION.has(operation)) return answer;
      this.checkStall();
      this.recordMessages();
      return answer;
    } catch (error) {
      this.tick();
      const { message, ...identity } = identityOf(error);
      this.record.append({ kind: 'fault', t: this.elapsed(), operation, message, ...identity });
      throw asBenchFault(error, message);
    }
  }

  /** @throws ProvtckError `SUITE_STALLED` where the time of the result is too late to judge the device by it */
  private checkStall(): void {
    const stall = this.stalls?.stall;
    if (stall === undefined) return;
    throw new ProvtckError(
      'SUITE_STALLED',
      `this machine did not run the suite for ${stall} ms, so the times of the device are unknown`,
      'Run the scenario again on a machine that is less busy and does not sleep: provtck run --failed.',
    );
  }

  /** Those of the device's start come before the reset is over. They count from its time. */
  private recordMessages(): void {
    for (const { at, ...message } of this.inner.takeMessages?.() ?? [])
      this.record.append({
        kind: 'message',
        t: this.elapsed(),
        at: Math.max(0, Math.floor(at) - this.origin),
        ...message,
      });
  }

  private tick(): void {
    this.time = Math.max(this.time, Math.floor(this.inner.clock.now()));
  }
}

/** Operations that do not belong to a session. */
const BEFORE_SESSION: ReadonlySet<string> = new Set(['connect', 'reset']);

/** A time before each other time: a wait until then returns at once, with an event that has arrived. */
const LONG_AGO = -1;

/** Parts of the bench whose actions change what the device meets. */
const HAS_EFFECT: ReadonlySet<BenchKind> = new Set(['phone', 'network', 'cloud']);

const asJson = (value: object): Json => value as unknown as Json;

/** What is known of an error: an identity only where it has one. */
export function identityOf(error: unknown): { message: string; code?: string; hint?: string } {
  if (error instanceof ProvtckError) return { message: error.message, code: error.code, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error) };
}

/** Whatever an adapter rejects with is the bench's trouble, also where it looks like an assertion about the device. */
export function asBenchFault(error: unknown, message: string): Error {
  if (error instanceof ProvtckError) return error;
  return new BenchFault(`the adapter failed: ${message}`, { cause: error });
}

/** An answer that is none is no evidence about the device. */
function sound(name: string, outcome: CallOutcome): CallOutcome {
  const { kind } = (outcome ?? {}) as Partial<CallOutcome>;
  if (kind === 'pending' || (kind === 'returned' && Number.isInteger((outcome as { code?: unknown }).code)))
    return outcome;
  throw new Error(`it answered ${name} with ${JSON.stringify(outcome)}, which is no outcome of a call`);
}
