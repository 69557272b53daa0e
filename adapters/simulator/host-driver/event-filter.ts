import { constants } from '../../../ledger/constants';
import type { Fields } from '../../adapter';
import type { HostDriverDecisions } from './decisions';

/** An event as the network processor sends it. */
interface SentEvent {
  readonly name: string;
  readonly data: Fields;
}

/** Where events go that are not held back. */
interface Receivers {
  readonly application: (name: string, data: Fields) => void;
  /** The device wants the driver itself to restart it. */
  readonly ownRestart: (request: Fields) => void;
  /** The device has died. */
  readonly abort: () => void;
}

const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';
const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';
/** Errors of the device that belong to no call. */
const ERRORS: readonly string[] = [ABORT, 'SL_DEVICE_EVENT_ERROR'];

/** Decides what becomes of an event of the network processor. */
export class EventFilter {
  private kept: SentEvent[] = [];
  private deferred: SentEvent[] = [];

  constructor(
    private readonly decisions: HostDriverDecisions,
    private readonly to: Receivers,
  ) {}

  /** Hands an event on, or drops it. */
  judge(event: SentEvent, blocked: boolean): void {
    const { decisions, to } = this;
    const { name, data } = event;
    const passes = ERRORS.includes(name) ? decisions.deliversErrors(blocked) : decisions.delivers(name, blocked);
    if (!passes) {
      if (decisions.keepsFiltered(name)) this.kept.push(event);
      return;
    }
    if (name === RESET_REQUEST) return this.resetRequested(data);
    if (name === ABORT) to.abort();
    to.application(name, data);
  }

  /** Puts an event off until `judgeDeferred`. */
  defer(event: SentEvent): void {
    this.deferred.push(event);
  }

  /** Judges the events that were put off by the state there is now. */
  judgeDeferred(blocked: boolean): void {
    for (const event of this.deferred.splice(0)) this.judge(event, blocked);
  }

  /** Hands out the events that were kept back. */
  release(): void {
    for (const { name, data } of this.kept.splice(0)) this.to.application(name, data);
  }

  forget(): void {
    this.kept = [];
    this.deferred = [];
  }

  private resetRequested(data: Fields): void {
    const caller = Number(data.Caller);
    const { SessionNumber: _, ...shown } = data;
    if (this.decisions.showsResetRequest(caller)) this.to.application(RESET_REQUEST, shown);
    if (caller === constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING) this.to.ownRestart(data);
  }
}
