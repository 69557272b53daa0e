import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';

/** A rule that holds at every moment, or a few that share what they remember. */
export interface Monitor {
  /** Unique, in words: `15 before 16`. */
  readonly name: string;
  readonly rules: readonly RuleId[];
  /** Begins anew, at every reset. */
  watch(): Watch;
}

/** Sees the records of one scenario in the order of device time and says when one breaks the rule. */
export type Watch = (line: Line) => Finding | undefined;

/** A rule that was broken, and the records that prove it. */
export interface Finding {
  readonly rule: RuleId;
  readonly expected: string;
  readonly seen: string;
  /** Device time in ms since the scenario began. */
  readonly at: number;
  /** Numbers of the transcript's lines, oldest first. */
  readonly lines: readonly number[];
}
