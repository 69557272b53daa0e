import type { Row } from '../timeline/overlay';

/** A mark, or a call with its return. */
export interface PairedRow {
  readonly first: Row;
  readonly answer?: Row;
  /** What the document has in place of the answer, or of the mark. */
  readonly instead?: string;
}

/** The rows of an overlay, each call with its return, and each recorded mark with the one that the document has there. */
export function* pairedRows(rows: readonly Row[]): Generator<PairedRow> {
  const left = [...rows];
  let before: Row | undefined;
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const pair = callOf(first, left) ?? insteadOf(first, left, before);
    before = pair === undefined ? first : { ...first, side: 'both' };
    yield pair?.row ?? { first };
    for (const index of pair?.taken ?? []) left.splice(index, 1);
  }
}

interface Pair {
  readonly row: PairedRow;
  /** Indices of its further rows among those that are left, the last one first. */
  readonly taken: readonly number[];
}

/** A call with the return that follows it, of the same side; or with two returns, if the sides have different ones. */
function callOf(first: Row, left: readonly Row[]): Pair | undefined {
  const [second] = left;
  if (second === undefined || !isAnswer(first, second)) return undefined;
  if (first.side === second.side) return { row: { first, answer: second }, taken: [0] };
  if (first.side !== 'both') return undefined;
  // The document can have more after its return.
  const other = left.findIndex(({ side }, index) => index > 0 && side !== second.side);
  const third = left[other];
  if (third === undefined || third.side === 'both' || !isAnswer(first, third)) return undefined;
  const [meant, answer] = second.side === 'meant' ? [second, third] : [third, second];
  if (!isOtherText(meant, answer)) return undefined;
  return { row: { first, answer, instead: meant.mark.says }, taken: [other, 0] };
}

/** One mark of each side between the same participants, where neither neighbour belongs to one side. */
function insteadOf(first: Row, [second, after]: readonly Row[], before: Row | undefined): Pair | undefined {
  if (second === undefined) return undefined;
  if (before !== undefined && before.side !== 'both') return undefined;
  if (after !== undefined && after.side !== 'both') return undefined;
  const [meant, recorded] = first.side === 'meant' ? [first, second] : [second, first];
  if (meant.side !== 'meant' || recorded.side !== 'recorded' || meant.edges.length > 0) return undefined;
  if ([meant, recorded].some(({ mark }) => mark.suppressed === true)) return undefined;
  if (meant.mark.from !== recorded.mark.from || meant.mark.to !== recorded.mark.to) return undefined;
  if (!isOtherText(meant, recorded)) return undefined;
  return { row: { first: recorded, instead: meant.mark.says }, taken: [0] };
}

/** Whether two marks differ in their texts only. */
const isOtherText = ({ mark: meant }: Row, { mark: recorded }: Row): boolean =>
  meant.says !== recorded.says && meant.rules.join() === recorded.rules.join();

/** Whether a return follows its call, with the same rules, and nothing changes at either. */
function isAnswer({ mark: call, edges }: Row, { mark: answer, edges: later }: Row): boolean {
  const [kind, name] = (call.record ?? '').split(' ');
  return (
    kind === 'call' &&
    edges.length + later.length === 0 &&
    (answer.record ?? '').startsWith(`return ${name} `) &&
    answer.rules.join() === call.rules.join()
  );
}
