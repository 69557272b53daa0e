import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';
import type { Fields } from '../../adapter';
import type { Scheduler } from '../scheduler';
import type { DriverView, HostDriverDecisions } from './decisions';

/** The return of a function. */
export interface Return {
  readonly code: number;
  readonly value?: Fields;
}

/** A call that has got past the entry of its function. */
export interface Call {
  readonly fn: PublicFunction;
  readonly args: Fields;
  readonly done: (outcome: Return) => void;
}

/** Everything the calls of a driver need. */
interface CallsParts {
  readonly scheduler: Scheduler;
  readonly decisions: HostDriverDecisions;
  readonly view: () => DriverView;
  /** Why the call is refused as things stand; 0 when it is not. */
  readonly refusal: (fn: PublicFunction) => number;
  /** Sends a command down. */
  readonly send: (number: number, call: Call) => void;
  /** A call has waited for its answer for longer than the driver is patient. */
  readonly gaveUp: () => void;
}

/**
 * The calls under way. One command is out at a time; the next one goes when that is answered. A two-stage call stays
 * under way until its completion.
 */
export class Calls {
  private issued = 0;
  private count = 0;
  private readonly underWay = new Map<number, Call>();
  private readonly waiting: Call[] = [];
  private out: number | undefined;

  constructor(private readonly parts: CallsParts) {}

  /** Calls in progress, as the driver counts them. */
  get inProgress(): number {
    return this.count;
  }

  /** Whether a command has been sent and not been answered. */
  get commandOut(): boolean {
    return this.out !== undefined;
  }

  /** Sends a call, at once or when its turn comes. */
  enter(call: Call): void {
    if (this.commandOut) this.waiting.push(call);
    else this.send(call);
  }

  /** Takes the response to the call of that number. */
  respond(number: number, outcome: Return): void {
    const call = this.underWay.get(number);
    if (this.out === number) this.out = undefined;
    if (call !== undefined && !(call.fn.staged && outcome.code >= 0)) this.end(number, call, outcome);
  }

  /** Takes the completion of the two-stage call of that number. */
  complete(number: number, outcome: Return, blocked: boolean): void {
    const call = this.underWay.get(number);
    if (call !== undefined && this.parts.decisions.completes(call.fn.name, blocked)) this.end(number, call, outcome);
  }

  /** Lets those go that waited for the command that is answered now. */
  goOn(): void {
    const { decisions, view, refusal } = this.parts;
    while (!this.commandOut) {
      const call = this.waiting.shift();
      if (call === undefined) return;
      const code = decisions.judgesAgain(view()) ? refusal(call.fn) : 0;
      if (code === 0) this.send(call);
      else call.done({ code });
    }
  }

  /** The device goes down: every call returns. */
  free(): void {
    const freed = [...this.underWay.values(), ...this.waiting];
    this.forget();
    for (const { fn, done } of freed) done({ code: this.parts.decisions.codeWhenFreed(fn.name) });
  }

  /** Forgets all calls without a word. */
  forget(): void {
    this.underWay.clear();
    this.waiting.length = 0;
    this.out = undefined;
    this.count = 0;
  }

  private send(call: Call): void {
    const { decisions, view, scheduler, send, gaveUp } = this.parts;
    const number = ++this.issued;
    if (decisions.countsCall(view().devStatus)) this.count = decisions.counted(this.count + 1);
    this.out = number;
    this.underWay.set(number, call);
    const patience = decisions.patience(call.fn.name, call.args);
    if (Number.isFinite(patience))
      scheduler.after(patience, () => {
        if (!this.underWay.has(number)) return;
        this.end(number, call, { code: constants.returnCode.SL_API_ABORTED });
        gaveUp();
      });
    send(number, call);
  }

  private end(number: number, call: Call, { code, value }: Return): void {
    this.underWay.delete(number);
    this.count = this.parts.decisions.counted(this.count - 1);
    call.done({ code, ...(value !== undefined && { value }) });
  }
}
