import type { Times } from '../../ledger/quantities';
import type { RuleId } from '../../ledger/rule';
import type { Action } from './action';

/** What an action says about a rule. */
export type Finding =
  | { readonly kind: 'kept' }
  /** @property proof the actions that prove it, besides the current one */
  | { readonly kind: 'broken'; readonly expected: string; readonly seen: string; readonly proof?: readonly Action[] };

/** What an obligation knows besides the actions. */
export interface Conditions {
  readonly times: Times;
  /** Claims of the party's statement. */
  readonly claims: ReadonlySet<string>;
}

/** Reads the actions of one session in their order, and says what each shows about the rule. */
export type Watch = (action: Action) => Finding | undefined;

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

export const broken = (expected: string, seen: string, proof: readonly Action[] = []): Finding => ({
  kind: 'broken',
  expected,
  seen,
  proof,
});
