import { constants } from '../../../ledger/constants';
import type { Fields } from '../../adapter';
import type { ScheduledTask, Scheduler } from '../scheduler';
import type { Return } from './calls';
import type { DriverView, HostDriverDecisions } from './decisions';
import type { DriverHabits } from './habits';
import type { SentCommands } from './sent-commands';

const { returnCode: code } = constants;

/** Switches the network processor. */
export interface PowerLink {
  powerOn(): void;
  /** Requests the stop-complete message. */
  beginStop(): void;
  powerOff(): void;
}

/** The dependencies of the power switch of a driver. */
interface PowerParts {
  readonly scheduler: Scheduler;
  /** Time from the call of sl_Stop to its return if it does not wait for the device, in ms. */
  readonly responseTime: number;
  readonly link: PowerLink;
  readonly decisions: HostDriverDecisions;
  readonly habits: DriverHabits;
  readonly sent: SentCommands;
  readonly view: () => DriverView;
  /** The device was stopped: pending calls end. */
  readonly down: () => void;
  /** The device has not started or stopped within the time limit of the driver. */
  readonly gaveUp: () => void;
}

/**
 * Time limit for the stop of the device in a restart by the driver, in ms: twice the time that the driver requests for
 * it.
 */
const OWN_RESTART_BOUND = 600;

/** sl_Start, sl_Stop, and the restart by the driver that the device requests. */
export class Power {
  started = false;
  stopping = false;
  restartRequired = false;
  /** The device did not start within the time limit; a stop switches it off. */
  private startFailed = false;
  private starting: ((outcome: Return) => void) | undefined;
  /** Pending calls of sl_Stop. */
  private stops: ((outcome: Return) => void)[] = [];
  /** Whether a start follows the pending stop. */
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
    this.limit(() => {
      if (this.starting !== done) return;
      this.starting = undefined;
      this.startFailed = true;
      this.giveUp([done]);
    });
  }

  /** @param blocked whether the APIs are blocked */
  stop(timeout: number, blocked: boolean, done: (outcome: Return) => void): void {
    if (!this.started && !this.startFailed) return done({ code: code.SL_RET_CODE_DEV_NOT_STARTED });
    const { decisions, habits, view, responseTime } = this.parts;
    const refusal = decisions.stopRefusal(blocked, view().devStatus);
    if (refusal !== 0) return done({ code: refusal });
    this.stops.push(done);
    // The application stops the device, so a restart by the driver ends here.
    this.restarting = false;
    if (!habits.sendsStop(timeout, this.restartRequired)) this.switchOff();
    else if (timeout !== 0 && decisions.waitsForStopComplete(view().devStatus)) this.shutDown(true);
    else this.shutDown(false, responseTime);
  }

  /** The device is started; `role` is the return value of sl_Start. */
  initCompleted(role: number): void {
    const { starting } = this;
    this.started = true;
    this.starting = undefined;
    starting?.({ code: role });
  }

  stopCompleted(): void {
    if (this.awaited) this.finish();
  }

  /**
   * The device requests a restart by the driver; calls during the restart return -2017 and -2018. PROV-7.4-06 … -08
   */
  ownRestartRequested(request: Fields): void {
    const session = Number(request.SessionNumber);
    if (this.stopping || !this.parts.decisions.obeysResetRequest(this.parts.view(), session, this.lastSession)) return;
    this.lastSession = session;
    this.restarting = true;
    this.shutDown(true, OWN_RESTART_BOUND);
  }

  /** Discards the state without an event, for a device with a new setup. */
  forget(): void {
    this.starting = undefined;
    this.stops = [];
    this.restarting = false;
    this.lastSession = 0;
    this.off();
  }

  /** Stops the device: until its stop-complete message if the driver waits for it, and for at most `bound` ms. */
  private shutDown(awaited: boolean, bound?: number): void {
    this.bound?.cancel();
    this.stopping = true;
    this.awaited = awaited;
    this.bound = bound === undefined ? undefined : this.parts.scheduler.after(bound, () => this.finish());
    this.parts.sent.note('stop');
    this.parts.link.beginStop();
    if (!awaited) return;
    const waiting = this.stops;
    this.limit(() => {
      if (this.stops !== waiting || !this.awaited) return;
      this.stops = [];
      this.stopping = false;
      this.awaited = false;
      this.giveUp(waiting);
    });
  }

  /** Switches the power off without a command. */
  private switchOff(): void {
    this.parts.sent.note('stop');
    this.finish();
  }

  /** Acts after the time limit of the driver for starts and stops. */
  private limit(act: () => void): void {
    const { powerPatience } = this.parts.habits;
    if (Number.isFinite(powerPatience)) this.parts.scheduler.after(powerPatience, act);
  }

  /** The device has not answered: the calls return, and only a stop has an effect. */
  private giveUp(waiting: readonly ((outcome: Return) => void)[]): void {
    this.parts.gaveUp();
    for (const done of waiting) done({ code: code.SL_API_ABORTED });
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
    this.startFailed = false;
  }
}
