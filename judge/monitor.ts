import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import type { MonitorFinding } from './monitor-violation';
import type { ProcessTracker } from './process-tracker';

/** A check of a rule that must hold at all times, or of several rules with common state. */
export interface Monitor<Kind extends Line['kind'] = Line['kind']> {
  /** Unique name: `15 before 16`. */
  readonly name: string;
  readonly rules: readonly RuleId[];
  /** The kinds of lines that it reads; it receives no others. */
  readonly kinds: readonly Kind[];
  /**
   * Starts a new session, at every reset.
   *
   * @param process the state of the process before the current line
   * @param held receives the rules that were tested and followed
   */
  watch(process: ProcessTracker, held: Held): MonitorInstance<Kind>;
}

/**
 * Reads the records of one scenario in the order of device time, and returns violations. A method because of its type:
 * a list of different monitors passes each one its own kinds of lines only.
 */
export type MonitorInstance<Kind extends Line['kind'] = Line['kind']> = {
  see(line: LineOf<Kind>): MonitorFinding | undefined;
}['see'];

/** A rule was tested and followed, with these lines of the transcript as proof. */
export type Held = (rule: RuleId, lines: readonly number[]) => void;

/** A line of any kind. */
export type LineOf<Kind extends Line['kind']> = Among<Line, Kind>;
type Among<Each extends Line, Kind> = Each extends unknown ? (Kind extends Each['kind'] ? Each : never) : never;

/** A violation with these lines as proof; undefined lines are omitted. */
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
