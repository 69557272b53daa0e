import type { Result, RuleViolation } from '../reports/result-schema';

/** A fact of a failure; only the records that prove it are more than one line. */
export interface StoryFact {
  readonly name:
    | 'scenario'
    | 'expected'
    | 'seen'
    | 'at'
    | 'noticed by the monitor'
    | 'records that prove it'
    | 'to repeat it';
  readonly lines: readonly [string, ...string[]];
}

/** Name of the scenario in which a rule was broken. */
export const scenarioName = ({ scenarios }: Pick<Result, 'scenarios'>, { scenario }: RuleViolation): string =>
  scenarios.find(({ id }) => id === scenario)?.name ?? scenario;

/** What there is to say of a failure: what was expected, what was seen and when, and how to see it again. */
export function storyFacts(result: Result, violation: RuleViolation): readonly StoryFact[] {
  const { expected, seen, at, monitor, evidence: [first, ...others] = [], command } = violation;
  return [
    { name: 'scenario', lines: [scenarioName(result, violation)] },
    { name: 'expected', lines: [expected] },
    { name: 'seen', lines: [seen] },
    { name: 'at', lines: [`${at} ms of device time after the scenario began`] },
    ...(monitor === undefined ? [] : [{ name: 'noticed by the monitor', lines: [monitor] } as const]),
    ...(first === undefined ? [] : [{ name: 'records that prove it', lines: [first, ...others] } as const]),
    { name: 'to repeat it', lines: [command] },
  ];
}
