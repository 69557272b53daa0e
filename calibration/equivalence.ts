import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import type { StatusView } from '../adapters/simulator/network-processor/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { noProcess } from '../adapters/simulator/network-processor/process';
import { STATES } from '../adapters/simulator/network-processor/transitions';
import { constants, type StatusName } from '../ledger/constants';
import { INPUT_COUNT, type InputSequence, inputNames, SequencePlayer, START_COUNT } from './input-sequence';
import { type ModelFault, singleRows } from './model-faults';

/** The result of the comparison of a faulty device with the reference device. */
type EquivalenceResult =
  | { readonly equal: true; readonly proof: string }
  /** `witness`: the inputs of a session. Host or phone receive another answer to the last one. */
  | { readonly equal: false; readonly witness?: readonly string[] };

/** The explored sessions of the reference device, by the transition rows that their last input took. */
export interface ReferenceExploration {
  readonly contexts: number;
  readonly sessions: number;
  readonly taking: ReadonlyMap<number, readonly InputSequence[]>;
}

/** Number of further inputs after which the comparison of two different states ends. */
const FURTHER_INPUTS = 2;

/**
 * Explores the reference device breadth first: each input in each reachable context, until no new context occurs.
 * `contextFingerprint` defines the contexts.
 */
export async function exploreReference(): Promise<ReferenceExploration> {
  const takenRows = new Set<number>();
  // The simulator reads `to` of a row only when it takes the row.
  const observedRows = singleRows.map((row, index) =>
    Object.defineProperty({ ...row }, 'to', {
      get: () => {
        takenRows.add(index);
        return row.to;
      },
    }),
  );
  const player = new SequencePlayer({ transitions: () => observedRows });
  const taking = new Map<number, InputSequence[]>();
  const known = new Set<string>();
  let sessions = 0;
  let frontier: InputSequence[] = Array.from({ length: START_COUNT }, (_, start) => ({ start, inputs: [] }));
  while (frontier.length > 0) {
    const next: InputSequence[] = [];
    for (const session of frontier.flatMap(continued)) {
      const { context } = await player.play(session, () => takenRows.clear());
      sessions += 1;
      for (const row of takenRows) taking.set(row, [...(taking.get(row) ?? []), session]);
      if (known.has(context)) continue;
      known.add(context);
      next.push(session);
    }
    frontier = next;
  }
  return { contexts: known.size, sessions, taking };
}

const continued = ({ start, inputs }: InputSequence): readonly InputSequence[] =>
  Array.from({ length: INPUT_COUNT }, (_, input) => ({ start, inputs: [...inputs, input] }));

/** Compares a faulty device with the reference device in all sessions that reach the fault. */
export async function compareWithReference(
  fault: ModelFault,
  exploration: ReferenceExploration,
): Promise<EquivalenceResult> {
  if (fault.row === undefined) return compareStatusBytes(fault);
  const reference = new SequencePlayer({});
  const faulty = new SequencePlayer(fault.deviation);
  const sessions = exploration.taking.get(fault.row) ?? [];
  // The contexts are coarse, so a row without a session proves nothing.
  if (sessions.length === 0) return { equal: false };
  let further = 0;
  let frontier: readonly InputSequence[] = sessions;
  for (let depth = 0; frontier.length > 0; depth += 1) {
    const { witness, different } = await compareSessions(frontier, reference, faulty);
    if (witness !== undefined) return { equal: false, witness: inputNames(witness) };
    if (different.length === 0) break;
    if (depth === FURTHER_INPUTS) return { equal: false };
    frontier = different.flatMap(continued);
    further += frontier.length;
  }
  const proof = `in all ${sessions.length} sessions that take the row, and ${further} that continue them, host and phone receive the same answers and the devices reach the same state`;
  return { equal: true, proof };
}

/** The first session with different answers, or the sessions with different states after equal answers. */
async function compareSessions(
  sessions: readonly InputSequence[],
  reference: SequencePlayer,
  faulty: SequencePlayer,
): Promise<{ readonly witness?: InputSequence; readonly different: readonly InputSequence[] }> {
  const different: InputSequence[] = [];
  for (const session of sessions) {
    const [one, other] = [await reference.play(session), await faulty.play(session)];
    if (one.seen !== other.seen) return { witness: session, different };
    if (one.state !== other.state) different.push(session);
  }
  return { different };
}

/**
 * Compares the decision of the host driver for each status byte that the devices can send: in each state, alone and with
 * each event that a row sends there.
 */
function compareStatusBytes({ deviation }: ModelFault): EquivalenceResult {
  const opens = { ...referenceDecisions, ...deviation.networkProcessor }.opensApis;
  const { devStatus: bit } = constants;
  const isBlocked = (view: StatusView, open: boolean): boolean =>
    referenceDriverDecisions.isBlocked(
      (referenceDecisions.isActive(view) ? bit.PROVISIONING_ACTIVE : 0) | (open ? bit.PROVISIONING_ENABLE_API : 0),
    );
  const views = statusViews();
  const equal = views.every(
    (view) => isBlocked(view, opens(view)) === isBlocked(view, referenceDecisions.opensApis(view)),
  );
  if (!equal) return { equal: false };
  return { equal: true, proof: `the host driver blocks the same calls in all ${views.length} cases of a status byte` };
}

function statusViews(): readonly StatusView[] {
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
