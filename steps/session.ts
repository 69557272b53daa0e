import type { Adapter, CallOutcome, DeviceEvent, Fields, Lease } from '../adapters/adapter';
import type { Observation } from '../judge/outcome';
import { constants } from '../ledger/constants';
import { functionNamed } from '../ledger/functions';
import { milliseconds } from '../ledger/quantities';
import { DeviceFault, NotApplicable } from './faults';

/** A call the suite made and what became of it. */
export interface CallRecord {
  readonly name: string;
  /** Device times of the call and of its return. */
  readonly at: number;
  readonly returnedAt: number;
  readonly outcome: CallOutcome;
  /** With an answer of a device that restarts itself (PROV-7.5-41): for how long it has answered so, in ms. */
  readonly restartingFor: number | undefined;
}

/** What a device may answer while it restarts itself inside a process. */
const RESTARTING: readonly number[] = [
  constants.returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  constants.returnCode.SL_RET_CODE_DEV_NOT_STARTED,
];

/** What one scenario knows of the device: every call and every event since it began. */
export class Session {
  readonly calls: CallRecord[] = [];
  /** The calls made all along, see `probeWith`. */
  readonly probed: CallRecord[] = [];
  readonly events: DeviceEvent[] = [];
  readonly observations: Observation[] = [];
  readonly notIssued: string[] = [];
  /** What the phone got when it joined the device's access point, where it tells. */
  lease: Lease | undefined;
  /** Function called once a probe interval while the scenario waits. */
  private probe: string | undefined;
  private nextProbe = 0;
  private restartingSince: number | undefined;
  /** Events that no step has taken yet. */
  private readonly waiting: DeviceEvent[] = [];
  private readonly began: number;

  constructor(
    readonly adapter: Adapter,
    private readonly issuable: ReadonlySet<string>,
    private readonly lacks: { readonly [functionName: string]: string },
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

  // --- calls ---

  /** Whether the adapter can issue the function. */
  canIssue(name: string): boolean {
    return this.issuable.has(name);
  }

  /**
   * Issues a function, with the ledger's harmless arguments where none are given.
   *
   * @throws NotApplicable when the adapter has no such function
   */
  async call(
    name: string,
    args: Fields = functionNamed(name).arguments,
    deadline = milliseconds('call bound'),
  ): Promise<CallRecord> {
    if (!this.canIssue(name)) {
      this.notIssued.push(name);
      throw new NotApplicable(this.lacks[name] ?? `this adapter cannot issue ${name}`);
    }
    const at = this.adapter.clock.now();
    const outcome = await this.adapter.call(name, args, deadline);
    const restarting = outcome.kind === 'returned' && RESTARTING.includes(outcome.code);
    this.restartingSince = restarting ? (this.restartingSince ?? at) : undefined;
    const restartingFor = this.restartingSince === undefined ? undefined : at - this.restartingSince;
    const record = { name, at, returnedAt: this.adapter.clock.now(), outcome, restartingFor };
    this.calls.push(record);
    return record;
  }

  /** The latest call of the function. */
  lastCall(name: string): CallRecord {
    const found = this.calls.findLast((call) => call.name === name);
    if (found === undefined) throw new Error(`the scenario has not called ${name}`);
    return found;
  }

  /** From now on the function is called once a probe interval while the scenario waits. */
  probeWith(name: string): void {
    this.probe = name;
    this.nextProbe = this.adapter.clock.now();
  }

  // --- events ---

  /** Lets device time pass until `until`, or until an event arrived that was not waited for before; tells whether one did. */
  private async receive(until: number): Promise<boolean> {
    for (;;) {
      const stop = this.probe === undefined ? until : Math.min(until, this.nextProbe);
      const event = await this.adapter.nextEvent(stop);
      if (event !== undefined) {
        this.events.push(event);
        this.waiting.push(event);
        return true;
      }
      if (this.probe === undefined || stop === until) return false;
      this.probed.push(await this.call(this.probe));
      this.nextProbe = this.adapter.clock.now() + milliseconds('probe interval');
    }
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

  /** Lets `ms` of device time pass. What arrives meanwhile still waits to be taken. */
  async pass(ms: number): Promise<void> {
    const until = this.adapter.clock.now() + ms;
    while (await this.receive(until));
  }
}
