import type { RuleId } from '../../ledger/rule';
import type { Overlay, Row } from '../timeline/overlay';
import type { Apis, Span, TimelineMark } from '../timeline/timeline';
import { stateDifference } from '../timeline/words';
import { type PairedRow, pairedRows } from './paired-rows';

/** An action of a row, with the device times of its occurrences in ms: of the mark, or of the call and of its return. */
interface RecordItem {
  readonly says: string;
  readonly times: readonly (readonly number[])[];
}

/**
 * A row of a recorded timeline: one mark, or a call with its return. Rows in succession that differ only in time are one
 * row, and so are calls that get the same answer.
 */
export interface RecordRow {
  readonly from: TimelineMark['from'];
  readonly to: TimelineMark['to'];
  readonly items: readonly [RecordItem, ...RecordItem[]];
  /** What each call of the row returned; absent if the row is no call with its return. */
  readonly answer?: string;
  /** Whether the record, the document or both have the actions of the row. */
  readonly side: Row['side'];
  /** What the document has in place of the answer, or of the only action of the row; absent if it has the same. */
  readonly instead?: string;
  /** How the states of record and document differ from this row on; absent if they agree, or differed so before. */
  readonly states?: string;
  /** Whether the states of the APIs differ after the row. */
  readonly apisDiffer: boolean;
  readonly rules: readonly RuleId[];
  readonly suppressed: boolean;
  /** States after the row. */
  readonly apis: Apis;
  readonly role: string;
  /** Edges of the band and of the role that begin here. */
  readonly edges: readonly Span<string>[];
  /** Whether a record of it proves a violation. */
  readonly offending: boolean;
  /** Whether the axis is broken before it. */
  readonly afterBreak: boolean;
}

/** A longer gap is a break of the axis, in ms. */
const BREAK = 1_500;

/**
 * The rows of a timeline, or of a recorded one over the one that the document means. Every mark up to the end of the
 * record is in one row, at its time.
 *
 * @param offending numbers of the records that prove a violation
 */
export function recordRows({ rows }: Pick<Overlay, 'rows'>, offending: readonly number[] = []): readonly RecordRow[] {
  const found: RecordRow[] = [];
  let before: number | undefined;
  let states = '';
  for (const pair of pairedRows(rows.filter(({ unreached }) => unreached !== true))) {
    const { first, answer } = pair;
    const isRecorded = first.side !== 'meant';
    const now = isRecorded ? stateDifference(answer ?? first) : states;
    const afterBreak = isRecorded && before !== undefined && first.mark.at - before >= BREAK;
    const row = rowOf(pair, offending, afterBreak, now === states ? '' : now);
    if (isRecorded) before = (answer ?? first).mark.at;
    states = now;
    const last = found.at(-1);
    const joined = last === undefined ? undefined : joinedRow(last, row);
    if (joined === undefined) found.push(row);
    else found[found.length - 1] = joined;
  }
  return found;
}

/** Whether a row differs from what the document means. */
export const differs = ({ side, instead, states, apisDiffer }: RecordRow): boolean =>
  side !== 'both' || instead !== undefined || states !== undefined || apisDiffer;

function rowOf(
  { first, answer, instead }: PairedRow,
  offending: readonly number[],
  afterBreak: boolean,
  states: string,
): RecordRow {
  const { from, to, says, at, rules, suppressed = false } = first.mark;
  const marks = answer === undefined ? [first.mark] : [first.mark, answer.mark];
  const { meantApis, recordedApis, role } = answer ?? first;
  return {
    from,
    to,
    items: [{ says, times: [answer === undefined ? [at] : [at, answer.mark.at]] }],
    ...(answer !== undefined && { answer: answer.mark.says }),
    side: first.side === 'recorded' && instead !== undefined ? 'both' : first.side,
    ...(instead !== undefined && { instead }),
    ...(states !== '' && { states }),
    apisDiffer: first.side !== 'meant' && meantApis !== recordedApis,
    rules,
    suppressed,
    apis: recordedApis,
    role,
    edges: first.edges,
    offending: first.side !== 'meant' && !suppressed && marks.some(({ seq }) => offending.includes(seq)),
    afterBreak,
  };
}

/** Both rows as one; undefined if they differ in more than their times, or their calls. */
function joinedRow(a: RecordRow, b: RecordRow): RecordRow | undefined {
  if (![a, b].every(isPlain) || contextOf(a) !== contextOf(b)) return undefined;
  const [item] = b.items;
  const last = a.items.at(-1);
  if (last?.says === item.says) {
    const items = [...a.items.slice(0, -1), { says: item.says, times: [...last.times, ...item.times] }];
    return { ...a, items: items as unknown as RecordRow['items'] };
  }
  return a.answer === undefined || b.afterBreak ? undefined : { ...a, items: [...a.items, item] };
}

const isPlain = ({ offending, edges, states }: RecordRow): boolean =>
  !offending && edges.length === 0 && states === undefined;

const contextOf = ({ from, to, answer, side, instead, apisDiffer, rules, suppressed, apis, role }: RecordRow): string =>
  JSON.stringify([from, to, answer, side, instead, apisDiffer, rules, suppressed, apis, role]);
