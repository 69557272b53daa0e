import type { Adapter, CallOutcome, ConnectionPolicy, DeviceEvent, Fields, Lease, Profile } from '../adapters/adapter';
import { type Bound, compare } from '../judge/interval';
import type { Observation } from '../judge/outcome';
import { constants } from '../ledger/constants';
import { functionNamed } from '../ledger/functions';
import { lackOf } from '../ledger/lack';
import { suiteTimes, type Times } from '../ledger/quantities';
import { BenchFault, DeviceFault, InDoubt, NotApplicable } from './faults';
import type { Interval } from './recorded-adapter';
import type { ReportJudge } from './report-judge';

/** A call the suite made and what became of it. */
export interface CallRecord {
  readonly name: string;
  readonly arguments: Fields;
  /** How many events had been received before it. */
  readonly heard: number;
  /** Device times of the call and of its return. */
  readonly at: number;
  readonly returnedAt: number;
  /** How long it was given, in ms. */
  readonly within: number;
  readonly outcome: CallOutcome;
  /** With an answer of a device that restarts itself (PROV-7.5-41): for how long it has answered so, in ms. */
  readonly restartingFor: number | undefined;
}

/** What a device may answer while it restarts itself inside a process. */
const RESTARTING: readonly number[] = [
  constants.returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  constants.returnCode.SL_RET_CODE_DEV_NOT_STARTED,
];

/** Functions that begin or end a process. */
const CONTROLS: readonly string[] = ['sl_WlanProvisioning', 'sl_Start', 'sl_Stop'];

/** What one scenario knows of the device: every call and every event since it began. */
export class ScenarioSession {
  readonly calls: CallRecord[] = [];
  /** The calls of the polling, see `pollWith`. */
  readonly polled: CallRecord[] = [];
  readonly events: DeviceEvent[] = [];
  readonly observations: Observation[] = [];
  readonly notIssued: string[] = [];
  /** Reports that a step has asked for. */
  readonly expected = new Set<DeviceEvent>();
  /** Calls that the scenario needs to be still pending. */
  readonly pending: CallRecord[] = [];
  /** Name of the profile that was handed to the device last, in whose network its result is fetched. */
  configured: string | undefined;
  /** Whether the phone has joined the access point of the device last. */
  isPhoneAtDevice = false;
  /** The profile that the phone has added last over HTTP. */
  added: Profile | undefined;
  /** Whether the device has accepted the profile that the phone handed over last; undefined if that is unknown. */
  accepted: boolean | undefined;
  /** The connection policy that the device has been set up with; undefined if it is not known, or the phone has changed it. */
  policy: ConnectionPolicy | undefined;
  /** Whether the latest failure can be that of an earlier attempt, and the attempt at hand can still continue. */
  mayBeTrying = false;
  /** Security and key of the networks that do not use the usual ones, by name. */
  readonly credentials = new Map<string, Pick<Profile, 'security' | 'key'>>();
  /** What the phone got when it joined the device's access point, where it tells. */
  lease: Lease | undefined;
  /** Function called once a probe interval, and after each event, while the scenario waits. */
  private polledFunction: string | undefined;
  private nextPoll = 0;
  private restartingSince: number | undefined;
  /** Events that no step has taken yet. */
  private readonly waiting: DeviceEvent[] = [];
  private readonly began: number;

  constructor(
    readonly adapter: Adapter,
    private readonly issuable: ReadonlySet<string>,
    private readonly lacks: { readonly [functionName: string]: string },
    /** How far a measured time may be off, in ms. */
    readonly uncertainty = 0,
    /** Judges reports that the scenario does not expect; without it each of them is a fault. */
    readonly grounds?: ReportJudge,
    /** Named times that count for the device. */
    readonly milliseconds: Times = suiteTimes,
    /** Actions of the bench since the setup, as spans of device time. */
    private readonly benchActions: () => readonly Interval[] = () => [],
  ) {
    this.began = adapter.clock.now();
  }

  /** Device time since the scenario began, in ms. */
  elapsed(at = this.adapter.clock.now()): number {
    return at - this.began;
  }

  /** A fault of the device, at a moment of device time. */
  fault(expected: string, seen: string, at = this.adapter.clock.now()): DeviceFault {
    return new DeviceFault({ expected, seen, at: this.elapsed(at) });
  }

  /**
   * Compares a measured time with a bound and returns whether it is kept.
   *
   * @param what was measured, as the beginning of a sentence
   * @throws InDoubt when the clock is not exact enough to tell
   */
  keeps(what: string, measured: number, bound: Bound): boolean {
    const verdict = compare(measured, bound, this.uncertainty);
    if (verdict === 'in doubt') throw new InDoubt(what, measured, bound, this.uncertainty);
    return verdict === 'holds';
  }

  /**
   * Time in ms that slow actions of the bench had taken by a moment, since the setup. The effect of such an action begins
   * at an unknown moment of it.
   */
  benchTimeBefore(at: number): number {
    const taken = this.benchActions().map(({ from, to }) => Math.min(to, at) - from);
    const pace = this.milliseconds('bench pace');
    return taken.filter((ms) => ms > pace).reduce((sum, ms) => sum + ms, 0);
  }

  /** The instant at which something that is due within `ms` is overdue for certain. */
  deadline(ms: number, since = this.adapter.clock.now()): number {
    return since + ms + this.uncertainty;
  }

  // --- calls ---

  /** Whether the adapter can issue the function. */
  canIssue(name: string): boolean {
    return this.issuable.has(name);
  }

