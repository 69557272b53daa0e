import type { RuleId } from '../ledger/rule';
import type { MonitorResult } from './result-schema';
import type { ScenarioRecord } from './scenario-record';

/** A monitor and its rules. */
export interface MonitorRules {
  readonly name: string;
  readonly rules: readonly RuleId[];
}

/** How often the scenarios tested each rule of each monitor. A rule without a test is in the list too. */
export function monitorResults(
  monitors: readonly MonitorRules[],
  scenarios: readonly Pick<ScenarioRecord, 'tested' | 'monitorViolations'>[],
): MonitorResult[] {
  const tested = new Map<string, number>();
  const broken = new Map<string, number>();
  const add = (counts: Map<string, number>, rule: string, times: number) =>
    counts.set(rule, (counts.get(rule) ?? 0) + times);
  for (const scenario of scenarios) {
    for (const [rule, times] of Object.entries(scenario.tested)) add(tested, rule, times);
    for (const rule of new Set(scenario.monitorViolations.map((violation) => violation.rule))) add(broken, rule, 1);
  }
  return monitors.flatMap(({ name, rules }) =>
    rules.map((rule) => ({
      monitor: name,
      rule,
      tested: tested.get(rule) ?? 0,
      broken: broken.get(rule) ?? 0,
    })),
  );
}
