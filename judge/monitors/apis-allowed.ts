import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import { commandNamed } from '../commands';
import { type LineOf, type Monitor, type MonitorContext, monitorFinding } from '../monitor';
import { PendingViolation } from '../pending-violation';
import type { ProcessTracker } from '../process-tracker';
import { READY, statusOf, timeOf } from '../record-accessors';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/**
 * While the APIs are unblocked, no command returns -2014. They are unblocked after the end of a process, after status
 * 16 with external confirmation, and after status 17. After an auto-start the first call is served too. A call counts
 * if it was made after the suite had received the event that unblocks the APIs.
 */
export const apisAllowed: Monitor<Calls> = {
  name: 'APIs allowed',
  rules: ['PROV-7.5-05', 'PROV-7.5-25', 'PROV-7.5-26', 'PROV-7.5-27', 'PROV-7.5-36', 'PROV-7.5-37', 'PROV-7.5-38'],
  begin: ({ vantage }) => ({ suspicion: new PendingViolation(vantage) }),
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
      const { process, state, held } = context;
      const { judged } = state;
      state.judged = undefined;
      if (judged === undefined || process.apiAccess !== 'allowed') return;
      const { call, rule } = judged;
      if (line.code !== REFUSED) held(rule, call, line);
      else
        state.suspicion.raise(
          monitorFinding(rule, `${call.function} is served`, `it returned ${REFUSED}`, line, process.opened, call),
        );
    },
    event: settle,
    wait: settle,
  },
};

interface Calls {
  readonly suspicion: PendingViolation;
  /** The call that is judged, until it returns. */
  judged?: { readonly call: LineOf<'call'>; readonly rule: RuleId } | undefined;
}

function settle(line: Line, { state, report }: MonitorContext<Calls>): void {
  report(state.suspicion.settle(line, () => true));
}

/** The rule that requires the call to be served; undefined if the transcript does not prove one. */
function ruleFor(process: ProcessTracker, call: LineOf<'call'>): RuleId | undefined {
  const { opened, start } = process;
  const fn = commandNamed(call.function);
  if (process.apiAccess !== 'allowed' || opened === undefined || opened.seq > call.seq || fn === undefined)
    return undefined;
  if (process.phase === 'none') return 'PROV-7.5-05';
  if (start?.by === 'device') return process.calls === 0 ? 'PROV-7.5-27' : undefined;
  // The time-out ends the process, and with it the right to use the APIs.
  const over = start?.timeout === undefined || call.t + process.vantage.slack >= start.at + start.timeout;
  if (over || (timeOf(opened) ?? 0) > call.t) return undefined;
  if (fn.silo !== 'SOCKET') return 'PROV-7.5-38';
  const ready = statusOf(opened) === READY;
  if (process.calls === 0) return ready ? 'PROV-7.5-26' : 'PROV-7.5-25';
  return ready ? 'PROV-7.5-37' : 'PROV-7.5-36';
}
