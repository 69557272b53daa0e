import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { NOT_FETCHED, STOPPED, statusOf } from '../record-accessors';

/**
 * A process of the host ends by a confirmed profile, by a stop, by its time-out or by a reset, and by nothing else:
 * not before its time-out, not because a confirmation has failed, not because an address was all there was to get.
 */
export const earlyEnd: Monitor<'event'> = {
  name: 'no end without a reason',
  rules: ['PROV-4.3-05', 'PROV-5-07', 'PROV-5.1.2-07'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      if (statusOf(line) !== STOPPED) return undefined;
      const rule = ruleFor(process);
      const { start, vantage } = process;
      if (rule === undefined || start?.timeout === undefined || !Number.isFinite(vantage.slack)) return undefined;
      const after = line.at - start.at;
      if (after + vantage.slack >= start.timeout) {
        held(rule, [start.line.seq, line.seq]);
        return undefined;
      }
      return monitorFinding(
        rule,
        `no end before the ${start.timeout} ms of inactivity are over`,
        `STOPPED after ${after} ms`,
        line.at,
        [start.line, process.result ?? process.attempt.addressed, line],
      );
    };
  },
};

/** The rule an end at this moment would break; undefined where there may be a reason. */
function ruleFor(process: ProcessTracker): RuleId | undefined {
  const { phase, start, result, attempt } = process;
  if (
    phase !== 'running' ||
    start?.by !== 'host' ||
    process.troubled ||
    process.aborted !== undefined ||
    process.syncTimedOut
  )
    return undefined;
  if (attempt.addressed !== undefined && start.externalConfirmation) return 'PROV-5.1.2-07';
  if (attempt.linked !== undefined || attempt.addressed !== undefined) return undefined;
  const value = result === undefined ? undefined : statusOf(result);
  if (value === undefined) return process.profileAdded === undefined ? 'PROV-4.3-05' : undefined;
  return value < NOT_FETCHED && process.idleSinceResult ? 'PROV-5-07' : undefined;
}
