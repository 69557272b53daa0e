import type { Row } from './overlay';
import type { Apis, Span } from './timeline';

/** A state of the APIs as text. */
const apisInWords: Readonly<Record<Apis, string>> = {
  blocked: 'APIs blocked',
  allowed: 'APIs allowed',
  unclear: 'APIs blocked or allowed: the document leaves it open',
  none: 'no process, APIs allowed',
};

/** A device time as text: `40 ms`, `2.35 s`, `2 min 5 s`. */
export function timeInWords(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(ms < 10_000 ? 2 : 1))} s`;
  const seconds = Math.round((ms % 60_000) / 1_000);
  return `${Math.floor(ms / 60_000)} min${seconds === 0 ? '' : ` ${seconds} s`}`;
}

/** Who does what to whom. */
export const actionInWords = ({ mark: { from, to, says } }: Row): string =>
  from === to ? `${from}: ${says}` : `${from} to ${to}: ${says}`;

/** The names of the two sides of an overlay, and the words for a mark of one side only. */
export interface SideWords {
  readonly meant: string;
  readonly recorded: string;
  readonly onlyMeant: string;
  readonly onlyRecorded: string;
}

/** The document beside a record. */
export const documentAndRecord: SideWords = {
  meant: 'meant',
  recorded: 'recorded',
  onlyMeant: 'not recorded',
  onlyRecorded: 'recorded, not in the document',
};

/** What differs in a row; empty where nothing does. */
export function differenceInWords(row: Row, words: SideWords = documentAndRecord): string {
  if (row.unreached === true) return 'not reached: the scenario ended before';
  if (row.side === 'meant') return words.onlyMeant;
  return row.side === 'recorded' ? words.onlyRecorded : stateDifference(row, words);
}

/** How the states of the two sides differ after a row that the record has; empty where they do not. */
export const stateDifference = (
  { meantApis, recordedApis, role, meantRole }: Row,
  { meant, recorded }: SideWords = documentAndRecord,
): string =>
  [
    meantApis === recordedApis ? '' : `${meant}: ${apisInWords[meantApis]}; ${recorded}: ${apisInWords[recordedApis]}`,
    role === meantRole ? '' : `${meant}: role ${meantRole}; ${recorded}: role ${role}`,
  ]
    .filter(Boolean)
    .join('; ');

const apisStates: readonly string[] = Object.keys(apisInWords);

/** An edge of the band or of the role as text. */
export const edgeInWords = ({ state }: Span<string>): string =>
  apisStates.includes(state) ? apisInWords[state as Apis] : `role ${state}`;
