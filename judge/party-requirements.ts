import type { Lack } from '../ledger/lack';
import { type PartyProfile, requiredRules } from '../ledger/parties';
import type { Rule, RuleId } from '../ledger/rule';
import type { JudgedRule } from './rule-results';

/**
 * Number of judged scenarios that a certificate of a party requires of each rule: one, or none if the statement denies
 * a claim that the rule needs. A scenario creates an occasion, and the party decides whether it takes it.
 */
export function requiredOfParty(
  profile: PartyProfile,
  rules: readonly Rule[],
  denied: readonly Lack[],
): ReadonlyMap<RuleId, number> {
  const required = new Set(requiredRules(profile, rules, denied));
  return new Map(rules.map(({ id }) => [id, required.has(id) ? 1 : 0]));
}

/** Rules without a verdict although the statement does not exclude them, as sentences. */
export function partyGaps(
  profile: PartyProfile,
  judged: readonly JudgedRule[],
  denied: readonly Lack[],
): readonly string[] {
  const required = requiredRules(
    profile,
    judged.map(({ rule }) => rule),
    denied,
  );
  const gaps = judged.filter(
    ({ rule, result: { verdict } }) =>
      required.includes(rule.id) && (verdict === 'not-applicable' || verdict === 'not-judged'),
  );
  const [first] = gaps;
  if (first === undefined) return [];
  const claims = profile.claims.filter(({ rules }) => gaps.some(({ rule }) => rules.includes(rule.id)));
  const { id, reason = 'no reason given' } = first.result;
  return [
    gaps.length === 1
      ? `Rule ${id}, which the statement requires, has no verdict: ${reason}.`
      : `${gaps.length} rules that the statement requires have no verdict, first ${id}: ${reason}.`,
    ...(claims.length > 0 ? [`The statement does not deny ${claims.map(({ claim }) => claim).join(', ')}.`] : []),
  ];
}
