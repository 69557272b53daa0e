import { isDifferent, type Overlay, type Row } from './overlay';
import type { Apis } from './timeline';
import { actionInWords, differenceInWords, timeInWords } from './words';

/** The band in a text: full where the APIs are blocked. */
const SIGNS: Readonly<Record<Apis, string>> = { blocked: '█', allowed: '░', unclear: '▒', none: ' ' };
const TIME = 12;

/** A line of a text: its head has a fixed width. */
interface TextRow {
  readonly head: string;
  readonly text: string;
}

/**
 * The timeline as lines of a text, with its legend first.
 *
 * @param offending numbers of the records that prove a violation
 */
export function timelineInText({ rows }: Overlay, offending: readonly number[] = []): readonly TextRow[] {
  const legend = `APIs ${SIGNS.blocked} blocked, ${SIGNS.allowed} allowed, ${SIGNS.unclear} open; ✗ suppressed`;
  const proof = offending.length === 0 ? '' : '; ⚠ proves the violation';
  const differs = rows.some(isDifferent) ? '; ! differs' : '';
  const reached = rows.filter(({ unreached }) => unreached !== true);
  const proves = ({ mark, side }: Row) => side !== 'meant' && offending.includes(mark.seq) && mark.suppressed !== true;
  return [
    { head: `${'time'.padStart(TIME)}     `, text: `${legend}${differs}${proof}` },
    ...reached.map((row, index) => lineOf(row, reached[index - 1], proves(row))),
    ...(reached.length < rows.length ? [{ head: ' '.repeat(TIME + 5), text: 'The scenario ended here.' }] : []),
  ];
}

function lineOf(row: Row, before: Row | undefined, offends: boolean): TextRow {
  const { mark, recordedApis, role } = row;
  const notes = [
    differenceInWords(row),
    role === before?.role ? '' : `role ${role}`,
    mark.rules.join(' '),
    ...row.edges.flatMap(({ rule }) => (rule === undefined || mark.rules.includes(rule) ? [] : [rule])),
  ].filter(Boolean);
  const sign = signOf(row, offends);
  const head = `${timeInWords(mark.at).padStart(TIME)} ${SIGNS[recordedApis]} ${sign} `;
  const action = actionInWords(row);
  return { head, text: notes.length === 0 ? action : `${action} [${notes.join(', ')}]` };
}

function signOf(row: Row, offends: boolean): string {
  if (offends) return '⚠';
  if (isDifferent(row)) return '!';
  return row.mark.suppressed ? '✗' : ' ';
}
