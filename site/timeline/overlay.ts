import { diffArrays } from 'diff';
import type { Apis, Span, Timeline, TimelineMark } from './timeline';

/** On which side a mark is. */
type Side = 'both' | 'meant' | 'recorded';

/** One row of a drawing: a mark of one or of both timelines, with the state of the APIs after it. */
export interface Row {
  readonly mark: TimelineMark;
  readonly side: Side;
  /** How much later than meant it was recorded, in ms; on both sides only. */
  readonly later?: number;
  /** States of the APIs after the mark, on each side that has it. */
  readonly meantApis: Apis;
  readonly recordedApis: Apis;
  /** The role after the mark, on the side that has it, and on the meant side. */
  readonly role: string;
  readonly meantRole: string;
  /** Edges that begin here: of the band, and of the role. */
  readonly edges: readonly Span<string>[];
}

/** Two timelines laid over each other; or one alone, with which nothing differs. */
export interface Overlay {
  readonly lanes: Timeline['lanes'];
  readonly rows: readonly Row[];
  readonly differences: number;
}

const NO_SPAN = { state: 'none' as const, from: 0, mark: 0, rule: undefined };

/** The span after a number of marks. */
const spanAfter = <State>(spans: readonly Span<State>[], marks: number): Span<State> | undefined =>
  spans.findLast(({ mark }) => mark <= marks);

/** The rows of one timeline. */
export function single(timeline: Timeline): Overlay {
  const rows = timeline.marks.map((mark, index) => rowOf(mark, 'both', timeline, index, timeline, index));
  return { lanes: timeline.lanes, rows, differences: 0 };
}

/** Lays the recorded timeline over the one that the document means. */
export function overlaid(meant: Timeline, recorded: Timeline): Overlay {
  const rows = [...sides(meant.marks.map(keyOf), recorded.marks.map(keyOf))].map(({ side, left, right }): Row => {
    const expected = meant.marks[left];
    const mark = (side === 'meant' ? expected : recorded.marks[right]) as TimelineMark;
    const row = rowOf(mark, side, meant, left, recorded, right);
    return side === 'both' && expected !== undefined ? { ...row, later: mark.at - expected.at } : row;
  });
  return {
    lanes: recorded.lanes.length >= meant.lanes.length ? recorded.lanes : meant.lanes,
    rows,
    differences: rows.filter(isDifferent).length,
  };
}

/** The keys of the marks of both sides in one order; an index points to the last mark of its side so far. */
export function* sides(meant: readonly string[], recorded: readonly string[]) {
  let [left, right] = [-1, -1];
  for (const { count, removed, added } of diffArrays([...meant], [...recorded])) {
    const side: Side = removed ? 'meant' : added ? 'recorded' : 'both';
    for (let step = 0; step < count; step += 1) {
      left += added ? 0 : 1;
      right += removed ? 0 : 1;
      yield { side, left, right };
    }
  }
}

/** Whether the sides differ in a row: one has no such mark, or the APIs or the role are in another state. */
export const isDifferent = ({ side, meantApis, recordedApis, role, meantRole }: Row): boolean =>
  side !== 'both' || meantApis !== recordedApis || role !== meantRole;

/** Marks that are equal on both sides; the words of a note count, because nothing else names it. */
const keyOf = ({ from, to, says, record }: TimelineMark): string => record ?? `${from} ${to} ${says}`;

function rowOf(
  mark: TimelineMark,
  side: Side,
  meant: Timeline,
  meantIndex: number,
  recorded: Timeline,
  recordedIndex: number,
): Row {
  const shown = side === 'meant' ? meant : recorded;
  const index = side === 'meant' ? meantIndex : recordedIndex;
  const edges = [...shown.apis, ...shown.roles].filter((span) => span.mark === index + 1);
  return {
    mark,
    side,
    meantApis: (spanAfter(meant.apis, meantIndex + 1) ?? NO_SPAN).state,
    recordedApis: (spanAfter(recorded.apis, recordedIndex + 1) ?? NO_SPAN).state,
    role: spanAfter(shown.roles, index + 1)?.state ?? 'unknown',
    meantRole: spanAfter(meant.roles, meantIndex + 1)?.state ?? 'unknown',
    edges,
  };
}
