import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Action } from './action';
import { type ActionCatalogue, GROUP_WEIGHTS } from './action-catalogue';
import { markedPath, unmarkedPath } from './exploration-path';
import type { Divergence, SessionCourse, SessionDraft } from './exploration-session';
import { SessionComparison } from './session-comparison';
import { shrink } from './shrinker';
import type { StepExecutor } from './step-executor';

/** How to explore. */
export interface ExplorationOptions {
  readonly seed: number;
  /** Most sessions, those of the shrinking not counted. */
  readonly runs: number;
  /** Most acts in a session. */
  readonly length: number;
  /**
   * Most wall-clock ms. A session that has begun is brought to its end in virtual time, and broken off after its step in
   * real time. Making what was found shorter may take as long again.
   */
  readonly budget?: number;
  /** What sessions are made of; everything the device offers unless given. */
  readonly catalogue?: ActionCatalogue;
  /** Only the session at this path, as it was found before. */
  readonly path?: string;
  /** Breaks it off after the step under way. */
  readonly signal?: AbortSignal;
  /** Hears of each session that begins, those of the shrinking not counted, with its number from 1 on. */
  readonly sessionBegins?: (run: number) => void;
}

/** What came of it. */
export interface ExplorationResult {
  readonly seed: number;
  /** Sessions that were put to the device, those of the shrinking not counted. */
  readonly runs: number;
  /** Sessions that said nothing about the device. */
  readonly hindered: number;
  /** Why most of these did not. */
  readonly hindrance?: string;
  /** The budget was used up before the runs were, or it was broken off. */
  readonly interrupted: boolean;
  readonly found?: Counterexample;
}

/** A session with which a device differs, made as short as it can be. */
interface Counterexample {
  /** Finds it again with the same seed and length, where the device offers the same. */
  readonly path: string;
  readonly divergence: Divergence;
}

/** How many sessions more, once a monitor has seen something, to find one in which a step of a scenario shows it too. */
const PATIENCE = 1_000;

/** How many choices are drawn for each act that a session may have, since some have nothing that fits. */
const DRAWN = 6;

/** Most groups that a session has acts from, besides reports. With few of them it comes to deeper places. */
const GROUPS = 7;

/** Most acts to choose from. */
const CHOICE = 6;

const isUnderWay = ({ steps }: Action): boolean => steps.some(({ kind }) => kind.startsWith('process.given'));
const isLater = ({ steps }: Action): boolean =>
  steps.some((step) => step.kind === 'process.given' && step.process.earlier + step.process.attempt !== '');
const isFresh = ({ steps }: Action): boolean => steps.some((step) => step.kind === 'device.fresh');
const isStopped = ({ steps }: Action): boolean => steps.some((step) => step.kind === 'device.stopped');
const isConnected = ({ steps }: Action): boolean => steps.some(({ kind }) => kind === 'event.arrives');
const isRunning = (initialState: Action): boolean =>
  ![isUnderWay, isFresh, isStopped, isConnected].some((kind) => kind(initialState));

/** How often sessions begin in each way, relative to each other; the simplest first. */
const BEGINNINGS = [
  { weight: 3, kind: isRunning },
  { weight: 3, kind: isStopped },
  { weight: 1, kind: isFresh },
  { weight: 1, kind: isConnected },
  { weight: 7, kind: (initialState: Action) => isUnderWay(initialState) && !isLater(initialState) },
  { weight: 7, kind: isLater },
];

/** Sessions over an alphabet; simpler ones are shorter, begin more simply and have acts from the front of the table. */
export function drafts({ initialStates, actions }: ActionCatalogue, length: number): fc.Arbitrary<SessionDraft> {
  const present = [...new Set(actions.map(({ group }) => group))];
  const groups = new Map(present.map((group) => [group, actions.filter((each) => each.group === group)]));
  const beginnings = BEGINNINGS.flatMap(({ weight, kind }) => {
    const of = initialStates.filter(kind);
    return of.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...of) }];
  });
  const kinds = present.map((group) => ({ weight: GROUP_WEIGHTS[group], arbitrary: fc.constant(group) }));
  const drawn = fc.record({
    initialState: fc.oneof(...beginnings),
    kinds: fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: GROUPS, size: 'max' }),
    choices: fc.array(
      fc.record({ kind: fc.nat(GROUPS), picks: fc.array(fc.nat(), { minLength: 1, maxLength: CHOICE, size: 'max' }) }),
      { minLength: 1, maxLength: DRAWN * length, size: 'max' },
    ),
  });
  return drawn.map(({ initialState, kinds, choices }) => ({
    initialState,
    choices: choices.map(({ kind, picks }) => {
      const of = groups.get((['report', ...kinds] as const)[kind % (kinds.length + 1)] ?? 'report') ?? [];
      return picks.flatMap((pick) => of[pick % of.length] ?? []);
    }),
  }));
}

