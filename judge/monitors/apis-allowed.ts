import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { commandNamed } from '../commands';
import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { PendingViolation } from '../pending-violation';
import type { ProcessTracker } from '../process-tracker';
import { READY, statusOf, timeOf } from '../record-accessors';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/**
 * While the APIs are unblocked, no command returns -2014. They are unblocked after the end of a process, after status
 * 16 with external confirmation, and after status 17. After an auto-start the first call is served too. A call counts
 * if it was made after the suite had received the event that unblocks the APIs.
 */
export const apisAllowed: Monitor = {
  name: 'APIs allowed',
  rules: ['PROV-7.5-05', 'PROV-7.5-25', 'PROV-7.5-26', 'PROV-7.5-27', 'PROV-7.5-36', 'PROV-7.5-37', 'PROV-7.5-38'],
  kinds: ['call', 'pending', 'return', 'event', 'wait'],
  watch(process, held) {
    const suspicion = new PendingViolation(process.vantage);
    let judged: { readonly call: LineOf<'call'>; readonly rule: RuleId } | undefined;
    return (line) => {
      const stands = suspicion.settle(line, () => true);
      if (line.kind === 'call') {
        const rule = ruleFor(process, line);
        judged = rule === undefined ? undefined : { call: line, rule };
      } else if (line.kind === 'pending') judged = undefined;
      else if (line.kind === 'return') {
        if (judged !== undefined && process.apiAccess === 'allowed') {
          const { call, rule } = judged;
          if (line.code !== REFUSED) held(rule, [call.seq, line.seq]);
          else
            suspicion.raise(
              monitorFinding(rule, `${call.function} is served`, `it returned ${REFUSED}`, line.t, [
                process.opened,
                call,
                line,
              ]),
              line.t + process.vantage.slack,
            );
        }
        judged = undefined;
      }
      return stands;
    };
  },
};

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
