import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { type LineOf, type Monitor, type MonitorContext, monitorFinding } from '../monitor';
import { PolicyViolation } from '../policy-violation';
import type { ProcessTracker } from '../process-tracker';
import { AUTO_STARTED, STOPPED, statusOf } from '../record-accessors';
import { policyIn, profilesIn } from '../scenario-setup';

/**
 * A device auto-starts only with the policy on, not too early, and not because of missing profiles if it has one. A
 * start by the host is not announced as an auto-start.
 */
export const autoStart: Monitor<PolicyViolation> = {
  name: 'auto-starts',
  rules: ['PROV-4.1-03', 'PROV-4.2-01', 'PROV-4.2-04', 'PROV-4.2-06'],
  begin: () => new PolicyViolation(constants.connectionPolicy.autoProvisioning),
  on: {
    return(line, { process, state, report }) {
      report(state.settle(line, process));
    },
    wait(line, { process, held }) {
      const rule = ruleKeptUntil(process, line.t);
      if (rule !== undefined && process.powerOn !== undefined) held(rule, process.powerOn, line);
    },
    event(line, context) {
      const value = statusOf(line);
      if (value === STOPPED) judgeProcess(line, context);
      if (value !== AUTO_STARTED) return;
      const { phase, changed } = context.process;
      if (phase === 'running') judgeAnnouncement(line, context);
      else if (phase === 'none' && !changed.policy) judgeStart(line, context);
    },
  },
};

/** A process of the host has ended without the announcement of an auto-start. */
function judgeProcess(line: LineOf<'event'>, { process: { start, phase }, held }: MonitorContext): void {
  if (start?.by === 'host' && (phase === 'running' || phase === 'ending')) held('PROV-4.1-03', start.line, line);
}

/** The rule that forbids an auto-start at this time. */
function ruleKeptUntil(process: ProcessTracker, t: number): RuleId | undefined {
  const { phase, powerOn, changed, vantage } = process;
  const profiles = profilesIn(process.reset);
  if (phase !== 'none' || changed.policy || powerOn === undefined) return undefined;
  const after = t - powerOn.t;
  // A device that took itself for one without profiles, and its policy for on, has started by then.
  const isLong = after > process.milliseconds('no-profile bound') + vantage.slack;
  if (policyIn(process.reset, 'autoProvisioning') === false) return isLong ? 'PROV-4.2-01' : undefined;
  if (changed.profiles || profiles === undefined) return undefined;
  if (profiles.length === 0) return after < process.milliseconds('no-profile delay') ? 'PROV-4.2-04' : undefined;
  return isLong && after < process.milliseconds('disconnection delay') ? 'PROV-4.2-06' : undefined;
}

function judgeAnnouncement(line: LineOf<'event'>, { process: { start }, broken }: MonitorContext): void {
  if (start?.by === 'host')
    broken('PROV-4.1-03', 'no announcement of an auto-start', 'one in a process of the host', line, start.line);
}

function judgeStart(line: LineOf<'event'>, context: MonitorContext<PolicyViolation>): void {
  const { process, state, held } = context;
  if (policyIn(process.reset, 'autoProvisioning') !== false) {
    held('PROV-4.2-01', line);
    judgeDelay(line, context);
    return;
  }
  const { reset, powerOn } = process;
  const expected = 'no start while the policy is off';
  state.raise(monitorFinding('PROV-4.2-01', expected, 'an auto-started process', line, reset, powerOn));
}

function judgeDelay(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { powerOn, changed, reset, vantage } = process;
  const profiles = profilesIn(reset);
  if (!Number.isFinite(vantage.slack) || changed.profiles) return;
  if (powerOn === undefined || profiles === undefined) return;
  const after = line.at - powerOn.t;
  const [early, rule] =
    profiles.length === 0
      ? (['no-profile delay', 'PROV-4.2-04'] as const)
      : (['disconnection delay', 'PROV-4.2-06'] as const);
  if (after + vantage.slack >= process.milliseconds(early)) held(rule, powerOn, line);
  else broken(rule, `no start before the ${early} is over`, `one after ${after} ms`, line, reset, powerOn);
}
