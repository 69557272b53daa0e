import type { RuleId } from '../../ledger/rule';
import { type Row, single } from '../timeline/overlay';
import type { Apis, Span, Timeline, TimelineMark } from '../timeline/timeline';

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
 * The rows of a timeline. Every mark of the timeline is in one row, at its time.
 *
 * @param offending numbers of the records that prove a violation
 */
export function recordRows(timeline: Timeline, offending: readonly number[] = []): readonly RecordRow[] {
  const { rows } = single(timeline);
  const found: RecordRow[] = [];
  let before: number | undefined;
  for (let index = 0; index < rows.length; ) {
    const first = rows[index];
    if (first === undefined) break;
    const second = rows[index + 1];
    const answer = second !== undefined && isAnswer(first, second) ? second : undefined;
    const row = rowOf(first, answer, offending, before !== undefined && first.mark.at - before >= BREAK);
    before = (answer ?? first).mark.at;
    index += answer === undefined ? 1 : 2;
    const last = found.at(-1);
    const joined = last === undefined ? undefined : joinedRow(last, row);
    if (joined === undefined) found.push(row);
    else found[found.length - 1] = joined;
  }
  return found;
}

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

function rowOf(first: Row, answer: Row | undefined, offending: readonly number[], afterBreak: boolean): RecordRow {
  const { from, to, says, at, rules, suppressed = false } = first.mark;
  const marks = answer === undefined ? [first.mark] : [first.mark, answer.mark];
  return {
    from,
    to,
    items: [{ says, times: [answer === undefined ? [at] : [at, answer.mark.at]] }],
    ...(answer !== undefined && { answer: answer.mark.says }),
    rules,
    suppressed,
    apis: first.recordedApis,
    role: first.role,
    edges: first.edges,
    offending: !suppressed && marks.some(({ seq }) => offending.includes(seq)),
    afterBreak,
  };
}

/** Both rows as one; undefined if they differ in more than their times, or their calls. */
function joinedRow(a: RecordRow, b: RecordRow): RecordRow | undefined {
  if (![a, b].every(({ offending, edges }) => !offending && edges.length === 0) || contextOf(a) !== contextOf(b))
    return undefined;
  const [item] = b.items;
  const last = a.items.at(-1);
  if (last?.says === item.says) {
    const items = [...a.items.slice(0, -1), { says: item.says, times: [...last.times, ...item.times] }];
    return { ...a, items: items as unknown as RecordRow['items'] };
  }
  return a.answer === undefined || b.afterBreak ? undefined : { ...a, items: [...a.items, item] };
}

const contextOf = ({ from, to, answer, rules, suppressed, apis, role }: RecordRow): string =>
  JSON.stringify([from, to, answer, rules, suppressed, apis, role]);
