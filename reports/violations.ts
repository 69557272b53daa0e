import type { RuleResult } from '../judge/result-schema';
import { violationText } from '../judge/violation-text';

/** The violations of rules as text, by scenario. A scenario can prove several rules. */
export function violationsByScenario(rules: readonly RuleResult[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { id, impliedBy, violations } of rules) {
    // An implied rule shares the violations of the rule that implies it.
    if (impliedBy !== undefined) continue;
    for (const { scenario, command, ...violation } of violations)
      texts.set(scenario, [...(texts.get(scenario) ?? []), violationText(violation, id, command)]);
  }
  return texts;
}

/** Rules with monitor violations; JUnit and Allure report a separate case for each. */
export const rulesWithMonitorViolations = <Found extends Pick<RuleResult, 'violations'>>(
  rules: readonly Found[],
): readonly Found[] => rules.filter(({ violations }) => violations.some(({ monitor }) => monitor !== undefined));
