import { constants } from '../../../ledger/constants';
import { functionNamed, type PublicFunction } from '../../../ledger/functions';
import type { Fields } from '../../adapter';
import { numberOf } from '../../argument';
import type { Message } from '../network-processor/message';
import type { Scheduler } from '../scheduler';
import { type Call, Calls, type Return } from './calls';
import type { DriverView, HostDriverDecisions } from './decisions';
import { EventFilter } from './event-filter';
import { type DriverHabits, referenceHabits } from './habits';
import { Power, type PowerLink } from './power';
import { keyOf, plainFrame, provisioningFrame, SentCommands } from './sent-commands';
import { Statistics } from './statistics';

export type { Return } from './calls';

const { returnCode: code } = constants;

/** The network processor as the driver uses it. */
export interface Link extends PowerLink {
  command(call: number, name: string, args: Fields): void;
}

/** The host driver: it refuses calls and drops events. Only the status byte of the last message decides. */
export class HostDriver {
  /** Commands sent to the network processor. */
  readonly sent: SentCommands;
  private devStatus = 0;
  private readonly power: Power;
  private readonly calls: Calls;
  private readonly filter: EventFilter;
  private readonly statistics = new Statistics();
  /** Messages that wait for the next command. */
  private unread: Message[] = [];

  constructor(
    private readonly scheduler: Scheduler,
    responseTime: number,
    private readonly link: Link,
    private readonly decisions: HostDriverDecisions,
    private readonly toApplication: (name: string, data: Fields) => void,
    private readonly habits: DriverHabits = referenceHabits,
  ) {
    this.sent = new SentCommands(() => scheduler.now());
    const shared = { scheduler, decisions, habits, view: () => this.view() };
    this.power = new Power({
      ...shared,
      responseTime,
      link,
      sent: this.sent,
      down: () => this.down(),
      gaveUp: () => this.gaveUp('completion'),
    });
    this.calls = new Calls({
      ...shared,
      refusal: (fn) => this.refusal(fn),
      send: (number, call) => this.send(number, call),
      gaveUp: (awaited) => this.gaveUp(awaited),
    });
    this.filter = new EventFilter(decisions, {
      application: toApplication,
      ownRestart: (request) => this.power.ownRestartRequested(request),
      abort: () => this.requireRestart(),
    });
  }

  /** Calls a function; `done` receives its return, immediately if the driver itself answers. */
  issue(name: string, args: Fields, done: (outcome: Return) => void): void {
    const fn = functionNamed(name);
    if (name === 'sl_Start') return this.power.start(done);
    if (name === 'sl_Stop') return this.power.stop(Number(args.Timeout ?? 0), this.blocked, done);
    if (fn.kind === 'local') return done({ code: 0 });
    const { started } = this.power;
    if (fn.kind === 'composite' && !started && this.habits.wifiConfigStarts) return this.power.start(done);
    if (fn.kind === 'composite')
      return done({ code: started ? code.SL_RET_CODE_DEV_ALREADY_STARTED : code.SL_RET_CODE_DEV_NOT_STARTED });
    if (name === 'sl_WlanProvisioning') return this.provision({ fn, args, done });
    const refusal = this.refusalAtEntry(fn);
    if (refusal === 0) this.calls.enter({ fn, args, done });
    else this.refuse(refusal, name, args, done);
  }

  /** Handles one message of the network processor, or leaves it unread. */
  receive(message: Message): void {
    if (this.habits.leavesUnread(this.devStatus) && !this.calls.commandOut && !this.power.stopping)
      this.unread.push(message);
    else this.read(message);
  }

  /** The status byte of a message takes effect before its content. */
  private read(message: Message): void {
    const { calls, filter, power, decisions } = this;
    this.devStatus = message.devStatus;
    const { blocked } = this;
    if (!blocked) filter.release();
    switch (message.kind) {
      case 'response':
        calls.respond(message.call, message);
        if (!calls.commandOut) filter.judgeDeferred(blocked);
        return calls.goOn();
      case 'completion':
        return calls.complete(message.call, message, blocked);
      case 'init-complete':
        if (!blocked || decisions.passesInitComplete(this.devStatus)) power.initCompleted(message.code);
        return;
      case 'stop-complete':
        if (!blocked || this.habits.passesBlockedStopComplete) power.stopCompleted();
        return;
      case 'event':
        if (calls.commandOut && decisions.judgesEventsLate()) return filter.defer(message);
        return filter.judge(message, blocked);
      case 'dummy':
        return;
    }
  }

