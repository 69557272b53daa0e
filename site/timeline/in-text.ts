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

/** The timeline as lines of a text, with its legend first. */
export function timelineInText({ rows }: Overlay): readonly TextRow[] {
  const legend = `APIs ${SIGNS.blocked} blocked, ${SIGNS.allowed} allowed, ${SIGNS.unclear} open; ✗ suppressed`;
  return [
    { head: `${'time'.padStart(TIME)}     `, text: legend },
    ...rows.map((row, index) => lineOf(row, rows[index - 1])),
  ];
}

function lineOf(row: Row, before: Row | undefined): TextRow {
  const { mark, recordedApis, role } = row;
  const notes = [
    differenceInWords(row),
    role === before?.role ? '' : `role ${role}`,
    mark.rules.join(' '),
    ...row.edges.flatMap(({ rule }) => (rule === undefined || mark.rules.includes(rule) ? [] : [rule])),
  ].filter(Boolean);
  const sign = isDifferent(row) ? '!' : mark.suppressed ? '✗' : ' ';
  const head = `${timeInWords(mark.at).padStart(TIME)} ${SIGNS[recordedApis]} ${sign} `;
  const action = actionInWords(row);
  return { head, text: notes.length === 0 ? action : `${action} [${notes.join(', ')}]` };
}
