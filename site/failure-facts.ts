import type { Result, RuleViolation } from '../judge/result-schema';

/** A fact of a failure; only the records have more than one line. */
interface FailureFact {
  readonly name: 'scenario' | 'step' | 'expected' | 'observed' | 'at' | 'monitor' | 'records' | 'to repeat';
  readonly lines: readonly [string, ...string[]];
}

/** Name of the scenario in which a rule was broken. */
export const scenarioName = ({ scenarios }: Pick<Result, 'scenarios'>, { scenario }: RuleViolation): string =>
  scenarios.find(({ id }) => id === scenario)?.name ?? scenario;

/**
 * The step in which a scenario failed, and whether its Then steps were still to come. A failure before them only shows
 * that the rule could not be judged. Undefined if no step failed, as for a monitor violation.
 */
export function failedStep({ scenarios }: Pick<Result, 'scenarios'>, violation: RuleViolation): string | undefined {
  if (violation.monitor !== undefined) return undefined;
  const steps = scenarios.find(({ id }) => id === violation.scenario)?.steps ?? [];
  const at = steps.findIndex(({ status }) => status === 'FAILED');
  const step = steps[at];
  if (step === undefined) return undefined;
  const point = steps.findLastIndex(({ text }) => text.startsWith('Then '));
  return `"${step.text}" (${at + 1} of ${steps.length}${at < point ? ', before the Then steps' : ''})`;
}

/** The facts of a failure: expectation, observation, time, and the command that repeats it. */
export function failureFacts(result: Result, violation: RuleViolation): readonly FailureFact[] {
  const { expected, seen, at, monitor, evidence: [first, ...others] = [], command } = violation;
  const step = failedStep(result, violation);
  return [
    { name: 'scenario', lines: [scenarioName(result, violation)] },
    ...(step === undefined ? [] : [{ name: 'step', lines: [step] } as const]),
    { name: 'expected', lines: [expected] },
    { name: 'observed', lines: [seen] },
    { name: 'at', lines: [`${at} ms of device time after the start of the scenario`] },
    ...(monitor === undefined ? [] : [{ name: 'monitor', lines: [monitor] } as const]),
    ...(first === undefined ? [] : [{ name: 'records', lines: [first, ...others] } as const]),
    { name: 'to repeat', lines: [command] },
  ];
}
