import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { AUTO_STARTED, STOPPED, statusOf } from '../record-accessors';

/**
 * A device auto-starts only with the policy on, not too early, and not because of missing profiles if it has one. A
 * start by the host is not announced as an auto-start.
 */
export const autoStart: Monitor<'event' | 'wait'> = {
  name: 'auto-starts',
  rules: ['PROV-4.1-03', 'PROV-4.2-01', 'PROV-4.2-04', 'PROV-4.2-06'],
  kinds: ['event', 'wait'],
  watch(process, held) {
    return (line) => {
      if (line.kind === 'wait') {
        const wait = waitedFor(process, line.t);
        if (wait !== undefined) held(wait.rule, [wait.since, line.seq]);
        return undefined;
      }
      if (statusOf(line) === STOPPED && process.start?.by === 'host' && isUnderWay(process))
        held('PROV-4.1-03', [process.start.line.seq, line.seq]);
      if (statusOf(line) !== AUTO_STARTED) return undefined;
      const { start, phase, powerOn, profiles } = process;
      if (phase === 'running')
        return start?.by === 'host'
          ? monitorFinding('PROV-4.1-03', 'no announcement of an auto-start', 'one in a process of the host', line.at, [
              start.line,
              line,
            ])
          : undefined;
      if (phase !== 'none' || process.policyChanged) return undefined;
      const before = [process.reset, powerOn, line];
      if (process.policy('autoProvisioning') === false)
        return monitorFinding(
          'PROV-4.2-01',
          'no start while the policy is off',
          'an auto-started process',
          line.at,
          before,
        );
      held('PROV-4.2-01', [line.seq]);
      if (!Number.isFinite(process.vantage.slack)) return undefined;
      if (powerOn === undefined || process.profilesChanged || profiles === undefined) return undefined;
      const after = line.at - powerOn.t;
      const [early, rule] =
        profiles.length === 0
          ? (['no-profile delay', 'PROV-4.2-04'] as const)
          : (['disconnection delay', 'PROV-4.2-06'] as const);
      if (after + process.vantage.slack < process.milliseconds(early))
        return monitorFinding(rule, `no start before the ${early} is over`, `one after ${after} ms`, line.at, before);
      held(rule, [powerOn.seq, line.seq]);
      return undefined;
    };
  },
};

const isUnderWay = ({ phase }: ProcessTracker): boolean => phase === 'running' || phase === 'ending';

/** The rule that forbids an auto-start up to this time, and the line from which on it does. */
function waitedFor(process: ProcessTracker, t: number): { readonly rule: RuleId; readonly since: number } | undefined {
  const { phase, powerOn, profiles, vantage } = process;
  if (phase !== 'none' || process.policyChanged || powerOn === undefined) return undefined;
  const since = powerOn.seq;
  const after = t - powerOn.t;
  if (process.policy('autoProvisioning') === false)
    return after > process.milliseconds('no-profile bound') + vantage.slack
      ? { rule: 'PROV-4.2-01', since }
      : undefined;
  if (process.profilesChanged || profiles === undefined) return undefined;
  if (profiles.length === 0)
    return after < process.milliseconds('no-profile delay') ? { rule: 'PROV-4.2-04', since } : undefined;
  // A device with a profile that took it for a device without one has started by then.
  const isLong = after > process.milliseconds('no-profile bound') + vantage.slack;
  return isLong && after < process.milliseconds('disconnection delay') ? { rule: 'PROV-4.2-06', since } : undefined;
}
