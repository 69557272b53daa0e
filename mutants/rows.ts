import type { Action, Input, State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { Timing } from '../adapters/simulator/timing';
import type { StatusName } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';
import type { Mutant } from './mutant';

/** A device whose table is changed row by row; a row that becomes undefined is gone. */
export const rows = (
  id: string,
  breaks: RuleId,
  story: string,
  change: (row: Transition) => Transition | undefined,
  timing: Partial<Timing> = {},
): Mutant => ({
  id,
  breaks,
  story,
  deviation: () => ({ timing, transitions: (reference) => reference.flatMap((row) => change(row) ?? []) }),
});

/** Changes the rows of one input. */
export const on =
  (input: Input, change: (row: Transition) => Transition | undefined) =>
  (row: Transition): Transition | undefined =>
    row.input === input ? change(row) : row;

/** What a row does instead, after the change of state. */
export const doing =
  (...after: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after });

/** A row that does not hold in some states. */
export const except =
  (...states: readonly State[]) =>
  (row: Transition): Transition => ({ ...row, from: row.from.filter((from) => !states.includes(from)) });

/** What a row does besides, after everything else. */
export const adding =
  (...more: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after: [...(row.after ?? []), ...more] });

/** A row that ends the process after one last status. */
export const ended =
  (last: StatusName) =>
  (row: Transition): Transition => ({ ...row, to: 'ending', after: [last, 'switch to earlier role'] });

/** A row that tells of a link first. */
export const linked = (row: Transition): Transition => ({
  ...row,
  after: ['SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT', ...(row.after ?? [])],
});

/** No row at all. */
export const gone = (): undefined => undefined;
