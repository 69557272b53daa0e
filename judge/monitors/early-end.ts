import type { RuleId } from '../../ledger/rule';
import type { Monitor } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { NOT_FETCHED, STOPPED, statusOf } from '../record-accessors';

/**
 * Only a confirmed profile, a stop, the time-out or a reset ends a process of the host. It does not end before its
 * time-out, after a failed confirmation, or after an address alone.
 */
export const earlyEnd: Monitor = {
  name: 'no end without a reason',
  rules: ['PROV-4.3-05', 'PROV-5-07', 'PROV-5.1.2-07'],
  on: {
    event(line, { process, held, broken }) {
      if (statusOf(line) !== STOPPED) return;
      const rule = ruleFor(process);
      const { start, result, attempt, vantage } = process;
      if (rule === undefined || start?.timeout === undefined || !Number.isFinite(vantage.slack)) return;
      const after = line.at - start.at;
      const reported = result ?? attempt.addressed;
      const expected = `no end before the ${start.timeout} ms of inactivity are over`;
      if (after + vantage.slack >= start.timeout) held(rule, start.line, line);
      else broken(rule, expected, `STOPPED after ${after} ms`, line, start.line, reported);
    },
  },
};

/** The rule that an end at this moment breaks; undefined if there can be a reason for the end. */
function ruleFor(process: ProcessTracker): RuleId | undefined {
  const { phase, start, resultStatus, attempt } = process;
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
  if (resultStatus === undefined) return process.profileAdded === undefined ? 'PROV-4.3-05' : undefined;
  return resultStatus < NOT_FETCHED && process.idleSinceResult ? 'PROV-5-07' : undefined;
}
