import { constants } from '../../../ledger/constants';
import { functionNamed } from '../../../ledger/functions';
import type { Fields } from '../../adapter';
import type { Agenda } from '../agenda';
import type { Message } from '../network-processor/message';
import type { DriverView, HostDriverDecisions } from './decisions';

const { returnCode: code } = constants;

/** The return of a function. */
export interface Return {
  readonly code: number;
  readonly value?: Fields;
}

/** What the driver needs of the network processor below it. */
export interface Link {
  powerOn(): void;
  beginStop(): void;
  powerOff(): void;
  command(call: number, name: string, args: Fields): void;
}

interface Pending {
  readonly name: string;
  /** Whether a completion follows the response. */
  readonly staged: boolean;
  readonly done: (outcome: Return) => void;
}

/** The host driver: refuses calls and drops events by the status byte of the last message, and by nothing else. */
export class HostDriver {
  private devStatus = 0;
  private started = false;
  private stopping = false;
  private restartRequired = false;
  private calls = 0;
  private readonly pending = new Map<number, Pending>();
  private starting: ((outcome: Return) => void) | undefined;
  private stopCompleted: (() => void) | undefined;
  private kept: { readonly name: string; readonly data: Fields }[] = [];

  constructor(
    private readonly agenda: Agenda,
    private readonly responseTime: number,
    private readonly link: Link,
    private readonly decisions: HostDriverDecisions,
    private readonly toApplication: (name: string, data: Fields) => void,
  ) {}

  /** Issues a function; `done` gets its return, at once where the driver answers itself. */
  issue(name: string, args: Fields, done: (outcome: Return) => void): void {
    const fn = functionNamed(name);
    if (name === 'sl_Start') return this.start(done);
    if (name === 'sl_Stop') return this.stop(Number(args.Timeout ?? 0), done);
    if (fn.kind === 'local') return done({ code: 0 });
    if (fn.kind === 'composite')
      return done({ code: this.started ? code.SL_RET_CODE_DEV_ALREADY_STARTED : code.SL_RET_CODE_DEV_NOT_STARTED });
    if (name === 'sl_WlanProvisioning') {
      const refusal = this.decisions.provisioningRefusal(this.view(), Number(args.InactivityTimeoutSec));
      if (refusal !== 0) return done({ code: refusal === 'pretend' ? 0 : refusal });
    } else if (this.decisions.isGated(fn)) {
      const refusal = this.decisions.refusal(this.view(), fn, this.decisions.isBlocked(this.devStatus));
      if (refusal !== 0) return this.refuse(refusal, name, args, done);
    } else if (!this.started) return done({ code: code.SL_RET_CODE_DEV_NOT_STARTED });
    this.calls += 1;
    this.pending.set(this.calls, { name, staged: fn.staged === true, done });
    this.link.command(this.calls, name, args);
  }

  /** Takes one message of the network processor. The byte counts before anything else is done with it. */
  receive(message: Message): void {
    this.devStatus = message.devStatus;
    const blocked = this.decisions.isBlocked(this.devStatus);
    if (!blocked) this.release();
    switch (message.kind) {
      case 'response':
        return this.respond(message.call, message, false);
      case 'completion':
        if (this.decisions.delivers('completion', blocked)) this.respond(message.call, message, true);
        return;
      case 'init-complete':
        if (blocked && !this.decisions.passesInitComplete()) return;
        this.started = true;
        this.starting?.({ code: message.code });
        this.starting = undefined;
        return;
      case 'stop-complete':
        return this.stopCompleted?.();
      case 'event':
        if (this.decisions.delivers(message.name, blocked)) this.toApplication(message.name, message.data);
        else if (this.decisions.keepsFiltered()) this.kept.push(message);
        return;
      case 'dummy':
        return;
    }
  }

  /** After a fatal error only a stop and a start help. */
  requireRestart(): void {
    this.restartRequired = true;
  }

  /** Forgets calls and state without a word, for a device that is set up anew. */
  forget(): void {
    this.pending.clear();
    this.kept = [];
    this.starting = undefined;
    this.poweredOff();
  }

  private refuse(refusal: number, name: string, args: Fields, done: (outcome: Return) => void): void {
    if (!this.decisions.dropsRefused(name) && this.started) this.link.command(0, name, args);
    const delay = this.decisions.refusalDelay();
    if (delay === 0) done({ code: refusal });
    else this.agenda.after(delay, () => done({ code: refusal }));
  }

  private start(done: (outcome: Return) => void): void {
    if (this.restartRequired) return done({ code: code.SL_API_ABORTED });
    if (this.started || this.starting !== undefined)
      return done({ code: this.decisions.startWhenStarted(this.devStatus) });
    this.starting = done;
    this.link.powerOn();
  }

  private stop(timeout: number, done: (outcome: Return) => void): void {
    if (!this.started) return done({ code: code.SL_RET_CODE_DEV_NOT_STARTED });
    const refusal = this.decisions.stopRefusal(this.decisions.isBlocked(this.devStatus));
    if (refusal !== 0) return done({ code: refusal });
    const finish = (): void => {
      this.stopCompleted = undefined;
      this.link.powerOff();
      const freed = [...this.pending.values()];
      this.pending.clear();
      this.poweredOff();
      for (const call of freed) call.done({ code: code.SL_RET_CODE_STOP_IN_PROGRESS });
      done({ code: 0 });
    };
    this.stopping = true;
    this.link.beginStop();
    if (timeout !== 0 && this.decisions.waitsForStopComplete(this.devStatus)) this.stopCompleted = finish;
    else this.agenda.after(this.responseTime, finish);
  }

  private poweredOff(): void {
    this.devStatus = 0;
    this.started = false;
    this.stopping = false;
    this.restartRequired = false;
  }

  private respond(call: number, outcome: Return, completes: boolean): void {
    const pending = this.pending.get(call);
    if (pending === undefined || (pending.staged && !completes && outcome.code >= 0)) return;
    this.pending.delete(call);
    pending.done({ code: outcome.code, ...(outcome.value === undefined ? {} : { value: outcome.value }) });
  }

  private release(): void {
    for (const event of this.kept.splice(0)) this.toApplication(event.name, event.data);
  }

  private view(): DriverView {
    return {
      devStatus: this.devStatus,
      started: this.started,
      stopping: this.stopping,
      restartRequired: this.restartRequired,
      pending: this.pending.size,
    };
  }
}
