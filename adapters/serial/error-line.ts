/** The reason why a command failed: the console did not understand it, or its function returned an error. */
type ErrorClass =
  | 'command not exist'
  | 'number of parameters'
  | 'parse parameters'
  | 'process command'
  | 'allocate'
  /** Another description, or none, with a code of the console's own. */
  | 'other';

/** A line by which a console ends a command with an error. */
export interface ErrorLine {
  readonly class: ErrorClass;
  readonly code: number;
}

const DESCRIBED =
  /ERROR ?: ?(command not exist|number of parameters|parse parameters|process command|allocate) ?, ?(-?\d+)/i;
/** The description is optional (Calypso's manual), and its words are the firmware's own; so is the colon. */
const OTHER = /(?:^|[^a-z0-9_])ERROR(?: ?: ?(?:[^,]{0,200}, ?)?| +(?=-))(-?\d+)[ \t]*$/i;

/** Codes from here on down are those of SimpleLink functions; a console's own are small. */
const FUNCTION_CODES = -100;

/** The error a line says, by its code whatever describes it; undefined where the line is none. */
export function errorIn(text: string): ErrorLine | undefined {
  const described = DESCRIBED.exec(text);
  if (described !== null)
    return { class: (described[1] ?? '').toLowerCase() as ErrorClass, code: Number(described[2]) };
  const other = OTHER.exec(text);
  if (other === null) return undefined;
  const code = Number(other[1]);
  return { class: code <= FUNCTION_CODES ? 'process command' : 'other', code };
}
