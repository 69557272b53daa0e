import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import type { ProcessTracker } from './process-tracker';

/** A rule that holds at every moment, or a few that share what they remember. */
export interface Monitor<Kind extends Line['kind'] = Line['kind']> {
  /** Unique, in words: `15 before 16`. */
  readonly name: string;
  readonly rules: readonly RuleId[];
  /** The kinds of lines it looks at; it is shown no others. */
  readonly kinds: readonly Kind[];
  /**
   * Begins anew, at every reset.
   *
   * @param process what the record has told of the process before the line at hand
   * @param held gets the rules that were put to the test and kept
   */
  watch(process: ProcessTracker, held: Held): MonitorInstance<Kind>;
}

/**
 * Sees the records of one scenario in the order of device time and says when one breaks the rule. A method for the
 * compiler's sake: whoever holds monitors of several kinds shows each no lines but its own.
 */
export type MonitorInstance<Kind extends Line['kind'] = Line['kind']> = {
  see(line: LineOf<Kind>): MonitorFinding | undefined;
}['see'];

/** A rule was put to the test and kept, by these lines of the transcript. */
export type Held = (rule: RuleId, lines: readonly number[]) => void;

/** A rule that was broken, and the records that prove it. */
export interface MonitorFinding {
  readonly rule: RuleId;
  readonly expected: string;
  readonly seen: string;
  /** Device time in ms since the scenario began. */
  readonly at: number;
  /** Numbers of the transcript's lines, oldest first. */
  readonly lines: readonly number[];
}

/** A line of some kind. */
export type LineOf<Kind extends Line['kind']> = Among<Line, Kind>;
type Among<Each extends Line, Kind> = Each extends unknown ? (Kind extends Each['kind'] ? Each : never) : never;

/** A finding proved by these lines; those that are not there are left out. */
export function monitorFinding(
  rule: RuleId,
  expected: string,
  seen: string,
  at: number,
  lines: readonly (Line | undefined)[],
): MonitorFinding {
  const numbers = lines.flatMap((line) => (line === undefined ? [] : [line.seq]));
  return { rule, expected, seen, at, lines: [...new Set(numbers)].sort((a, b) => a - b) };
}
