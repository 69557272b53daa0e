import { codeName, constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { commandNamed } from '../commands';
import { type LineOf, type Monitor, type MonitorContext, monitorFinding } from '../monitor';
import type { MonitorFinding } from '../monitor-violation';
import { mayUnblockApis, opensApis } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { SUCCESS, statusOf } from '../record-accessors';
import { type Calls, type JudgedCall, judgingCalls, noCalls } from './judged-calls';

const { command, returnCode } = constants;

const REFUSED = returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/** Return codes of a device while it restarts itself during a process. PROV-7.5-41 */
const RESTARTING: readonly number[] = [returnCode.SL_RET_CODE_STOP_IN_PROGRESS, returnCode.SL_RET_CODE_DEV_NOT_STARTED];

/** States that TI's driver checks before the blocked APIs and that the transcript does not show. PROV-7.5-30 */
const STRONGER: readonly number[] = [returnCode.SL_API_ABORTED, returnCode.SL_RET_CODE_DEV_LOCKED];

/**
 * While the APIs are blocked, every command returns -2014. Judged from the return of a start, or from the profile in
 * an auto-started process, until an event that can unblock the APIs. It judges one call at a time, by the state that
 * is known both when it was made and when it returned.
 */
export const apisBlocked: Monitor<BlockedCalls> = {
  name: 'APIs blocked',
  rules: ['PROV-7.5-01', 'PROV-5.1.2-04', 'PROV-5.1.2-05', 'PROV-6-04', 'PROV-7.5-09', 'PROV-7.5-15', 'PROV-7.5-28'],
  // The driver serves calls as soon as it has the byte, which can be before the application has the report.
  begin: (process) => noCalls(process, process.milliseconds('status byte bound')),
  ...judgingCalls<BlockedCalls>({
    ruleFor(process, call) {
      const fn = process.apiAccess === 'blocked' ? commandNamed(call.function) : undefined;
      return fn && (fn.ungated ? 'PROV-7.5-15' : ruleNow(process));
    },
    explains: (event, { start, vantage }, after) =>
      after <= vantage.slack ? mayUnblockApis(event, start) : opensApis(statusOf(event), start?.externalConfirmation),
    returned(line, judged, context) {
      const { process, state, held } = context;
      const restarts = isRestarting(line, context);
      if (judged === undefined || process.apiAccess !== 'blocked') return;
      if (line.code === REFUSED) held(judged.rule, judged.call, line);
      else if (!restarts && !STRONGER.includes(line.code)) state.suspicion.raise(wrongAnswer(line, judged, process));
    },
  }),
};

interface BlockedCalls extends Calls {
  /** Device time since when every call returned that the device restarts. */
  restartingSince?: number | undefined;
}

/** Whether the device restarts itself, for no longer than it may. */
function isRestarting({ code, t }: LineOf<'return'>, { process, state }: MonitorContext<BlockedCalls>): boolean {
  state.restartingSince = RESTARTING.includes(code) ? (state.restartingSince ?? t) : undefined;
  const { restartingSince } = state;
  return restartingSince !== undefined && t - restartingSince < process.milliseconds('internal restart bound');
}

function wrongAnswer(line: LineOf<'return'>, { call, rule }: JudgedCall, process: ProcessTracker): MonitorFinding {
  const { start, profileAdded, attempt } = process;
  return monitorFinding(
    rule,
    `${call.function} is answered ${REFUSED}`,
    `it returned ${inWords(line.code)}`,
    line,
    start?.line,
    start?.by === 'device' ? profileAdded : undefined,
    rule === 'PROV-5.1.2-05' ? attempt.addressed : undefined,
    call,
  );
}

/** The rule for this moment, if one is more specific than the general rule. */
export function ruleNow({ start, attempt, result, resultStatus }: ProcessTracker): RuleId {
  if (start?.by === 'device' && attempt.linked === undefined && result === undefined) return 'PROV-7.5-28';
  if (start?.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION) return 'PROV-6-04';
  if (resultStatus !== undefined && resultStatus !== SUCCESS && attempt.linked === undefined) return 'PROV-7.5-09';
  if (start?.externalConfirmation) return 'PROV-5.1.2-04';
  return attempt.addressed === undefined ? 'PROV-7.5-01' : 'PROV-5.1.2-05';
}

function inWords(code: number): string {
  const name = codeName(code);
  return name === undefined ? String(code) : `${code} (${name})`;
}
