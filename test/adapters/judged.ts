import type { Result } from '../../judge/result-schema';

/** Everything a result says of the device, times of the device included. */
export const judged = ({ run, rules, scenarios, observations }: Result) => ({
  verdict: run.verdict,
  counts: run.counts,
  deviceMs: run.deviceMs,
  // How to run a violation again names the adapter.
  rules: rules.map((rule) => ({
    ...rule,
    violations: rule.violations.map(({ command: _, ...violation }) => violation),
  })),
  observations,
  scenarios: scenarios.map(({ id, verdict, reason, deviceMs }) => ({ id, verdict, reason, deviceMs })),
});
