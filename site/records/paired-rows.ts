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
  for (let index = 0; index < rows.length; ) {
    const [first, second, third] = rows.slice(index, index + 3);
    if (first === undefined) return;
    const pair = callOf(first, second, third) ?? (second && insteadOf(first, second, rows[index - 1], third));
    yield pair?.row ?? { first };
    index += pair?.length ?? 1;
  }
}

interface Pair {
  readonly row: PairedRow;
  /** Number of its rows. */
  readonly length: number;
}

/** A call with the return that follows it, of the same side; or with two returns, if the sides have different ones. */
function callOf(first: Row, second: Row | undefined, third: Row | undefined): Pair | undefined {
  if (second === undefined || !isAnswer(first, second)) return undefined;
  if (first.side === second.side) return { row: { first, answer: second }, length: 2 };
  if (first.side !== 'both' || third === undefined || !isAnswer(first, third)) return undefined;
  const [meant, answer] = second.side === 'meant' ? [second, third] : [third, second];
  if (meant.side !== 'meant' || answer.side !== 'recorded' || !isOtherText(meant, answer)) return undefined;
  return { row: { first, answer, instead: meant.mark.says }, length: 3 };
}

/** One mark of each side between the same participants, where neither neighbour belongs to one side. */
function insteadOf(first: Row, second: Row, before: Row | undefined, after: Row | undefined): Pair | undefined {
  if (before !== undefined && before.side !== 'both') return undefined;
  if (after !== undefined && after.side !== 'both') return undefined;
  const [meant, recorded] = first.side === 'meant' ? [first, second] : [second, first];
  if (meant.side !== 'meant' || recorded.side !== 'recorded' || meant.edges.length > 0) return undefined;
  if ([meant, recorded].some(({ mark }) => mark.suppressed === true)) return undefined;
  if (meant.mark.from !== recorded.mark.from || meant.mark.to !== recorded.mark.to) return undefined;
  if (!isOtherText(meant, recorded)) return undefined;
  return { row: { first: recorded, instead: meant.mark.says }, length: 2 };
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
