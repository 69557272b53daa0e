import type { RuleId } from '../ledger/rule';

/** A broken rule, with the records that prove it. */
export interface MonitorFinding {
  readonly rule: RuleId;
  readonly expected: string;
  readonly seen: string;
  /** Device time in ms since the start of the scenario. */
  readonly at: number;
  /** Line numbers of the transcript, oldest first. */
  readonly lines: readonly number[];
}

/** A violation with its monitor. */
export interface MonitorViolation extends MonitorFinding {
  readonly monitor: string;
  /** The lines that prove it, as text. */
  readonly evidence: readonly string[];
}
