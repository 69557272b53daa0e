import { concerns, type ScenarioRequirements } from '../ledger/applicability';
import { claims } from '../ledger/claims';
import { type Lack, named } from '../ledger/lack';
import type { Rule, RuleId } from '../ledger/rule';
import { keyOf, type RunLocation } from './completeness';
import type { ScenarioRecord } from './scenario-record';

/** A scenario of the suite, as in its feature. */
export interface SuiteScenario extends RunLocation {
  readonly ruleIds: readonly RuleId[];
  readonly requirements: ScenarioRequirements;
}

/**
 * The scenarios that a certificate requires. Excluded are those about a feature that the user has stated as missing,
 * and those that need a capability which the bench does not have. Reports of the device do not change them.
 */
export function requiredScenarios(suite: readonly SuiteScenario[], stated: readonly Lack[]): readonly SuiteScenario[] {
  const taken = claims().filter(({ claim }) => named('claim', stated).includes(claim));
  const unmet = named('need', stated);
  return suite.filter(
    ({ requirements }) =>
      !taken.some((claim) => concerns(claim, requirements)) && !requirements.needs.some((need) => unmet.includes(need)),
  );
}

/**
 * Number of required scenarios of each rule. A rule without its own scenarios has those of the rule that implies it.
 */
export function requiredByRule(
  rules: readonly Rule[],
  required: readonly SuiteScenario[],
  suite: readonly SuiteScenario[],
): ReadonlyMap<RuleId, number> {
  const count = (scenarios: readonly SuiteScenario[], id: RuleId): number =>
    scenarios.filter(({ ruleIds }) => ruleIds.includes(id)).length;
  return new Map(
    rules.map(({ id, impliedBy }) => {
      const borrowed = impliedBy !== undefined && count(suite, id) === 0;
      return [id, count(required, borrowed ? impliedBy : id)];
    }),
  );
}

/**
 * Why required scenarios are not sufficient for a certificate, as sentences. Each must have been executed, and every
 * function that could not be called in it must be stated.
 */
export function requirementGaps(
  required: readonly SuiteScenario[],
  stated: readonly Lack[],
  executed: readonly ScenarioRecord[],
): readonly string[] {
  const keys = new Set(required.map(keyOf));
  const gaps = executed
    .filter((scenario) => keys.has(keyOf(scenario)))
    .map((scenario) => ({ scenario, lacks: unstated(scenario, stated) }))
    .filter(({ lacks }) => lacks.length > 0);
  const [first] = gaps;
  if (first === undefined) return [];
  const lacks = [...new Set(gaps.flatMap((gap) => gap.lacks))].sort();
  const { scenario } = first;
  return [
    `${gaps.length} scenarios that the device statement requires were not executed completely, first ${scenario.id}: ${scenario.reason ?? 'functions are missing'}.`,
    `The device statement does not exclude this: ${lacks.join(', ')}.`,
  ];
}

/** Missing capabilities of a scenario that the user has not stated. */
function unstated({ verdict, lacks = [], notIssued }: ScenarioRecord, stated: readonly Lack[]): readonly string[] {
  if (verdict === 'not-applicable' && lacks.length === 0) return ['an unknown lack'];
  const functions = notIssued.map((name): Lack => `function:${name}`);
  return [...(verdict === 'not-applicable' ? lacks : []), ...functions].filter((lack) => !stated.includes(lack));
}
