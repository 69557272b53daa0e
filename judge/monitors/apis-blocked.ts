import { codeName, constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { commandNamed } from '../commands';
import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { PendingViolation } from '../pending-violation';
import { mayUnblockApis } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { SUCCESS, statusOf } from '../record-accessors';

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
export const apisBlocked: Monitor = {
  name: 'APIs blocked',
  rules: ['PROV-7.5-01', 'PROV-5.1.2-04', 'PROV-5.1.2-05', 'PROV-6-04', 'PROV-7.5-09', 'PROV-7.5-15', 'PROV-7.5-28'],
  kinds: ['call', 'pending', 'return', 'event', 'wait'],
  watch(process, held) {
    const suspicion = new PendingViolation(process.vantage);
    const bound = process.milliseconds('internal restart bound');
    let restartingSince: number | undefined;
    let judged: { readonly call: LineOf<'call'>; readonly rule: RuleId } | undefined;
    return (line) => {
      const stands = suspicion.settle(line, (report) => mayUnblockApis(report, process.start));
      if (line.kind === 'call') {
        const fn = process.apiAccess === 'blocked' ? commandNamed(line.function) : undefined;
        judged = fn && { call: line, rule: fn.ungated ? 'PROV-7.5-15' : ruleFor(process) };
      } else if (line.kind === 'pending') judged = undefined;
      else if (line.kind === 'return') {
        const { code, t } = line;
        restartingSince = RESTARTING.includes(code) ? (restartingSince ?? t) : undefined;
        if (judged !== undefined && process.apiAccess === 'blocked') {
          const { call, rule } = judged;
          const restarts = restartingSince !== undefined && t - restartingSince < bound;
          if (code === REFUSED) held(rule, [call.seq, line.seq]);
          else if (!restarts && !STRONGER.includes(code))
            suspicion.raise(
              monitorFinding(rule, `${call.function} is answered ${REFUSED}`, `it returned ${inWords(code)}`, t, [
                process.start?.line,
                process.start?.by === 'device' ? process.profileAdded : undefined,
                rule === 'PROV-5.1.2-05' ? process.attempt.addressed : undefined,
                call,
                line,
              ]),
              t + process.vantage.slack,
            );
        }
        judged = undefined;
      }
      return stands;
    };
  },
};

/** The rule for this moment, if one is more specific than the general rule. */
function ruleFor({ start, attempt, result }: ProcessTracker): RuleId {
  if (start?.by === 'device' && attempt.linked === undefined && result === undefined) return 'PROV-7.5-28';
  if (start?.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION) return 'PROV-6-04';
  const value = result === undefined ? undefined : statusOf(result);
  if (value !== undefined && value !== SUCCESS && attempt.linked === undefined) return 'PROV-7.5-09';
  if (start?.externalConfirmation) return 'PROV-5.1.2-04';
  return attempt.addressed === undefined ? 'PROV-7.5-01' : 'PROV-5.1.2-05';
}

function inWords(code: number): string {
  const name = codeName(code);
  return name === undefined ? String(code) : `${code} (${name})`;
}
