import { constants } from '../../../ledger/constants';
import type { Fields } from '../../adapter';
import type { HostDriverDecisions } from './decisions';

/** An event from the network processor. */
interface SentEvent {
  readonly name: string;
  readonly data: Fields;
}

/** Receivers of the delivered events. */
interface Receivers {
  readonly application: (name: string, data: Fields) => void;
  /** The device requests a restart by the driver. */
  readonly ownRestart: (request: Fields) => void;
  /** The device has a fatal error. */
  readonly abort: () => void;
}

const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';
const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';
/** General errors of the device. */
const ERRORS: readonly string[] = [ABORT, 'SL_DEVICE_EVENT_ERROR'];

/** Decides whether an event of the network processor is delivered. */
export class EventFilter {
  private kept: SentEvent[] = [];
  private deferred: SentEvent[] = [];

  constructor(
    private readonly decisions: HostDriverDecisions,
    private readonly to: Receivers,
  ) {}

  /** Delivers an event, or drops it. */
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

  /** Defers an event until `judgeDeferred`. */
  defer(event: SentEvent): void {
    this.deferred.push(event);
  }

  /** Filters the deferred events with the current state. */
  judgeDeferred(blocked: boolean): void {
    for (const event of this.deferred.splice(0)) this.judge(event, blocked);
  }

  /** Delivers the suppressed events. */
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
