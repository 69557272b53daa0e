import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { NOT_FETCHED, STOPPED, statusOf } from '../record-accessors';

/**
 * Only a confirmed profile, a stop, the time-out or a reset ends a process of the host. It does not end before its
 * time-out, after a failed confirmation, or after an address alone.
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

/** The rule that an end at this moment breaks; undefined if there can be a reason for the end. */
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
