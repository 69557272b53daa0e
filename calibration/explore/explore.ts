import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { ActionCatalogue } from './action-catalogue';
import { markedPath, unmarkedPath } from './exploration-path';
import type { Divergence, SessionCourse, SessionDraft } from './exploration-session';
import { SessionComparison } from './session-comparison';
import { drafts } from './session-drafts';
import { shrink } from './shrinker';
import type { StepExecutor } from './step-executor';

/** Options of an exploration. */
export interface ExplorationOptions {
  readonly seed: number;
  /** Maximum number of sessions, without those of the shrinking. */
  readonly runs: number;
  /** Maximum number of actions in a session. */
  readonly length: number;
  /**
   * Maximum wall time in ms. The current session is finished in virtual time, and stopped after its step in real
   * time. The shrinking may take the same time again.
   */
  readonly budget?: number;
  /** The parts of sessions; everything that the device offers unless given. */
  readonly catalogue?: ActionCatalogue;
  /** Only the session at this path, from an earlier exploration. */
  readonly path?: string;
  /** Stops the exploration after the current step. */
  readonly signal?: AbortSignal;
  /** Called at the start of each session, without those of the shrinking, with its number from 1 on. */
  readonly sessionBegins?: (run: number) => void;
}

/** The result of an exploration. */
export interface ExplorationResult {
  readonly seed: number;
  /** Number of sessions with the device, without those of the shrinking. */
  readonly runs: number;
  /** Number of sessions without a result about the device. */
  readonly hindered: number;
  /** The most frequent reason. */
  readonly hindrance?: string;
  /** The budget was used up before all sessions, or the user stopped it. */
  readonly interrupted: boolean;
  readonly found?: Counterexample;
}

/** A session in which a device differs, as short as possible. */
interface Counterexample {
  /** Finds it again with the same seed and length, if the device offers the same. */
  readonly path: string;
  readonly divergence: Divergence;
}

/** Number of further sessions after a violation by a monitor, to find one in which a step fails as well. */
const PATIENCE = 1_000;

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
    // A device in memory never waits, so a signal would not be handled.
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
 * Explores a device, in comparison with the reference.
 *
 * @throws ProvtckError `PATH_UNKNOWN`, or the error with which the bench fails
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
    // The session at a printed path is already shrunk.
    ...(path !== undefined && { path, endOnFailure: true }),
  });
  const { broken, runs, hindrances, interrupted, latest, sighted } = exploration;
  if (broken !== undefined) throw broken;
  const first = latest ?? sighted?.divergence;
  // The shrinking gets the same time, because a late counterexample is not shrunk yet.
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

/** The end of an exploration in real time, in which a session can exceed the budget. */
function endOf({ signal, budget }: ExplorationOptions): AbortSignal | undefined {
  // Node's timers hold 31 bits.
  if (budget === undefined || budget >= 2 ** 31) return signal;
  return AbortSignal.any([AbortSignal.timeout(budget), ...(signal === undefined ? [] : [signal])]);
}
