import { constants } from '../../../ledger/constants';
import type { Fields } from '../../adapter';
import type { ScheduledTask, Scheduler } from '../scheduler';
import type { Return } from './calls';
import type { DriverView, HostDriverDecisions } from './decisions';
import type { SentCommands } from './sent-commands';

const { returnCode: code } = constants;

/** What switches the network processor. */
export interface PowerLink {
  powerOn(): void;
  /** Asks for the stop-complete message. */
  beginStop(): void;
  powerOff(): void;
}

/** Everything the power switch of a driver needs. */
interface PowerParts {
  readonly scheduler: Scheduler;
  /** From the call of sl_Stop to its return where it does not wait for the device, in ms. */
  readonly responseTime: number;
  readonly link: PowerLink;
  readonly decisions: HostDriverDecisions;
  readonly sent: SentCommands;
  readonly view: () => DriverView;
  /** The device has been switched off: what was under way comes to nothing. */
  readonly down: () => void;
}

/** How long the driver waits for the device to stop when it restarts it by itself, in ms: twice what it gives it to. */
const OWN_RESTART_BOUND = 600;

/** sl_Start, sl_Stop, and the restart that the driver makes by itself when the device asks for it. */
export class Power {
  started = false;
  stopping = false;
  restartRequired = false;
  private starting: ((outcome: Return) => void) | undefined;
  /** Calls of sl_Stop that have not returned. */
  private stops: ((outcome: Return) => void)[] = [];
  /** Whether a start follows the stop that is under way. */
  private restarting = false;
  private lastSession = 0;
  private awaited = false;
  private bound: ScheduledTask | undefined;

  constructor(private readonly parts: PowerParts) {}

  start(done: (outcome: Return) => void): void {
    if (this.restartRequired) return done({ code: code.SL_API_ABORTED });
    if (this.started || this.starting !== undefined)
      return done({ code: this.parts.decisions.startWhenStarted(this.parts.view().devStatus) });
    this.starting = done;
    this.parts.sent.note('start');
    this.parts.link.powerOn();
  }

  /** @param blocked whether the APIs are shut */
  stop(timeout: number, blocked: boolean, done: (outcome: Return) => void): void {
    if (!this.started) return done({ code: code.SL_RET_CODE_DEV_NOT_STARTED });
    const { decisions, view, responseTime } = this.parts;
    const refusal = decisions.stopRefusal(blocked, view().devStatus);
    if (refusal !== 0) return done({ code: refusal });
    this.stops.push(done);
    // The application wants the device down, so that a restart of the driver's own ends here.
    this.restarting = false;
    if (timeout !== 0 && decisions.waitsForStopComplete(view().devStatus)) this.shutDown(true);
    else this.shutDown(false, responseTime);
  }

  /** The device is up; `role` is what sl_Start returns. */
  initCompleted(role: number): void {
    const { starting } = this;
    this.started = true;
    this.starting = undefined;
    starting?.({ code: role });
  }

  stopCompleted(): void {
    if (this.awaited) this.finish();
  }

  /** The device asks the driver itself for a restart; calls meanwhile get -2017 and -2018. PROV-7.4-06 … -08 */
  ownRestartRequested(request: Fields): void {
    const session = Number(request.SessionNumber);
    if (this.stopping || !this.parts.decisions.obeysResetRequest(this.parts.view(), session, this.lastSession)) return;
    this.lastSession = session;
    this.restarting = true;
    this.shutDown(true, OWN_RESTART_BOUND);
  }

  /** Forgets state without a word, for a device that is set up anew. */
  forget(): void {
    this.starting = undefined;
    this.stops = [];
    this.restarting = false;
    this.lastSession = 0;
    this.off();
  }

  /** Stops the device: until its stop-complete message where that is awaited, and for `bound` ms at most. */
  private shutDown(awaited: boolean, bound?: number): void {
    this.bound?.cancel();
    this.stopping = true;
    this.awaited = awaited;
    this.bound = bound === undefined ? undefined : this.parts.scheduler.after(bound, () => this.finish());
    this.parts.sent.note('stop');
    this.parts.link.beginStop();
  }

  private finish(): void {
    const { stops, restarting } = this;
    this.parts.link.powerOff();
    this.stops = [];
    this.restarting = false;
    this.off();
    this.parts.down();
    for (const done of stops) done({ code: 0 });
    if (restarting) this.start(() => {});
  }

  private off(): void {
    this.bound?.cancel();
    this.bound = undefined;
    this.awaited = false;
    this.started = false;
    this.stopping = false;
    this.restartRequired = false;
  }
}
