import type { RuleResult } from '../judge/result-schema';
import { violationText } from '../judge/violation-text';

/** What was found against rules, in words, by the scenario that found it. A scenario may prove several rules. */
export function violationsByScenario(rules: readonly RuleResult[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { id, impliedBy, violations } of rules) {
    // An implied rule shares the evidence of the rule that implies it.
    if (impliedBy !== undefined) continue;
    for (const { scenario, command, ...violation } of violations)
      texts.set(scenario, [...(texts.get(scenario) ?? []), violationText(violation, id, command)]);
  }
  return texts;
}

/** Rules against which monitors have found something; JUnit and Allure have a case of its own for each. */
export const rulesWithMonitorViolations = <Found extends Pick<RuleResult, 'violations'>>(
  rules: readonly Found[],
): readonly Found[] => rules.filter(({ violations }) => violations.some(({ monitor }) => monitor !== undefined));
