import type { Result, RuleViolation } from '../judge/result-schema';

/** A fact of a failure; only the records are more than one line. */
export interface StoryFact {
  readonly name: 'scenario' | 'step' | 'expected' | 'observed' | 'at' | 'monitor' | 'records' | 'to repeat';
  readonly lines: readonly [string, ...string[]];
}

/** Name of the scenario in which a rule was broken. */
export const scenarioName = ({ scenarios }: Pick<Result, 'scenarios'>, { scenario }: RuleViolation): string =>
  scenarios.find(({ id }) => id === scenario)?.name ?? scenario;

/**
 * The step in which a scenario failed, and whether its point was still to come: a failure on the way there says of the
 * rule only that it could not be shown. Undefined where no step failed, as where a monitor noticed something.
 */
export function failedStep({ scenarios }: Pick<Result, 'scenarios'>, violation: RuleViolation): string | undefined {
  if (violation.monitor !== undefined) return undefined;
  const steps = scenarios.find(({ id }) => id === violation.scenario)?.steps ?? [];
  const at = steps.findIndex(({ status }) => status === 'FAILED');
  const step = steps[at];
  if (step === undefined) return undefined;
  const point = steps.findLastIndex(({ text }) => text.startsWith('Then '));
  return `"${step.text}" (${at + 1} of ${steps.length}${at < point ? ', before what the scenario is about' : ''})`;
}

/** What there is to say of a failure: what was expected, what was seen and when, and how to see it again. */
export function storyFacts(result: Result, violation: RuleViolation): readonly StoryFact[] {
  const { expected, seen, at, monitor, evidence: [first, ...others] = [], command } = violation;
  const step = failedStep(result, violation);
  return [
    { name: 'scenario', lines: [scenarioName(result, violation)] },
    ...(step === undefined ? [] : [{ name: 'step', lines: [step] } as const]),
    { name: 'expected', lines: [expected] },
    { name: 'observed', lines: [seen] },
    { name: 'at', lines: [`${at} ms of device time after the scenario began`] },
    ...(monitor === undefined ? [] : [{ name: 'monitor', lines: [monitor] } as const]),
    ...(first === undefined ? [] : [{ name: 'records', lines: [first, ...others] } as const]),
    { name: 'to repeat', lines: [command] },
  ];
}
