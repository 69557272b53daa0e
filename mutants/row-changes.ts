import type { Action, Input, State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { StatusName } from '../ledger/constants';

/** Changes the rows of one input. */
export const onInput =
  (input: Input, change: (row: Transition) => Transition | undefined) =>
  (row: Transition): Transition | undefined =>
    row.input === input ? change(row) : row;

/** Ignores the input: in the named states, or in all states of the row when no state is named. */
export const ignoring =
  (...states: readonly State[]) =>
  ({ from, input, when }: Transition): Transition => ({
    from: states.length === 0 ? from : from.filter((state) => states.includes(state)),
    input,
    ...(when !== undefined && { when }),
    rules: [],
  });

/** Removes states from the row. */
export const exceptIn =
  (...states: readonly State[]) =>
  (row: Transition): Transition => ({ ...row, from: row.from.filter((from) => !states.includes(from)) });

/** A row that no device takes. It notes that an input has arrived. */
export const noting = (from: readonly State[], input: Input, note: () => void): Transition => ({
  from,
  input,
  only: () => {
    note();
    return false;
  },
  rules: [],
});

/** Rows that no device takes. They note the start of a process, at which a fault forgets what it knew. */
export const notingStart = (note: () => void): readonly Transition[] =>
  (['start', 'auto-start'] as const).map((input) => noting(['idle'], input, note));

/** Removes the row. */
export const removed = (): undefined => undefined;

/** Adds actions before the actions in the new state. */
export const prepending =
  (...first: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after: [...first, ...(row.after ?? [])] });

/** Adds actions after the actions in the new state. */
export const appending =
  (...more: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after: [...(row.after ?? []), ...more] });

/** Replaces the actions in the new state. */
export const replacing =
  (...after: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after });

/** Removes one action in the new state. */
export const omitting =
  (omitted: Action) =>
  (row: Transition): Transition => ({ ...row, after: (row.after ?? []).filter((action) => action !== omitted) });

/** Ends the process after one status event. */
export const endingWith =
  (last: StatusName) =>
  (row: Transition): Transition => ({ ...row, to: 'ending', after: [last, 'switch to earlier role'] });

/** Reports a link before all other actions. */
export const reportingLink = prepending('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
