import type { ProcessRecord } from '../adapters/simulator/network-processor/process';
import type { Action, Input, State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { Timing } from '../adapters/simulator/timing';
import { constants, type StatusName } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';
import type { Mutant } from './mutant';

/** A device whose table is changed row by row; a row that becomes undefined is gone, and one may become several. */
export const rows = (
  id: string,
  breaks: RuleId,
  story: string,
  change: (row: Transition) => Transition | readonly Transition[] | undefined,
  timing: Partial<Timing> = {},
): Mutant => ({
  id,
  breaks,
  story,
  deviation: () => ({ timing, transitions: (reference) => reference.flatMap((row) => change(row) ?? []) }),
});

/** In which processes a fault shows. */
export type Occasion = (record: Readonly<ProcessRecord>) => boolean;

const { command } = constants;

/** Processes of one mode. */
export const byAccessPoint: Occasion = ({ mode }) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP;
export const byAir: Occasion = ({ mode }) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC;
export const byBoth: Occasion = ({ mode }) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;
export const external: Occasion = ({ mode }) =>
  mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** Processes that have started by themselves. */
export const byItself: Occasion = ({ startedBy }) => startedBy === 'device';

/** Processes that the host confirms. */
export const forCloud: Occasion = ({ externalConfirmation }) => externalConfirmation;

/** A device whose table has changed rows on some occasions, and the reference's on all others. */
export const onlyWhen = (
  only: Occasion,
  id: string,
  breaks: RuleId,
  story: string,
  change: (row: Transition) => Transition | undefined,
  timing: Partial<Timing> = {},
): Mutant =>
  rows(
    id,
    breaks,
    story,
    (row) => {
      const changed = change(row);
      return changed === row || changed === undefined ? row : [{ ...changed, only }, row];
    },
    timing,
  );

/** What happens is not noticed in some states, or in none that the row is for. */
export const deaf =
  (...states: readonly State[]) =>
  ({ from, input, when }: Transition): Transition => ({
    from: states.length === 0 ? from : from.filter((state) => states.includes(state)),
    input,
    ...(when !== undefined && { when }),
    rules: [],
  });

/** What a row does besides, before everything else in the new state. */
export const leading =
  (...first: readonly Action[]) =>
  (row: Transition): Transition => ({ ...row, after: [...first, ...(row.after ?? [])] });

/** A row that leaves out one thing it does. */
export const without =
  (left: Action) =>
  (row: Transition): Transition => ({ ...row, after: (row.after ?? []).filter((action) => action !== left) });

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
