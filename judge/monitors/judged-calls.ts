import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { PendingViolation } from '../pending-violation';
import type { ProcessTracker } from '../process-tracker';

/** A call that is judged by its return. */
export interface JudgedCall {
  readonly call: LineOf<'call'>;
  readonly rule: RuleId;
}

/** What monitors share that judge one call at a time, by the state both when it was made and when it returned. */
export interface Calls {
  /** A wrong answer, until it is certain that no event on its way explains it. */
  readonly suspicion: PendingViolation;
  /** The call that is judged, until it returns. */
  judged?: JudgedCall | undefined;
}

interface CallRules<State> {
  /** The rule that a call is judged by; undefined if it is not judged. */
  ruleFor(process: ProcessTracker, call: LineOf<'call'>): RuleId | undefined;
  /** Whether an event explains a wrong answer so many ms before it. */
  explains(event: LineOf<'event'>, process: ProcessTracker, after: number): boolean;
  /** Judges a return, and its call if that is judged. */
  returned(line: LineOf<'return'>, judged: JudgedCall | undefined, context: MonitorContext<State>): void;
}

/** The state and the handlers of a monitor that judges calls. */
export function judgingCalls<State extends Calls>({
  ruleFor,
  explains,
  returned,
}: CallRules<State>): Pick<Monitor<State>, 'on'> {
  const settle = (line: Line, { process, state, report }: MonitorContext<State>): void =>
    report(state.suspicion.settle(line, (event, after) => explains(event, process, after)));
  return {
    on: {
      call(line, context) {
        settle(line, context);
        const rule = ruleFor(context.process, line);
        context.state.judged = rule === undefined ? undefined : { call: line, rule };
      },
      pending(line, context) {
        settle(line, context);
        context.state.judged = undefined;
      },
      return(line, context) {
        settle(line, context);
        const { judged } = context.state;
        context.state.judged = undefined;
        returned(line, judged, context);
      },
      event: settle,
      wait: settle,
    },
  };
}

/**
 * The state at a reset.
 *
 * @param lag ms for which an event can follow a call that it explains
 */
export const noCalls = ({ vantage }: ProcessTracker, lag = 0): Calls => ({
  suspicion: new PendingViolation(vantage, { lag }),
});
