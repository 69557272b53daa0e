import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Ledger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import type { Rule } from '../../ledger/rule';
import { type Decision, decisions, readUndecided, undecidedFile } from '../../ledger/trace';
import type { Locate } from './coverage';
import type { LintFinding } from './lint-finding';

/** Classes whose rules a decision of the reference device must satisfy. */
const shown: ReadonlySet<Rule['class']> = new Set(['tested', 'advisory', 'recorded', 'driver']);

/**
 * Checks that rules and decisions of the reference device are traced to each other without gaps.
 * `checkScenarios` does the same for scenarios and rules. A ledger that does not cover the reference device
 * is not checked.
 */
export function checkTrace(
  ledgerFolder: string,
  ledger: Ledger,
  locate: Locate,
  made: readonly Decision[] = decisions(),
): LintFinding[] {
  const file = undecidedFile(ledgerFolder);
  if (!existsSync(file)) return [];
  const kept = new Set(made.flatMap(({ rules }) => rules));
  const excused = new Set(readUndecided(ledgerFolder).flatMap(({ rules }) => rules));
  const uri = relative(packageRoot(), file);
  return [
    ...ledger.rules
      .filter((rule) => shown.has(rule.class) && !rule.planned && !kept.has(rule.id) && !excused.has(rule.id))
      .map(({ id }) => ({
        ...locate(id),
        message: `no decision of the reference device satisfies ${id}, and no reason is given`,
      })),
    ...[...excused].filter((id) => !ledger.has(id)).map((id) => at(uri, `${id} is not in the ledger`)),
    ...[...excused]
      .filter((id) => kept.has(id))
      .map((id) => at(uri, `${id} is satisfied by a decision and needs no reason`)),
    ...made.flatMap((decision) => complaints(decision, ledger)),
  ];
}

function complaints({ decision, file, rules }: Decision, ledger: Ledger): LintFinding[] {
  if (rules.length === 0) return [at(file, `the decision ${decision} names no rule`)];
  return rules
    .filter((id) => !ledger.has(id))
    .map((id) => at(file, `the decision ${decision} names ${id}, which is not in the ledger`));
}

const at = (uri: string, message: string): LintFinding => ({ uri, line: 1, message });
