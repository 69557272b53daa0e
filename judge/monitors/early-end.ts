import type { RuleId } from '../../ledger/rule';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { isStop } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { NOT_FETCHED, PROFILE_ADDED, STOPPED, statusOf } from '../record-accessors';
import { repeatsEarlierEnd } from '../repeated-end';

/**
 * Only a confirmed profile, a stop, the time-out or a reset ends a process of the host. It does not end before its
 * time-out, after a failed confirmation, or after an address alone.
 */
export const earlyEnd: Monitor = {
  name: 'no end without a reason',
  rules: ['PROV-4.3-05', 'PROV-5-07', 'PROV-5.1.2-07'],
  on: {
    call(line, context) {
      if (isStop(line)) judgeContinuation(line, context);
    },
    event(line, context) {
      const value = statusOf(line);
      if (value === STOPPED) judgeEnd(line, context);
      else if (value !== undefined || line.name === PROFILE_ADDED) judgeContinuation(line, context);
    },
  },
};

/** The process has continued until its next report, or until the host stops it. */
function judgeContinuation(line: LineOf<'event' | 'call'>, { process, held }: MonitorContext): void {
  const rule = ruleFor(process);
  if (rule !== undefined && process.start !== undefined) held(rule, process.start.line, line);
}

function judgeEnd(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const rule = ruleFor(process);
  const { start, result, attempt, vantage } = process;
  if (repeatsEarlierEnd(process, line)) return;
  if (rule === undefined || start?.timeout === undefined || !Number.isFinite(vantage.slack)) return;
  const after = line.at - start.at;
  const reported = result ?? attempt.addressed;
  const expected = `no end before the ${start.timeout} ms of inactivity are over`;
  if (after + vantage.slack >= start.timeout) held(rule, start.line, line);
  else broken(rule, expected, `STOPPED after ${after} ms`, line, start.line, reported);
}

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
