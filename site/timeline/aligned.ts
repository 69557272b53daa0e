import { diffArrays } from 'diff';

/** On which side a mark is. */
export type AlignedSide = 'both' | 'meant' | 'recorded';

/** A mark as far as the alignment of two timelines needs it. */
interface KeyedMark {
  readonly key: string;
  /** Whether the bench or the host acts, and not the device. */
  readonly isStimulus: boolean;
}

interface AlignedMark {
  readonly side: AlignedSide;
  /** Indices of the last mark of each side so far. */
  readonly left: number;
  readonly right: number;
}

/** An action of the host or of the bench, with what the device does until the next one. */
type Segment = readonly KeyedMark[];

/**
 * The marks of two timelines in one order. Actions of the host and of the bench are aligned first, and then what the
 * device does after each: another answer to one call does not move the other calls.
 */
export function* alignedMarks(meant: readonly KeyedMark[], recorded: readonly KeyedMark[]): Generator<AlignedMark> {
  let [left, right] = [-1, -1];
  for (const side of sidesOf(meant, recorded)) {
    left += side === 'recorded' ? 0 : 1;
    right += side === 'meant' ? 0 : 1;
    yield { side, left, right };
  }
}

function sidesOf(meant: readonly KeyedMark[], recorded: readonly KeyedMark[]): readonly AlignedSide[] {
  if (hasSameKeys(meant, recorded)) return meant.map(() => 'both');
  const [mine, theirs] = [segmentsOf(meant), segmentsOf(recorded)];
  let [left, right] = [0, 0];
  return segmentSides(mine.map(nameOf), theirs.map(nameOf)).flatMap((side): readonly AlignedSide[] => {
    const expected = side === 'recorded' ? [] : (mine[left++] ?? []);
    const seen = side === 'meant' ? [] : (theirs[right++] ?? []);
    return diffed(expected.map(keyOf), seen.map(keyOf));
  });
}

const keyOf = ({ key }: KeyedMark): string => key;

const hasSameKeys = (meant: readonly KeyedMark[], recorded: readonly KeyedMark[]): boolean =>
  meant.length === recorded.length && meant.every(({ key }, index) => key === recorded[index]?.key);

/** The marks before the first action are a segment too. */
function segmentsOf(marks: readonly KeyedMark[]): readonly Segment[] {
  const segments: KeyedMark[][] = [[]];
  for (const mark of marks)
    if (mark.isStimulus) segments.push([mark]);
    else segments.at(-1)?.push(mark);
  return segments;
}

/** The action without the answer to it: `phone device POST /api/1/wlan/profile_add`. */
const nameOf = ([first]: Segment): string => (first?.isStimulus === true ? (first.key.split(' → ')[0] ?? '') : '');

/**
 * The sides of the segments. A scenario that fails ends early, so what only the meant side has at the end costs nothing.
 * All of the meant side is aligned, and its beginning alone. The one with fewer differences counts.
 */
function segmentSides(meant: readonly string[], recorded: readonly string[]): readonly AlignedSide[] {
  const whole = diffed(meant, recorded);
  if (meant.length <= recorded.length) return whole;
  const rest = meant.slice(recorded.length).map((): AlignedSide => 'meant');
  const begun = [...diffed(meant.slice(0, recorded.length), recorded), ...rest];
  return costOf(begun) < costOf(whole) ? begun : whole;
}

/** Number of differences up to the end of the record. */
function costOf(sides: readonly AlignedSide[]): number {
  const end = sides.findLastIndex((side) => side !== 'meant') + 1;
  return sides.slice(0, end).filter((side) => side !== 'both').length;
}

/** The sides of two lists of texts, item by item. */
const diffed = (meant: readonly string[], recorded: readonly string[]): readonly AlignedSide[] =>
  diffArrays([...meant], [...recorded]).flatMap(({ count, removed, added }) =>
    new Array<AlignedSide>(count).fill(removed ? 'meant' : added ? 'recorded' : 'both'),
  );
