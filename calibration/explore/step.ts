import type { PickleTable } from '@cucumber/messages';
import type { StepText } from '../../runtime/step-library';

/** One step of a session, as a feature would have it. */
export interface Step {
  /** What it is: a start, something that is done, or something that is demanded. */
  readonly kind: 'given' | 'act' | 'demand';
  readonly text: string;
  /** Its table, row by row. */
  readonly rows?: readonly (readonly string[])[];
  /**
   * It is not left out: some devices report something here that nothing else would take, or what is demanded after it is
   * settled only then.
   */
  readonly stays?: boolean;
}

export type Rows = NonNullable<Step['rows']>;

export const given = (text: string, rows?: Rows): Step => ({ kind: 'given', text, ...(rows && { rows }) });
export const act = (text: string, rows?: Rows): Step => ({ kind: 'act', text, ...(rows && { rows }) });
export const demand = (text: string, rows?: Rows): Step => ({ kind: 'demand', text, ...(rows && { rows }) });

/** What tells two steps apart. */
export const keyOf = ({ text, rows = [] }: Step): string => [text, ...rows.map((row) => row.join('|'))].join('\n');

/** The step as the runner's library takes it. */
export function wordingOf({ text, rows }: Step): StepText {
  if (rows === undefined) return { text };
  const dataTable: PickleTable = { rows: rows.map((row) => ({ cells: row.map((value) => ({ value })) })) };
  return { text, argument: { dataTable } };
}
