import { constants } from '../../../ledger/constants';
import type { PublicFunction } from '../../../ledger/functions';
import type { Fields } from '../../adapter';
import type { Scheduler } from '../scheduler';
import type { DriverView, HostDriverDecisions } from './decisions';
import type { DriverHabits } from './habits';

/** The return of a function. */
export interface Return {
  readonly code: number;
  readonly value?: Fields;
}

/** A call that was accepted at the entry of its function. */
export interface Call {
  readonly fn: PublicFunction;
  readonly args: Fields;
  readonly done: (outcome: Return) => void;
}

/** The dependencies of the calls of a driver. */
interface CallsParts {
  readonly scheduler: Scheduler;
  readonly decisions: HostDriverDecisions;
  readonly habits: DriverHabits;
  readonly view: () => DriverView;
  /** Why the call is refused in the current state; 0 if it is accepted. */
  readonly refusal: (fn: PublicFunction) => number;
  /** Sends a command to the network processor. */
  readonly send: (number: number, call: Call) => void;
  /** A call has waited for its answer for longer than a time limit of the driver: for its response or its completion. */
  readonly gaveUp: (awaited: 'response' | 'completion') => void;
}

/**
 * The pending calls. One command is sent at a time; the next command is sent after the answer to it. A two-stage call
 * is pending until its completion.
 */
export class Calls {
  private issued = 0;
  private count = 0;
  private readonly underWay = new Map<number, Call>();
  private readonly waiting: Call[] = [];
  private out: number | undefined;

  constructor(private readonly parts: CallsParts) {}

  /** Number of calls in progress, as the driver counts them. */
  get inProgress(): number {
    return this.count;
  }

  /** Whether a command was sent and has no answer yet. */
  get commandOut(): boolean {
    return this.out !== undefined;
  }

  /** Sends a call, immediately or after the calls before it. */
  enter(call: Call): void {
    if (this.commandOut) this.waiting.push(call);
    else this.send(call);
  }

  /** Handles the response to the call with this number. */
  respond(number: number, outcome: Return): void {
    const call = this.underWay.get(number);
    if (this.out === number) this.out = undefined;
    if (call !== undefined && !(isStaged(call) && outcome.code >= 0)) this.end(number, call, outcome);
  }

  /** Handles the completion of the two-stage call with this number. */
  complete(number: number, outcome: Return, blocked: boolean): void {
    const call = this.underWay.get(number);
    if (call !== undefined && this.parts.decisions.completes(call.fn.name, blocked)) this.end(number, call, outcome);
  }

  /** Continues the calls that waited for the answer to the current command. */
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

  /**
   * Every call returns, because the device stops.
   *
   * @param code the return code of all of them, after a fatal error
   */
  free(code?: number): void {
    const freed = [...this.underWay.values(), ...this.waiting];
    this.forget();
    for (const { fn, done } of freed) done({ code: code ?? this.parts.decisions.codeWhenFreed(fn.name) });
  }

  /** Discards all calls; they do not return. */
  forget(): void {
    this.underWay.clear();
    this.waiting.length = 0;
    this.out = undefined;
    this.count = 0;
  }

  private send(call: Call): void {
    const { decisions, habits, view, send } = this.parts;
    const number = ++this.issued;
    if (decisions.countsCall(view().devStatus)) this.count = decisions.counted(this.count + 1);
    this.out = number;
    this.underWay.set(number, call);
    this.limit(habits.responsePatience(call.fn), number, call, 'response');
    this.limit(decisions.patience(call.fn.name, call.args), number, call, 'completion');
    send(number, call);
  }

  /** Ends a call that has no answer after `ms`; the driver then assumes a fatal error. */
  private limit(ms: number, number: number, call: Call, awaited: 'response' | 'completion'): void {
    if (!Number.isFinite(ms)) return;
    this.parts.scheduler.after(ms, () => {
      const waits = awaited === 'response' ? this.out === number : this.underWay.has(number);
      if (!waits || this.underWay.get(number) !== call) return;
      this.out = undefined;
      this.end(number, call, { code: constants.returnCode.SL_API_ABORTED });
      this.parts.gaveUp(awaited);
    });
  }

  private end(number: number, call: Call, { code, value }: Return): void {
    this.underWay.delete(number);
    this.count = this.parts.decisions.counted(this.count - 1);
    call.done({ code, ...(value !== undefined && { value }) });
  }
}

/** Whether a call returns at its completion. A ping with a callback returns at its response. */
const isStaged = ({ fn, args }: Call): boolean =>
  fn.staged === true && !(fn.name === 'sl_NetAppPing' && (args.pPingCallback ?? null) !== null);
