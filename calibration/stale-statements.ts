import type { RuleId } from '../ledger/rule';

/** Statements about mutants and scenarios, and the facts to compare them with. */
export interface CalibrationStatements {
  /** Names of scenarios that have a reason why they kill no mutant. */
  readonly idle: Iterable<string>;
  /** Declared collateral failures by the id of the mutant. */
  readonly collateral: ReadonlyMap<string, readonly RuleId[]>;
  /** Names of all scenarios. */
  readonly scenarios: ReadonlySet<string>;
  /** Names of the scenarios that kill a mutant. */
  readonly killers: ReadonlySet<string>;
  readonly rules: ReadonlySet<RuleId>;
}

/**
 * Statements that are not true, as sentences. A declared rule that exists and does not fail is no stale statement: the
 * kill matrix reports it with its mutant.
 */
export function staleStatements({ idle, collateral, scenarios, killers, rules }: CalibrationStatements): string[] {
  return [
    ...[...idle].flatMap((name) => {
      if (!scenarios.has(name))
        return [`scenarios-without-kills.yaml has a reason for ${name}, and no such scenario exists.`];
      return killers.has(name) ? [`scenarios-without-kills.yaml has a reason for ${name}, which kills a mutant.`] : [];
    }),
    ...[...collateral].flatMap(([id, declared]) =>
      declared
        .filter((rule) => !rules.has(rule))
        .map((rule) => `The mutant ${id} declares a failure of ${rule}, and no such rule exists.`),
    ),
  ];
}
