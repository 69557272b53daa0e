import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import type { MonitorFinding } from './monitor-violation';
import type { ProcessTracker } from './process-tracker';

/** A check of a rule that must hold at all times, or of several rules with common state. */
export interface Monitor<State = unknown> {
  /** Unique name: `15 before 16`. */
  readonly name: string;
  readonly rules: readonly RuleId[];
  /** The monitor's own state at a reset; absent if the state of the process is sufficient. */
  begin?(process: ProcessTracker): State;
  /** One handler for each kind of line that it reads; it receives no others. */
  readonly on: { readonly [Kind in Line['kind']]?: LineHandler<Kind, State> };
}

/**
 * Judges one line. The lines of a scenario arrive in the order of device time. A method because of its type: a list of
 * different monitors passes each one its own state and its own kinds of lines only.
 */
export type LineHandler<Kind extends Line['kind'] = Line['kind'], State = unknown> = {
  judge(line: LineOf<Kind>, context: MonitorContext<State>): void;
}['judge'];

/** What a monitor reads besides the line, and where its judgements go. One object from one reset to the next. */
export interface MonitorContext<State = unknown> {
  /** The state of the process before the current line. */
  readonly process: ProcessTracker;
  readonly state: State;
  /** A rule was tested and followed, with these lines as proof. */
  held(this: void, rule: RuleId, ...proof: readonly Line[]): void;
  /** A rule is broken, see {@link monitorFinding}. */
  broken(this: void, ...finding: Parameters<typeof monitorFinding>): void;
  /** A rule is broken, unless there is no finding. */
  report(this: void, finding: MonitorFinding | undefined): void;
}

/** A rule was tested and followed, with these lines of the transcript as proof. */
export type Held = (rule: RuleId, lines: readonly number[]) => void;

/** A line of any kind. */
export type LineOf<Kind extends Line['kind']> = Among<Line, Kind>;
type Among<Each extends Line, Kind> = Each extends unknown ? (Kind extends Each['kind'] ? Each : never) : never;

/**
 * A violation.
 *
 * @param line the line that shows it
 * @param proof further lines that prove it; undefined lines are omitted
 */
export function monitorFinding(
  rule: RuleId,
  expected: string,
  seen: string,
  line: LineOf<'event'> | LineOf<'return'> | LineOf<'message'>,
  ...proof: readonly (Line | undefined)[]
): MonitorFinding {
  const numbers = [line, ...proof].flatMap((each) => (each === undefined ? [] : [each.seq]));
  const at = line.kind === 'return' ? line.t : line.at;
  return { rule, expected, seen, at, lines: [...new Set(numbers)].sort((a, b) => a - b) };
}
