import type { ObservationPoint } from '../../judge/observation-point';
import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import type { Lane, Message } from '../sequence/message';

/** Whether the host can use the APIs; `none` without a process. */
export type Apis = 'blocked' | 'allowed' | 'unclear' | 'none';

/** A part of a timeline with one state. */
export interface Span<State> {
  readonly state: State;
  /** Device time of its beginning, in ms. */
  readonly from: number;
  /** Number of marks before it. */
  readonly mark: number;
  /** The rule of its beginning. */
  readonly rule: RuleId | undefined;
}

/** A record, or an event that the device suppresses. */
export interface TimelineMark extends Message {
  readonly at: number;
  /** Number of the line in the transcript that it shows. */
  readonly seq: number;
  /** The rules that are about it. */
  readonly rules: readonly RuleId[];
  /** The device suppresses this event; the transcript does not contain it. */
  readonly suppressed?: true;
}

/** One scenario in time: who did what, whether the APIs were blocked, and the role of the device. */
export interface Timeline {
  /** The participants that take part, from left to right. */
  readonly lanes: readonly Lane[];
  readonly marks: readonly TimelineMark[];
  readonly apis: readonly Span<Apis>[];
  /** `STA`, `AP`, `P2P`, `off` or `unknown`. */
  readonly roles: readonly Span<string>[];
}

/** The exactness of a record where nothing else is known. */
export const exact: ObservationPoint = { slack: 0, surroundings: true, driven: true };

/** Lines of a scenario from its last reset on. */
export function sinceReset(lines: readonly Line[]): readonly Line[] {
  const reset = lines.findLastIndex(({ kind }) => kind === 'reset');
  return reset < 0 ? lines : lines.slice(reset);
}

/**
 * Whether the bench or the host acts, and not the device. A note about the device without a record is an action of the
 * bench, except for a call that has not returned.
 */
export const isStimulus = ({ from, to, says, record }: TimelineMark): boolean =>
  from !== 'device' || (to === 'device' && record === undefined && !says.endsWith('has not returned'));
