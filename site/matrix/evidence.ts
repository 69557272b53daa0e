import { inDeviceOrder } from '../../judge/device-order';
import type { ObservationPoint } from '../../judge/observation-point';
import { isStop } from '../../judge/process-start';
import { ProcessTracker } from '../../judge/process-tracker';
import { constants } from '../../ledger/constants';
import { publicFunctions } from '../../ledger/functions';
import type { Line } from '../../transcript/record';
import { exact, sinceReset, type TimelineMark } from '../timeline/timeline';
import { type StateId, stateOf } from './process-states';

const { returnCode } = constants;

/** What a record shows of a function or an event in a state. `other`: a code that says nothing about the process. */
export type Answer = 'served' | 'refused' | 'answered locally' | 'not returned' | 'other' | 'delivered' | 'suppressed';

/** How often a record shows an answer, and the names of the scenarios that do, the first one first. */
export interface Sighting {
  readonly count: number;
  readonly scenarios: readonly string[];
}

/** The answers for a function or an event in a state. */
export type Sightings = ReadonlyMap<Answer, Sighting>;

const NONE: Sightings = new Map();

/** Codes of a device that restarts itself, is locked or has a fatal error; they say nothing about blocked APIs. */
const UNRELATED: readonly number[] = [
  returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  returnCode.SL_RET_CODE_DEV_NOT_STARTED,
  returnCode.SL_API_ABORTED,
  returnCode.SL_RET_CODE_DEV_LOCKED,
];

const LOCAL: ReadonlySet<string> = new Set(
  publicFunctions().flatMap(({ name, kind }) => (kind === 'local' ? [name] : [])),
);

/** What the records of a run show for each function and each event in each state of a process. */
export type Evidence = ReadonlyMap<string, Sightings>;

/** The answers for a function or an event in a state. */
export const sightingsIn = (evidence: Evidence | undefined, state: StateId, name: string): Sightings =>
  evidence?.get(keyOf(state, name)) ?? NONE;

/** Collects the evidence of a run, scenario by scenario. */
export class EvidenceCollector {
  private readonly cells = new Map<string, Map<Answer, Sighting>>();

  /** The evidence so far. */
  get evidence(): Evidence {
    return this.cells;
  }

  /**
   * Adds the records of a scenario from its last reset on.
   *
   * @param marks the marks of its timeline, which contain the suppressed events
   */
  take(
    scenario: string,
    lines: readonly Line[],
    marks: readonly TimelineMark[],
    point: ObservationPoint = exact,
  ): void {
    const states = this.takeLines(scenario, inDeviceOrder(sinceReset(lines)), point);
    for (const { seq, suppressed, record } of marks)
      if (suppressed) this.add(states.get(seq), record?.replace('suppressed ', '') ?? '', 'suppressed', scenario);
  }

  /** Adds calls and events, and returns the state before each record. */
  private takeLines(
    scenario: string,
    lines: readonly Line[],
    point: ObservationPoint,
  ): Map<number, StateId | undefined> {
    const states = new Map<number, StateId | undefined>();
    const [first] = lines;
    const tracker = new ProcessTracker(point, first?.kind === 'reset' ? first : undefined);
    let call: Call | undefined;
    for (const line of lines) {
      // What follows an injected message or a fault of the bench says nothing about the process.
      if (line.kind === 'driver-port' || line.kind === 'fault') break;
      const state = stateOf(tracker);
      states.set(line.seq, state);
      if (line.kind === 'call') call = { line, state };
      if (line.kind === 'event') this.add(state, line.name, 'delivered', scenario);
      tracker.take(line);
      if (line.kind !== 'return' && line.kind !== 'pending') continue;
      if (call !== undefined) this.answer(call, line, state, scenario);
      call = undefined;
    }
    return states;
  }

  /** A call counts if its state was the same when it was made and when it returned. */
  private answer(call: Call, answer: AnswerLine, stateAtReturn: StateId | undefined, scenario: string): void {
    const { line, state } = call;
    const changes =
      line.function === 'sl_WlanProvisioning' || line.function === 'sl_Start' || line.function === 'sl_Stop';
    if (!changes && state !== stateAtReturn) return;
    // A second start is refused for its own reason, see PROV-7.1-04.
    if (line.function === 'sl_WlanProvisioning' && !isStop(line) && state !== 'none' && state !== 'off') return;
    this.add(state, line.function, answerOf(answer, state), scenario);
  }

  private add(state: StateId | undefined, name: string, answer: Answer, scenario: string): void {
    if (state === undefined) return;
    const key = keyOf(state, name);
    const cell = this.cells.get(key) ?? new Map<Answer, Sighting>();
    const { count, scenarios } = cell.get(answer) ?? { count: 0, scenarios: [] };
    const isNew = scenarios.at(-1) !== scenario;
    cell.set(answer, { count: count + 1, scenarios: isNew ? [...scenarios, scenario] : scenarios });
    this.cells.set(key, cell);
  }
}

interface Call {
  readonly line: Extract<Line, { readonly kind: 'call' }>;
  readonly state: StateId | undefined;
}

type AnswerLine = Extract<Line, { readonly kind: 'return' | 'pending' }>;

const keyOf = (state: StateId, name: string): string => `${state} ${name}`;

function answerOf(line: AnswerLine, state: StateId | undefined): Answer {
  if (line.kind === 'pending') return 'not returned';
  const { code } = line;
  if (code === returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS) return 'refused';
  if (state === 'off' && code === returnCode.SL_RET_CODE_DEV_NOT_STARTED) return 'refused';
  if (LOCAL.has(line.function)) return 'answered locally';
  if (line.function === 'sl_Start' && code === returnCode.SL_RET_CODE_DEV_ALREADY_STARTED) return 'answered locally';
  return UNRELATED.includes(code) ? 'other' : 'served';
}