  /**
   * Issues a function, with the ledger's harmless arguments where none are given.
   *
   * @param within how long it may take; the suite waits until that is over for certain; with 0 it does not wait
   * @throws NotApplicable when the adapter has no such function
   */
  async call(
    name: string,
    args: Fields = functionNamed(name).arguments,
    within = this.milliseconds('call bound'),
  ): Promise<CallRecord> {
    if (!this.canIssue(name)) {
      this.notIssued.push(name);
      throw new NotApplicable(this.lacks[name] ?? `this adapter cannot issue ${name}`, [lackOf.function(name)]);
    }
    // What has arrived by now arrived before the call, and the record has to show that.
    if (CONTROLS.includes(name) || this.pending.length > 0) await this.untaken();
    const at = this.adapter.clock.now();
    const heard = this.events.length;
    const outcome = await this.adapter.call(name, args, within === 0 ? 0 : within + this.uncertainty);
    const restarting = outcome.kind === 'returned' && RESTARTING.includes(outcome.code);
    this.restartingSince = restarting ? (this.restartingSince ?? at) : undefined;
    const restartingFor = this.restartingSince === undefined ? undefined : at - this.restartingSince;
    const returnedAt = this.adapter.clock.now();
    const record = { name, arguments: args, heard, at, returnedAt, within, outcome, restartingFor };
    this.calls.push(record);
    return record;
  }

  /** Device time of the latest thing between host and device: the return of a call, or an event. */
  lastActivityAt(): number {
    return Math.max(this.began, this.calls.at(-1)?.returnedAt ?? 0, this.events.at(-1)?.at ?? 0);
  }

  /** The latest call of the function. */
  lastCall(name: string): CallRecord {
    const found = this.calls.findLast((call) => call.name === name);
    if (found === undefined) throw new Error(`the scenario has not called ${name}`);
    return found;
  }

  /** The calls of the polling, and one more at this moment. */
  async polledUntilNow(): Promise<readonly CallRecord[]> {
    if (this.polledFunction === undefined) throw new BenchFault('the host does not poll any function');
    this.polled.push(await this.call(this.polledFunction));
    return this.polled;
  }

  /** From now on the host calls the function once a probe interval, and after each event, while the scenario waits. */
  pollWith(name: string): void {
    this.polledFunction = name;
    this.nextPoll = this.adapter.clock.now();
  }

  // --- events ---

  /** Lets device time pass until `until` or until a new event arrives. Returns whether one arrived. */
  private async receive(until: number): Promise<boolean> {
    for (;;) {
      const stop = this.polledFunction === undefined ? until : Math.min(until, this.nextPoll);
      const event = await this.adapter.nextEvent(stop);
      if (event !== undefined) {
        this.events.push(event);
        this.waiting.push(event);
        // A report can change for a moment what the host may do.
        this.nextPoll = Math.min(this.nextPoll, this.adapter.clock.now());
        return true;
      }
      if (this.polledFunction === undefined || stop === until) return false;
      this.polled.push(await this.call(this.polledFunction));
      this.nextPoll = this.adapter.clock.now() + this.milliseconds('probe interval');
    }
  }

  /** Events that have arrived by now and that no step has taken. Lets no time pass and calls nothing. */
  async untaken(): Promise<readonly DeviceEvent[]> {
    const now = this.adapter.clock.now();
    for (
      let event = await this.adapter.nextEvent(now);
      event !== undefined;
      event = await this.adapter.nextEvent(now)
    ) {
      this.events.push(event);
      this.waiting.push(event);
    }
    return this.waiting;
  }

  /** Takes the first event that `wanted` accepts, waiting for it until device time `until` at most. */
  async take(wanted: (event: DeviceEvent) => boolean, until: number): Promise<DeviceEvent | undefined> {
    for (let looked = 0; ; ) {
      for (; looked < this.waiting.length; looked += 1) {
        const event = this.waiting[looked];
        if (event === undefined || !wanted(event)) continue;
        this.waiting.splice(looked, 1);
        return event;
      }
      if (!(await this.receive(until))) return undefined;
    }
  }

  /** Drops the events of a kind that have arrived by now. No later step takes them. */
  async drop(unwanted: (event: DeviceEvent) => boolean): Promise<void> {
    const now = this.adapter.clock.now();
    while ((await this.take(unwanted, now)) !== undefined);
  }

  /** Returns a taken event to the queue, for the next step. */
  giveBack(event: DeviceEvent): void {
    // Events of one moment keep their order.
    const order = this.events.indexOf(event);
    const later = this.waiting.findIndex((each) => this.events.indexOf(each) > order);
    this.waiting.splice(later < 0 ? this.waiting.length : later, 0, event);
  }

  /**
   * Lets device time pass until a moment that counts from a call, as the device's own clock does. A call that has
   * returned later than that leaves no time to pass.
   *
   * @param moment name of its quantity
   * @param limit name of the quantity that must not be over
   * @throws NotApplicable if the call has returned after it, and BenchFault if that is possible
   */
  async passUntil(name: string, moment: string, limit: string): Promise<void> {
    const { at } = this.lastCall(name);
    const now = this.adapter.clock.now();
    const end = at + this.milliseconds(limit);
    if (now - this.uncertainty >= end)
      throw new NotApplicable(
        `${name} returns when the ${limit} is over, so the host cannot make this call within it`,
        [],
      );
    if (now + this.uncertainty >= end)
      throw new BenchFault(`${name} has returned ${now - at} ms after its call, when the ${limit} can be over`);
    if (now < at + this.milliseconds(moment)) await this.pass(at + this.milliseconds(moment) - now);
  }

  /** Lets `ms` of device time pass. What arrives meanwhile still waits to be taken. */
  async pass(ms: number): Promise<void> {
    const until = this.adapter.clock.now() + ms;
    while (await this.receive(until));
  }
}
