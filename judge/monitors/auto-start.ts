import { type Monitor, monitorFinding } from '../monitor';
import { AUTO_STARTED, statusOf } from '../record-accessors';

/**
 * A device auto-starts only with the policy on, not too early, and not because of missing profiles if it has one. A
 * start by the host is not announced as an auto-start.
 */
export const autoStart: Monitor<'event'> = {
  name: 'auto-starts',
  rules: ['PROV-4.1-03', 'PROV-4.2-01', 'PROV-4.2-04', 'PROV-4.2-06'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
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
