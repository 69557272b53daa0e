import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import type { StatusView } from '../adapters/simulator/network-processor/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { noProcess } from '../adapters/simulator/network-processor/process';
import { STATES } from '../adapters/simulator/network-processor/transitions';
import { constants, type StatusName } from '../ledger/constants';
import { INPUT_COUNT, type InputSequence, inputNames, SequencePlayer, START_COUNT } from './input-sequence';
import { type ModelFault, singleRows } from './model-faults';

/** What came of looking for a difference between the reference and a device with a fault. */
export type EquivalenceResult =
  | { readonly equal: true; readonly proof: string }
  /** `witness`: the acts of a session whose last one host or phone sees answered otherwise. */
  | { readonly equal: false; readonly witness?: readonly string[] };

/** All sessions of the reference that matter, by the rows that the last act of each has made it take. */
export interface ReferenceExploration {
  readonly contexts: number;
  readonly sessions: number;
  readonly taking: ReadonlyMap<number, readonly InputSequence[]>;
}

/** How many acts are tried after a fault has left the two devices in different states. */
const FURTHER = 2;

/**
 * Carries out every act in every context the reference can come to, breadth first, until there is no new one.
 * Contexts are those of `fingerprint.ts`.
 */
export async function exploreReference(): Promise<ReferenceExploration> {
  const fired = new Set<number>();
  // The table reads the new state of a row when it takes it, and at no other time.
  const watched = singleRows.map((row, index) =>
    Object.defineProperty({ ...row }, 'to', {
      get: () => {
        fired.add(index);
        return row.to;
      },
    }),
  );
  const player = new SequencePlayer({ transitions: () => watched });
  const taking = new Map<number, InputSequence[]>();
  const known = new Set<string>();
  let sessions = 0;
  let frontier: InputSequence[] = Array.from({ length: START_COUNT }, (_, beginning) => ({ beginning, acts: [] }));
  while (frontier.length > 0) {
    const next: InputSequence[] = [];
    for (const session of frontier.flatMap(continued)) {
      const { context } = await player.play(session, () => fired.clear());
      sessions += 1;
      for (const row of fired) taking.set(row, [...(taking.get(row) ?? []), session]);
      if (known.has(context)) continue;
      known.add(context);
      next.push(session);
    }
    frontier = next;
  }
  return { contexts: known.size, sessions, taking };
}

const continued = ({ beginning, acts }: InputSequence): readonly InputSequence[] =>
  Array.from({ length: INPUT_COUNT }, (_, act) => ({ beginning, acts: [...acts, act] }));

/** Compares a device with a fault to the reference wherever the fault can show. */
export async function compareWithReference(
  fault: ModelFault,
  exploration: ReferenceExploration,
): Promise<EquivalenceResult> {
  if (fault.row === undefined) return compareGates(fault);
  const reference = new SequencePlayer({});
  const faulty = new SequencePlayer(fault.deviation);
  const where = exploration.taking.get(fault.row) ?? [];
  // A row that was not met proves nothing: the contexts are coarse.
  if (where.length === 0) return { equal: false };
  let further = 0;
  let frontier: readonly InputSequence[] = where;
  for (let depth = 0; frontier.length > 0; depth += 1) {
    const apart: InputSequence[] = [];
    for (const session of frontier) {
      const [one, other] = [await reference.play(session), await faulty.play(session)];
      if (one.seen !== other.seen) return { equal: false, witness: inputNames(session) };
      if (one.state !== other.state) apart.push(session);
    }
    if (apart.length === 0) break;
    if (depth === FURTHER) return { equal: false };
    frontier = apart.flatMap(continued);
    further += frontier.length;
  }
  const proof = `in all ${where.length} sessions that take the row, and ${further} that go on from there, host and phone see the same and the devices end in the same state`;
  return { equal: true, proof };
}

/**
 * Compares what the host driver makes of every status byte that the two can send: of each state, alone and with each
 * status that a row of the table sends there.
 */
function compareGates({ deviation }: ModelFault): EquivalenceResult {
  const opens = { ...referenceDecisions, ...deviation.networkProcessor }.opensApis;
  const { devStatus: bit } = constants;
  const shut = (view: StatusView, open: boolean): boolean =>
    referenceDriverDecisions.isBlocked(
      (referenceDecisions.isActive(view) ? bit.PROVISIONING_ACTIVE : 0) | (open ? bit.PROVISIONING_ENABLE_API : 0),
    );
  const views = gateViews();
  const apart = views.find((view) => shut(view, opens(view)) !== shut(view, referenceDecisions.opensApis(view)));
  if (apart !== undefined) return { equal: false };
  return { equal: true, proof: `the host driver is shut alike in all ${views.length} cases in which a byte is sent` };
}

function gateViews(): readonly StatusView[] {
  const records = [true, false].map((openWhenEnding) => ({ ...noProcess, openWhenEnding }));
  const sent = singleRows.flatMap(({ from, to, before = [], after = [] }) => [
    ...before.map((action) => ({ state: from[0] ?? 'idle', action })),
    ...after.map((action) => ({ state: to ?? from[0] ?? 'idle', action })),
  ]);
  const withStatus = sent.flatMap(({ state, action }) =>
    Object.hasOwn(constants.status, action)
      ? [{ state, event: 'SL_WLAN_EVENT_PROVISIONING_STATUS', status: constants.status[action as StatusName] }]
      : [],
  );
  const profileAdded = sent
    .filter(({ action }) => action === 'send profile added')
    .map(({ state }) => ({ state, event: 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED' }));
  return [...STATES.map((state) => ({ state })), ...withStatus, ...profileAdded].flatMap((view) =>
    records.map((record) => ({ ...view, record })),
  );
}
