import { type AlignedSide, alignedMarks } from './aligned';
import { type Apis, isStimulus, type Span, type Timeline, type TimelineMark } from './timeline';

/** One row of a drawing: a mark of one or of both timelines, with the state of the APIs after it. */
export interface Row {
  readonly mark: TimelineMark;
  readonly side: AlignedSide;
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
  /** The recorded scenario ended before: what only the meant side has from here on says nothing about the record. */
  readonly unreached?: true;
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
  const rows = [...alignedMarks(meant.marks.map(keyed), recorded.marks.map(keyed))].map(
    ({ side, left, right }): Row => {
      const expected = meant.marks[left];
      const mark = (side === 'meant' ? expected : recorded.marks[right]) as TimelineMark;
      const row = rowOf(mark, side, meant, left, recorded, right);
      return side === 'both' && expected !== undefined ? { ...row, later: mark.at - expected.at } : row;
    },
  );
  return withUnreached({
    lanes: recorded.lanes.length >= meant.lanes.length ? recorded.lanes : meant.lanes,
    rows,
  });
}

/**
 * Whether the record is as meant: an overlay has no difference then. Times are not compared, because the document gives
 * few of them.
 */
export const agrees = (meant: Timeline, recorded: Timeline): boolean =>
  meant.marks.length === recorded.marks.length &&
  meant.marks.every((mark, index) => keyOf(mark) === keyOf(recorded.marks[index] as TimelineMark)) &&
  sameStates(meant.apis, recorded.apis) &&
  sameStates(meant.roles, recorded.roles);

const sameStates = (meant: readonly Span<string>[], recorded: readonly Span<string>[]): boolean =>
  meant.length === recorded.length &&
  meant.every(({ state, mark }, index) => state === recorded[index]?.state && mark === recorded[index]?.mark);

/** Marks what comes after the end of the record, from the first action on that is not of the device. */
function withUnreached({ lanes, rows }: Pick<Overlay, 'lanes' | 'rows'>): Overlay {
  const end = rows.findLastIndex(({ side }) => side !== 'meant') + 1;
  const acts = rows.findIndex(({ mark }, index) => index >= end && isStimulus(mark));
  const from = end === 0 || acts < 0 ? rows.length : acts;
  const marked = rows.map((row, index): Row => (index < from ? row : { ...row, unreached: true }));
  return { lanes, rows: marked, differences: placesOf(marked) };
}

/** Number of places that differ: a mark that each side has in place of the other counts once. */
function placesOf(rows: readonly Row[]): number {
  let [places, meant, recorded] = [0, 0, 0];
  for (const row of rows) {
    if (isDifferent(row) && row.side === 'meant') meant += 1;
    else if (isDifferent(row) && row.side === 'recorded') recorded += 1;
    else {
      places += Math.max(meant, recorded) + (isDifferent(row) ? 1 : 0);
      [meant, recorded] = [0, 0];
    }
  }
  return places + Math.max(meant, recorded);
}

/** Whether the sides differ in a row: one has no such mark, or the APIs or the role are in another state. */
export const isDifferent = ({ side, meantApis, recordedApis, role, meantRole, unreached }: Row): boolean =>
  unreached !== true && (side !== 'both' || meantApis !== recordedApis || role !== meantRole);

/** Marks that are equal on both sides. The text counts too: it has what a phone has read, and the name of a network. */
const keyOf = ({ from, to, says, record = '' }: TimelineMark): string => `${from} ${to} ${record} ${says}`;

const keyed = (mark: TimelineMark) => ({ key: keyOf(mark), isStimulus: isStimulus(mark) });

function rowOf(
  mark: TimelineMark,
  side: AlignedSide,
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
