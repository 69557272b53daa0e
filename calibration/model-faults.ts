import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import {
  type Action,
  referenceTransitions,
  STATES,
  type State,
  type Transition,
} from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { constants, type StatusName } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';

/** Kinds of single faults in a transition table. */
type FaultKind = 'missing output' | 'wrong output' | 'wrong state' | 'missing transition' | 'extra unblocking';

/** A reference device with one fault in its transition table or in its unblocking. */
export interface ModelFault {
  /** Unique name: `connecting, associated: goes to feedback`. */
  readonly name: string;
  readonly kind: FaultKind;
  /** Rules of the faulty row. Their scenarios run first. */
  readonly rules: readonly RuleId[];
  readonly deviation: DecisionOverrides;
  /** Index of the faulty row in `singleRows`. Absent for a fault outside the table. */
  readonly row?: number;
}

const statuses = Object.keys(constants.status) as StatusName[];
const isStatus = (action: Action): action is StatusName => Object.hasOwn(constants.status, action);

/** The transition table with one state per row, so that a fault changes a single transition. */
export const singleRows: readonly Transition[] = referenceTransitions.flatMap((row) =>
  row.from.map((from) => ({ ...row, from: [from] })),
);

/** All single faults of the reference device, in the order of its transition table. */
export function modelFaults(): readonly ModelFault[] {
  return [
    ...singleRows.flatMap((row, index) => [
      ...tableFault(index, row, 'missing transition', 'is missing', []),
      ...wrongStates(row, index),
      ...wrongOutputs(row, index, 'before'),
      ...wrongOutputs(row, index, 'after'),
    ]),
    ...extraUnblocking(),
  ];
}

function wrongStates(row: Transition, index: number): readonly ModelFault[] {
  const right = row.to ?? row.from[0];
  return STATES.filter((state) => state !== right).flatMap((to) =>
    tableFault(index, row, 'wrong state', `goes to ${to}`, [{ ...row, to }]),
  );
}

function wrongOutputs(row: Transition, index: number, when: 'before' | 'after'): readonly ModelFault[] {
  const actions = row[when] ?? [];
  return actions.flatMap((action, position) => {
    const replacing = (...by: readonly Action[]): Transition => ({
      ...row,
      [when]: actions.toSpliced(position, 1, ...by),
    });
    return [
      ...tableFault(index, row, 'missing output', `without "${action}"`, [replacing()]),
      ...(isStatus(action)
        ? statuses
            .filter((other) => other !== action)
            .flatMap((other) =>
              tableFault(index, row, 'wrong output', `${other} instead of ${action}`, [replacing(other)]),
            )
        : []),
    ];
  });
}

function tableFault(
  index: number,
  row: Transition,
  kind: FaultKind,
  what: string,
  by: readonly Transition[],
): readonly ModelFault[] {
  const table = singleRows.toSpliced(index, 1, ...by);
  const when = row.when === undefined ? '' : ` when ${row.when}`;
  return [
    {
      name: `${row.from[0]}, ${row.input}${when}: ${what}`,
      kind,
      rules: row.rules,
      deviation: { transitions: () => table },
      row: index,
    },
  ];
}

/** Faults that open the APIs in one state, or with one event. */
function extraUnblocking(): readonly ModelFault[] {
  const fault = (
    name: string,
    opens: (state: State, event: string | undefined, status: number | undefined) => boolean,
  ): ModelFault => ({
    name,
    kind: 'extra unblocking',
    rules: ['PROV-7.5-01', 'PROV-7.5-29'],
    deviation: {
      networkProcessor: {
        opensApis: (view) => opens(view.state, view.event, view.status) || referenceDecisions.opensApis(view),
      },
    },
  });
  return [
    ...STATES.filter((state) => state !== 'idle').map((state) =>
      fault(`APIs open in ${state}`, (now) => now === state),
    ),
    ...statuses.map((name) =>
      fault(`APIs open with ${name}`, (_, _event, status) => status === constants.status[name]),
    ),
    fault('APIs open with the profile-added event', (_, event) => event === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED'),
  ];
}
