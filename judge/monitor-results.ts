import type { RuleId } from '../ledger/rule';
import type { MonitorResult } from './result-schema';
import type { ScenarioRecord } from './scenario-record';

/** A monitor and its rules. */
export interface MonitorRules {
  readonly name: string;
  readonly rules: readonly RuleId[];
}

/** How often the scenarios tested each rule of each monitor. A rule without a test is in the list too. */
export const monitorResults = (
  monitors: readonly MonitorRules[],
  scenarios: readonly Pick<ScenarioRecord, 'tested' | 'monitorViolations'>[],
): MonitorResult[] =>
  monitors.flatMap(({ name, rules }) =>
    rules.map((rule) => ({
      monitor: name,
      rule,
      tested: scenarios.reduce((sum, { tested }) => sum + (tested[rule] ?? 0), 0),
      broken: scenarios.filter(({ monitorViolations }) => monitorViolations.some((each) => each.rule === rule)).length,
    })),
  );
