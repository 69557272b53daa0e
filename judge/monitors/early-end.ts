import type { RuleId } from '../../ledger/rule';
import { type Held, type LineOf, type Monitor, monitorFinding } from '../monitor';
import type { MonitorFinding } from '../monitor-violation';
import { isStop } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { NOT_FETCHED, PROFILE_ADDED, STOPPED, statusOf } from '../record-accessors';

/**
 * Only a confirmed profile, a stop, the time-out or a reset ends a process of the host. It does not end before its
 * time-out, after a failed confirmation, or after an address alone.
 */
export const earlyEnd: Monitor<'call' | 'event'> = {
  name: 'no end without a reason',
  rules: ['PROV-4.3-05', 'PROV-5-07', 'PROV-5.1.2-07'],
  kinds: ['call', 'event'],
  watch(process, held) {
    return (line) => {
      const rule = ruleFor(process);
      const { start } = process;
      if (rule === undefined || start === undefined) return undefined;
      if (line.kind === 'event' && statusOf(line) === STOPPED) return ended(process, line, rule, held);
      // The process has continued until its next report, or until the host stops it.
      const goesOn = line.kind === 'call' ? isStop(line) : line.name === PROFILE_ADDED || statusOf(line) !== undefined;
      if (goesOn) held(rule, [start.line.seq, line.seq]);
      return undefined;
    };
  },
};

/** The violation of an end at this moment, unless the time-out is over. */
function ended(process: ProcessTracker, line: LineOf<'event'>, rule: RuleId, held: Held): MonitorFinding | undefined {
  const { start, vantage } = process;
  if (start?.timeout === undefined || !Number.isFinite(vantage.slack)) return undefined;
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
}

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
