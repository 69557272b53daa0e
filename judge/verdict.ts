import type { Rule, RuleClass } from '../ledger/rule';

/** What a scenario says about the device. */
export type ScenarioVerdict = 'pass' | 'fail' | 'inconclusive' | 'not-applicable';

/**
 * What a run says about a rule. `recorded`: the document leaves it open, the device's answer is in the report.
 * `not-judged`: no scenario spoke, with the reason.
 */
export type RuleVerdict = ScenarioVerdict | 'recorded' | 'not-judged';

/** What a run says about the device. */
export type RunVerdict = 'conformant' | 'non-conformant' | 'incomplete';

/** Exit code of a run; 3 is kept for usage and configuration errors. */
export const exitCodes: Readonly<Record<RunVerdict, number>> = { conformant: 0, 'non-conformant': 1, incomplete: 2 };

/** How a scenario ended, as the runner saw it. */
export interface ScenarioEnd {
  /** Worst status of its steps and hooks; undefined when it never finished. */
  readonly status: 'PASSED' | 'FAILED' | 'SKIPPED' | 'PENDING' | 'UNDEFINED' | 'AMBIGUOUS' | 'UNKNOWN' | undefined;
  /** Whether the failure is an assertion about the device; any other error is the bench's. */
  readonly assertionFailed: boolean;
  /** Whether the scenario declared itself not applicable. */
  readonly notApplicable: boolean;
}

/** Verdict of one scenario. Whatever is neither a plain pass, a device fault nor a stated exception is inconclusive. */
export function scenarioVerdict(end: ScenarioEnd): ScenarioVerdict {
  if (end.status === 'PASSED') return 'pass';
  if (end.status === 'FAILED' && end.assertionFailed) return 'fail';
  if (end.status === 'SKIPPED' && end.notApplicable) return 'not-applicable';
  return 'inconclusive';
}

/** Verdict of a rule from those of its scenarios: one fault is enough, one doubt outweighs any pass. */
export function ruleVerdict(ruleClass: RuleClass, scenarios: readonly ScenarioVerdict[]): RuleVerdict {
  if (scenarios.length === 0) return 'not-judged';
  for (const verdict of ['fail', 'inconclusive', 'pass'] as const)
    if (scenarios.includes(verdict)) return ruleClass === 'recorded' && verdict === 'pass' ? 'recorded' : verdict;
  return 'not-applicable';
}

/** What the verdict of a run looks at. */
export interface JudgedRule {
  readonly rule: Pick<Rule, 'level' | 'class'>;
  readonly verdict: RuleVerdict;
  /** Whether it fails exactly as a known deviation says. */
  readonly known?: boolean;
}

/**
 * Verdict of a run over the rules it set out to judge. A fault in a MUST or MUST NOT rule is decisive unless it is known; otherwise every
 * mandatory rule needs a verdict, no scenario may be in doubt, and something must really have been executed.
 *
 * @param rules the rules within the selection of the run, planned ones left out
 * @param scenarios verdicts of the selected scenarios
 */
export function runVerdict(rules: readonly JudgedRule[], scenarios: readonly ScenarioVerdict[]): RunVerdict {
  const mandatory = rules.filter(({ rule }) => rule.level.startsWith('MUST') && rule.class !== 'recorded');
  if (mandatory.some(({ verdict, known }) => verdict === 'fail' && !known)) return 'non-conformant';
  const executed = scenarios.some((verdict) => verdict === 'pass' || verdict === 'fail');
  const doubtful = scenarios.includes('inconclusive') || mandatory.some(({ verdict }) => verdict === 'not-judged');
  return executed && !doubtful ? 'conformant' : 'incomplete';
}
