import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { commandNamed } from '../commands';
import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { READY, statusOf, timeOf } from '../record-accessors';
import { type Calls, judgingCalls, noCalls } from './judged-calls';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/**
 * While the APIs are unblocked, no command returns -2014. They are unblocked after the end of a process, after status
 * 16 with external confirmation, and after status 17. After an auto-start the first call is served too. A call counts
 * if it was made after the suite had received the event that unblocks the APIs.
 */
export const apisAllowed: Monitor<Calls> = {
  name: 'APIs allowed',
  rules: ['PROV-7.5-05', 'PROV-7.5-25', 'PROV-7.5-26', 'PROV-7.5-27', 'PROV-7.5-36', 'PROV-7.5-37', 'PROV-7.5-38'],
  begin: noCalls,
  ...judgingCalls<Calls>({
    ruleFor,
    explains: () => true,
    returned(line, judged, { process, state, held }) {
      if (judged === undefined || process.apiAccess !== 'allowed') return;
      const { call, rule } = judged;
      if (line.code !== REFUSED) held(rule, call, line);
      else
        state.suspicion.raise(
          monitorFinding(rule, `${call.function} is served`, `it returned ${REFUSED}`, line, process.opened, call),
        );
    },
  }),
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
