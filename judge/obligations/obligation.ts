import type { Times } from '../../ledger/quantities';
import type { RuleId } from '../../ledger/rule';
import type { Act } from './act';

/** What an act says about a rule. */
export type Finding =
  | { readonly kind: 'kept' }
  /** @property proof the acts that prove it, besides the current one */
  | { readonly kind: 'broken'; readonly expected: string; readonly seen: string; readonly proof?: readonly Act[] };

/** What an obligation knows besides the acts. */
export interface Conditions {
  readonly times: Times;
  /** Claims of the party's statement. */
  readonly claims: ReadonlySet<string>;
}

/** Reads the acts of one session in their order, and says what each shows about the rule. */
export type Watch = (act: Act) => Finding | undefined;

/** A rule that binds a host application or a phone app, as a function of what the party does. */
export interface Obligation {
  readonly rule: RuleId;
  /** What the party must do, as features state it: `every stop has the time-out 0`. */
  readonly sentence: string;
  /** Why a session without a finding has no verdict: `the application has sent no stop`. */
  readonly unseen: string;
  watch(conditions: Conditions): Watch;
}

export const kept: Finding = { kind: 'kept' };

export const broken = (expected: string, seen: string, proof: readonly Act[] = []): Finding => ({
  kind: 'broken',
  expected,
  seen,
  proof,
});

/** The verdict of a whole session on one rule. */
export interface SessionFinding {
  readonly kept: number;
  readonly broken: (Extract<Finding, { readonly kind: 'broken' }> & { readonly act: Act }) | undefined;
}

/** Judges acts by one obligation. The first violation counts. */
export function judgeActs(obligation: Obligation, conditions: Conditions, acts: readonly Act[]): SessionFinding {
  const watch = obligation.watch(conditions);
  let count = 0;
  let first: SessionFinding['broken'];
  for (const act of acts) {
    const finding = watch(act);
    if (finding?.kind === 'kept') count += 1;
    if (finding?.kind === 'broken') first ??= { ...finding, act };
  }
  return { kept: count, broken: first };
}
