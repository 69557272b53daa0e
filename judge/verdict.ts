import type { Rule, RuleClass } from '../ledger/rule';

/** The verdict of a scenario on the device. */
export type ScenarioVerdict = 'pass' | 'fail' | 'inconclusive' | 'not-applicable';

/**
 * The verdict of a run on a rule. `recorded`: the document leaves it open, and the report contains the observation.
 * `not-judged`: no scenario judges it, with the reason.
 */
export type RuleVerdict = ScenarioVerdict | 'recorded' | 'not-judged';

/** The verdict of a run on the device. */
export type RunVerdict = 'conformant' | 'non-conformant' | 'incomplete';

/** Exit code of a run; 3 means a usage or configuration error. */
export const exitCodes: Readonly<Record<RunVerdict, number>> = { conformant: 0, 'non-conformant': 1, incomplete: 2 };

/** The end of a scenario, as the runner reports it. */
interface ScenarioEnd {
  /** Worst status of its steps and hooks; undefined if it did not finish. */
  readonly status: 'PASSED' | 'FAILED' | 'SKIPPED' | 'PENDING' | 'UNDEFINED' | 'AMBIGUOUS' | 'UNKNOWN' | undefined;
  /** Whether the failure is an assertion about the device; every other error is a fault of the bench. */
  readonly assertionFailed: boolean;
  /** Whether the scenario declared itself not applicable. */
  readonly notApplicable: boolean;
}

/** Verdict of one scenario. Every outcome except a pass, a device fault and a stated exception is inconclusive. */
export function scenarioVerdict(end: ScenarioEnd): ScenarioVerdict {
  if (end.status === 'PASSED') return 'pass';
  if (end.status === 'FAILED' && end.assertionFailed) return 'fail';
  if (end.status === 'SKIPPED' && end.notApplicable) return 'not-applicable';
  return 'inconclusive';
}

/** Verdict of a rule from its scenarios: one failure decides, and one inconclusive scenario outweighs every pass. */
export function ruleVerdict(ruleClass: RuleClass, scenarios: readonly ScenarioVerdict[]): RuleVerdict {
  if (scenarios.length === 0) return 'not-judged';
  for (const verdict of ['fail', 'inconclusive', 'pass'] as const)
    if (scenarios.includes(verdict)) return ruleClass === 'recorded' && verdict === 'pass' ? 'recorded' : verdict;
  return 'not-applicable';
}

/** The input of the verdict of a run. */
export interface JudgedRule {
  readonly rule: Pick<Rule, 'level' | 'class'>;
  readonly verdict: RuleVerdict;
  /** Whether it fails exactly as a known deviation says. */
  readonly known?: boolean;
}

/**
 * Verdict of a run over its selected rules. A failure of a MUST or MUST NOT rule decides unless it is a known
 * deviation. Otherwise every mandatory rule needs a verdict, no scenario may be inconclusive, and at least one
 * scenario must have been executed.
 *
 * @param rules the rules within the selection of the run, without planned ones
 * @param scenarios verdicts of the selected scenarios
 */
export function runVerdict(rules: readonly JudgedRule[], scenarios: readonly ScenarioVerdict[]): RunVerdict {
  const mandatory = rules.filter(({ rule }) => rule.level.startsWith('MUST') && rule.class !== 'recorded');
  if (mandatory.some(({ verdict, known }) => verdict === 'fail' && !known)) return 'non-conformant';
  const executed = scenarios.some((verdict) => verdict === 'pass' || verdict === 'fail');
  const doubtful = scenarios.includes('inconclusive') || mandatory.some(({ verdict }) => verdict === 'not-judged');
  return executed && !doubtful ? 'conformant' : 'incomplete';
}
