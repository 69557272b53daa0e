import { noProcess, type ProcessRecord } from '../adapters/simulator/network-processor/process';
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

/**
 * A row that no device takes, and the record that it has seen. The record is the same for all processes of a device, and
 * it is empty again after a new setup.
 */
export function followedRecord(): { readonly row: Transition; readonly record: () => Readonly<ProcessRecord> } {
  let followed: Readonly<ProcessRecord> = noProcess;
  const row: Transition = {
    from: ['idle'],
    input: 'start',
    only: (record) => {
      followed = record;
      return false;
    },
    rules: [],
  };
  return { row, record: () => followed };
}

/** Rows that note an input of the process in some states, and whether it has come since the start of the process. */
export function inputSeen(
  from: readonly State[],
  input: Input,
): { readonly rows: readonly Transition[]; readonly seen: () => boolean } {
  let come = false;
  const rows = [
    noting(from, input, () => {
      come = true;
    }),
    ...notingStart(() => {
      come = false;
    }),
  ];
  return { rows, seen: () => come };
}

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
  (row: Transition): Transition => ({ ...row, to: 'ending', after: [last, 'switch to initial role'] });

/** Reports a link before all other actions. */
export const reportingLink = prepending('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
