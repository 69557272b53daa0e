import { isDifferent, type Overlay, type Row } from './overlay';
import type { Apis } from './timeline';
import { actionInWords, differenceInWords, timeInWords } from './words';

/** The band in a text: full where the APIs are blocked. */
const SIGNS: Readonly<Record<Apis, string>> = { blocked: '█', allowed: '░', unclear: '▒', none: ' ' };
const TIME = 12;

/** The timeline as lines of a text, with its legend; the width of a line is not limited. */
export function timelineInText({ rows }: Overlay): readonly string[] {
  return [
    `${'time'.padStart(TIME)} APIs: ${SIGNS.blocked} blocked  ${SIGNS.allowed} allowed  ${SIGNS.unclear} open`,
    ...rows.map((row, index) => lineOf(row, rows[index - 1])),
  ];
}

function lineOf(row: Row, before: Row | undefined): string {
  const { mark, recordedApis, role } = row;
  const notes = [
    differenceInWords(row),
    role === before?.role ? '' : `role ${role}`,
    mark.rules.join(' '),
    ...row.edges.flatMap(({ rule }) => (rule === undefined || mark.rules.includes(rule) ? [] : [rule])),
  ].filter(Boolean);
  const sign = isDifferent(row) ? '!' : mark.suppressed ? '✗' : ' ';
  const action = `${timeInWords(mark.at).padStart(TIME)} ${SIGNS[recordedApis]} ${sign} ${actionInWords(row)}`;
  return notes.length === 0 ? action : `${action}  [${notes.join(', ')}]`;
}
