import type { ProcessTimer } from '../../adapters/simulator/network-processor/process';
import type { Action, Input, State, Transition } from '../../adapters/simulator/network-processor/transitions';
import type { RuleId } from '../../ledger/rule';
import { modelFaults, singleRows } from '../model-faults';

/** A faulty row of the transition table, or a row for an input that the reference device ignores. */
export interface RowSite {
  readonly name: string;
  readonly kind: 'transition' | 'race with the end';
  /** Rules of the row. Their scenarios run first. */
  readonly rules: readonly RuleId[];
  /** The input and the state of the row. The fault occurs where a device receives the input in the state. */
  readonly row: Pick<Transition, 'from' | 'input' | 'when'>;
  readonly table: readonly Transition[];
  /** A timer that continues after the end of the process. */
  readonly timer?: ProcessTimer;
}

/** Steps of a connection. After the process, the device handles them as those of a usual connection. */
const CONNECTION: readonly Input[] = ['associated', 'address', 'no-address', 'network-not-found', 'connection-failed'];

/** The inputs after the end began, what a faulty device does with them, and the timer that can cause the input. */
const LATE: readonly { readonly input: Input; readonly does: readonly Action[]; readonly timer?: ProcessTimer }[] = [
  { input: 'result-fetched', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] },
  { input: 'profile-over-http', does: ['send profile added'] },
  { input: 'confirm-request', does: ['begin attempt'] },
  { input: 'smartconfig-sync', does: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED'], timer: 'smartconfig' },
  { input: 'profile-over-smartconfig', does: ['send profile added'], timer: 'smartconfig' },
  {
    input: 'feedback-timeout',
    does: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED'],
    timer: 'feedback',
  },
  { input: 'inactivity', does: ['SL_WLAN_PROVISIONING_STOPPED'], timer: 'inactivity' },
  { input: 'ready', does: ['SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY'], timer: 'ready' },
  { input: 'associated', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] },
  { input: 'address', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'] },
  { input: 'no-address', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED'] },
  { input: 'network-not-found', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND'] },
  { input: 'connection-failed', does: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED'] },
  { input: 'abort', does: [] },
  { input: 'stop', does: ['SL_WLAN_PROVISIONING_STOPPED'] },
];

const labelOf = ({ from, input, when }: RowSite['row']): string =>
  `${from[0]}, ${input}${when === undefined ? '' : ` when ${when}`}`;

/** Whether a wrong target is one of those that the composition uses: the process ends silently, or stays. */
const isUsedTarget = (name: string, from: State): boolean =>
  name.endsWith(': goes to idle') || name.endsWith(`: goes to ${from}`);

/** The single faults of the table: of the wrong targets and outputs only some. */
function tableSites(): readonly RowSite[] {
  const outputs = new Set<string>();
  return modelFaults().flatMap(({ name, kind, rules, row: index, deviation }) => {
    const row = index === undefined ? undefined : singleRows[index];
    if (row === undefined) return [];
    if (kind === 'wrong state' && !isUsedTarget(name, row.from[0] ?? 'idle')) return [];
    if (kind === 'wrong output') {
      // One wrong status for each output.
      const output = `${labelOf(row)} ${name.split(' instead of ')[1]}`;
      if (outputs.has(output)) return [];
      outputs.add(output);
    }
    const table = deviation.transitions?.(singleRows) ?? singleRows;
    return [{ name, kind: 'transition' as const, rules, row, table }];
  });
}

/** Rows after which the process ends instead of continuing. */
const endingSites = (): readonly RowSite[] =>
  singleRows.flatMap((row, index) => {
    if (row.to === undefined || row.to === 'ending' || row.to === 'idle' || row.input === 'start') return [];
    const ended: Transition = { ...row, to: 'ending', after: [...(row.after ?? []), 'switch to initial role'] };
    const table = singleRows.toSpliced(index, 1, ended);
    return [{ name: `${labelOf(row)}: ends the process`, kind: 'transition' as const, rules: row.rules, row, table }];
  });

/** Inputs that a device has to ignore while a process ends, and after it. */
const lateSites = (): readonly RowSite[] =>
  (['ending', 'idle'] as const).flatMap((state) =>
    LATE.filter(
      ({ input }) =>
        !(state === 'idle' && CONNECTION.includes(input)) &&
        !singleRows.some((row) => row.from[0] === state && row.input === input),
    ).map(({ input, does, timer }): RowSite => {
      const row: Transition = {
        from: [state],
        input,
        ...(input === 'confirm-request' && { to: 'connecting' as const }),
        after: does,
        rules: [],
      };
      return {
        name: `${labelOf(row)}: ${does.join('; ') || 'succeeds'}`,
        kind: 'race with the end',
        rules: ['PROV-4.3-15', 'PROV-7.2-13'],
        row,
        table: [...singleRows, row],
        ...(timer !== undefined && { timer }),
      };
    }),
  );

/** All faulty rows. */
export const rowSites = (): readonly RowSite[] => [...tableSites(), ...endingSites(), ...lateSites()];
