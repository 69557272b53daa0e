import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { AUTO_STARTED, statusOf } from '../record-accessors';

/**
 * A device auto-starts only with the policy on, not too early, and not because of missing profiles if it has one. A
 * start by the host is not announced as an auto-start.
 */
export const autoStart: Monitor = {
  name: 'auto-starts',
  rules: ['PROV-4.1-03', 'PROV-4.2-01', 'PROV-4.2-04', 'PROV-4.2-06'],
  on: {
    event(line, context) {
      if (statusOf(line) !== AUTO_STARTED) return;
      const { phase, policyChanged } = context.process;
      if (phase === 'running') judgeAnnouncement(line, context);
      else if (phase === 'none' && !policyChanged) judgeStart(line, context);
    },
  },
};

function judgeAnnouncement(line: LineOf<'event'>, { process: { start }, broken }: MonitorContext): void {
  if (start?.by === 'host')
    broken('PROV-4.1-03', 'no announcement of an auto-start', 'one in a process of the host', line, start.line);
}

function judgeStart(line: LineOf<'event'>, context: MonitorContext): void {
  const { process, held, broken } = context;
  if (process.policy('autoProvisioning') !== false) {
    held('PROV-4.2-01', line);
    judgeDelay(line, context);
    return;
  }
  const { reset, powerOn } = process;
  broken('PROV-4.2-01', 'no start while the policy is off', 'an auto-started process', line, reset, powerOn);
}

function judgeDelay(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { powerOn, profiles, profilesChanged, reset, vantage } = process;
  if (!Number.isFinite(vantage.slack) || profilesChanged) return;
  if (powerOn === undefined || profiles === undefined) return;
  const after = line.at - powerOn.t;
  const [early, rule] =
    profiles.length === 0
      ? (['no-profile delay', 'PROV-4.2-04'] as const)
      : (['disconnection delay', 'PROV-4.2-06'] as const);
  if (after + vantage.slack >= process.milliseconds(early)) held(rule, powerOn, line);
  else broken(rule, `no start before the ${early} is over`, `one after ${after} ms`, line, reset, powerOn);
}