/** The sessions of an exploration so far, and the differences that they have shown. */
class Exploration {
  /** Sessions of the device, without those of the shrinking. */
  runs = 0;
  readonly hindrances: string[] = [];
  interrupted = false;
  /** The latest difference in a step. fast-check shrinks it. */
  latest: Divergence | undefined;
  /** The first difference that only a monitor has shown. */
  sighted: { readonly divergence: Divergence; readonly run: number } | undefined;
  /** The error with which the bench has failed. */
  broken: unknown;
  private ended = false;
  private readonly until: number;
  private readonly signal: AbortSignal | undefined;

  constructor(
    executor: StepExecutor,
    private readonly comparison: SessionComparison,
    private readonly how: ExplorationOptions,
  ) {
    this.until = performance.now() + (how.budget ?? Number.POSITIVE_INFINITY);
    this.signal = executor.driven ? how.signal : endOf(how);
  }

  /** Tests the device with a session. False if a step has shown a difference. */
  async passes(draft: SessionDraft): Promise<boolean> {
    // fast-check's own limit would leave the device in the middle of a session.
    this.interrupted ||= this.isLate();
    if (this.isOver()) return this.passesUntested();
    // A device in memory never waits for anything, and a signal would not be heard.
    await setImmediate();
    try {
      return this.accept(await this.comparison.courseOf(draft, () => this.isLate(), this.signal));
    } catch (error) {
      this.broken = error;
      return true;
    }
  }

  private isLate(): boolean {
    return this.signal?.aborted === true || performance.now() > this.until;
  }

  /** Whether the device gets no further session. Earlier findings remain. */
  private isOver(): boolean {
    const { broken, interrupted, latest, runs, sighted } = this;
    return (
      broken !== undefined ||
      interrupted ||
      // The sessions that fast-check draws after the one at the path belong to no printed path.
      (this.how.path !== undefined && runs > 0) ||
      (sighted !== undefined && latest === undefined && runs > sighted.run + PATIENCE)
    );
  }

  /** One failure ends the drawing. While it is shrunk, everything passes, which ends the shrinking. */
  private passesUntested(): boolean {
    const isFirst = !this.ended && this.latest === undefined;
    this.ended = true;
    return !isFirst;
  }

  private accept(course: SessionCourse): boolean {
    // A session that was interrupted does not count.
    if (course.kind === 'hindered' && this.signal?.aborted === true) return true;
    if (this.latest === undefined) this.count(course);
    if (course.kind !== 'diverged') return true;
    const { divergence } = course;
    if (divergence.failed !== undefined) {
      this.latest = divergence;
      return false;
    }
    if (this.latest === undefined) this.sighted ??= { divergence, run: this.runs };
    return true;
  }

  private count(course: SessionCourse): void {
    this.runs += 1;
    this.how.sessionBegins?.(this.runs);
    if (course.kind === 'hindered') this.hindrances.push(course.why);
  }
}

/**
 * Explores a device beside the reference.
 *
 * @throws ProvtckError `PATH_UNKNOWN`, or whatever the bench fails with
 */
export async function explore(executor: StepExecutor, how: ExplorationOptions): Promise<ExplorationResult> {
  const comparison = await SessionComparison.open(executor, how);
  const { model, able, catalogue } = comparison;
  const source = { ...how, catalogue };
  const path = how.path === undefined ? undefined : unmarkedPath(how.path, source);
  const exploration = new Exploration(executor, comparison, how);
  const property = fc.asyncProperty(drafts(catalogue, how.length), (draft) => exploration.passes(draft));
  const details = await fc.check(property, {
    seed: how.seed,
    numRuns: how.runs,
    // It was made as small as it can be before its path was told.
    ...(path !== undefined && { path, endOnFailure: true }),
  });
  const { broken, runs, hindrances, interrupted, latest, sighted } = exploration;
  if (broken !== undefined) throw broken;
  const first = latest ?? sighted?.divergence;
  // As long again, for what was found in the last moment has not been made shorter yet.
  const began = performance.now();
  const late = (): boolean => performance.now() - began > (how.budget ?? Number.POSITIVE_INFINITY);
  const found = first && {
    path: how.path ?? markedPath((latest && details.counterexamplePath) ?? String((sighted?.run ?? 1) - 1), source),
    divergence: await shrink(model, executor, able.catalogue, first, () => how.signal?.aborted === true || late()),
  };
  const hindrance = commonest(hindrances);
  return {
    seed: how.seed,
    runs,
    hindered: hindrances.length,
    interrupted,
    ...(hindrance !== undefined && { hindrance }),
    ...(found && { found }),
  };
}

/** The most frequent text; the first one among equals. */
export function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<readonly [string | undefined, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    [undefined, 0],
  )[0];
}

/** What ends an exploration in real time, where a session may take longer than there is. */
function endOf({ signal, budget }: ExplorationOptions): AbortSignal | undefined {
  // Node's timers hold 31 bits.
  if (budget === undefined || budget >= 2 ** 31) return signal;
  return AbortSignal.any([AbortSignal.timeout(budget), ...(signal === undefined ? [] : [signal])]);
}
