import type { Ledger } from '../../ledger/ledger';
import type { Rule } from '../../ledger/rule';
import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';

/** Returns the place of a rule in the ledger's files. */
export type Locate = (id: string) => { readonly uri: string; readonly line: number };

const judged: ReadonlySet<Rule['class']> = new Set(['tested', 'advisory', 'recorded', 'driver']);

/** Checks that the ledger is correct about which rules have scenarios. */
export function checkCoverage(suite: SuiteText, ledger: Ledger, locate: Locate): LintFinding[] {
  const tagSets = suite.pickles.map(({ tags }) => new Set(tags.map(({ name }) => name.slice(1))));
  return ledger.rules.flatMap((rule) => {
    const complaint = complaintAbout(rule, tagSets);
    return complaint === undefined ? [] : [{ ...locate(rule.id), message: `${rule.id} ${complaint}` }];
  });
}

function complaintAbout(rule: Rule, tagSets: readonly ReadonlySet<string>[]): string | undefined {
  const own = tagSets.filter((tags) => tags.has(rule.id));
  if (rule.planned) return own.length > 0 ? `is planned, but scenarios have its tag: ${own.length}` : undefined;
  if (judged.has(rule.class) && own.length === 0) return 'has no scenario and is not planned';
  const { impliedBy } = rule;
  if (impliedBy !== undefined && !own.some((tags) => tags.has(impliedBy)))
    return `shares no scenario with ${impliedBy}, the rule that implies it`;
  return undefined;
}