  /** After a fatal error only a stop and a start have an effect. */
  requireRestart(): void {
    this.power.restartRequired = true;
    if (this.habits.freesOnFatalError) this.calls.free(code.SL_API_ABORTED);
  }

  /** Discards calls and state without an event, for a device with a new setup. */
  forget(): void {
    this.calls.forget();
    this.power.forget();
    this.down();
  }

  /** Whether the device is started, as far as the driver knows. */
  get started(): boolean {
    return this.power.started;
  }

  /** Whether commands are refused because of provisioning. */
  get blocked(): boolean {
    return this.decisions.isBlocked(this.devStatus);
  }

  private provision(call: Call): void {
    const { args, done } = call;
    const stops = this.decisions.stops(numberOf(args.ProvisioningCmd), numberOf(args.InactivityTimeoutSec));
    const view = this.view();
    const refusal = this.decisions.provisioningRefusal(view, stops) || this.habits.lockRefusal(view, call.fn);
    if (refusal === 0) this.calls.enter(call);
    else done({ code: refusal === 'pretend' ? 0 : refusal });
  }

  /** Why a call is refused in the current state. */
  private refusal(fn: PublicFunction): number {
    const view = this.view();
    const checked = this.decisions.isGated(fn) ? this.decisions.refusal(view, fn, this.blocked) : 0;
    if (checked !== 0) return checked;
    return this.power.started ? this.habits.lockRefusal(view, fn) : code.SL_RET_CODE_DEV_NOT_STARTED;
  }

  /** Why a new call is refused. As a side effect, a start or a stop of statistics is recorded. */
  private refusalAtEntry(fn: PublicFunction): number {
    const clash = this.statistics.clash(fn.name);
    if (clash !== 0 && this.habits.clashComesFirst) return clash;
    const refusal = this.refusal(fn);
    if (clash === 0 && (refusal === 0 || this.decisions.marksRefusedStatistics())) this.statistics.mark(fn.name);
    return refusal === 0 ? clash : refusal;
  }

  private refuse(refusal: number, name: string, args: Fields, done: (outcome: Return) => void): void {
    if (!this.decisions.dropsRefused(name, this.devStatus) && this.power.started) this.link.command(0, name, args);
    const delay = this.decisions.refusalDelay(name);
    if (delay === 0) done({ code: refusal });
    else this.scheduler.after(delay, () => done({ code: refusal }));
  }

  private send(number: number, { fn: { name }, args }: Call): void {
    if (name !== 'sl_WlanProvisioning') {
      this.sent.note(name, plainFrame(args));
      this.link.command(number, name, args);
      return this.readOn();
    }
    const keyPart = this.decisions.smartConfigPart(keyOf(args));
    this.sent.note(name, provisioningFrame(args, keyPart));
    this.link.command(number, name, { ...args, ...keyPart });
    this.readOn();
  }

  /** Reads what has waited for a command. */
  private readOn(): void {
    for (const message of this.unread.splice(0)) this.read(message);
  }

  /** A call got no answer: the driver assumes a fatal error. */
  private gaveUp(awaited: 'response' | 'completion'): void {
    this.requireRestart();
    const event = awaited === 'response' ? 'SL_DEVICE_EVENT_FATAL_NO_CMD_ACK' : 'SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT';
    this.toApplication(event, {});
  }

  /** The device is stopped. */
  private down(): void {
    this.devStatus = 0;
    this.unread = [];
    this.statistics.forget();
    this.filter.forget();
    this.calls.free();
  }

  private view(): DriverView {
    const { started, stopping, restartRequired } = this.power;
    return { devStatus: this.devStatus, started, stopping, restartRequired, pending: this.calls.inProgress };
  }
}
