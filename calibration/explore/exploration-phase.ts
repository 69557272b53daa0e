import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { MonitorViolation } from '../../judge/monitor-violation';
import { markedPath } from './exploration-path';
import type { Divergence, SessionCourse } from './exploration-session';
import { commonest } from './explore';
import { SessionComparison } from './session-comparison';
import { drafts } from './session-drafts';
import type { StepExecutor } from './step-executor';

/** Random sessions that follow a run. */
interface PhaseOptions {
  readonly seed: number;
  /** Number of sessions. */
  readonly sessions: number;
  /** Maximum number of actions in a session. */
  readonly length: number;
  /** Ends the phase after the current step. */
  readonly signal?: AbortSignal;
  /** Called before each session, with its number from 1. */
  readonly sessionBegins?: (session: number) => void;
}

/** A session in which the device differs from the reference device. */
interface DifferingSession {
  /** Number of the session, from 1. */
  readonly session: number;
  /** `provtck explore --path` repeats the session. */
  readonly path: string;
  readonly divergence: Divergence;
}

/** What the sessions of a phase have shown. */
export interface ExplorationPhase {
  /** Number of executed sessions. */
  readonly sessions: number;
  /** Number of sessions that say nothing about the device, and the most frequent reason. */
  readonly hindered: number;
  readonly hindrance?: string;
  /** Number of sessions in which the device differs from the reference device, and the first one of them. */
  readonly differences: number;
  readonly first?: DifferingSession;
  /** Sessions in which a monitor has seen a broken rule. */
  readonly violating: readonly (Omit<DifferingSession, 'divergence'> & {
    readonly violations: readonly MonitorViolation[];
  })[];
  /** Why the phase ended before its last session. */
  readonly stopped?: string;
}

/** Executes random sessions one after the other. It does not stop at a difference and does not shorten a session. */
export async function explorePhase(executor: StepExecutor, how: PhaseOptions): Promise<ExplorationPhase> {
  const comparison = await SessionComparison.open(executor, how);
  const { catalogue } = comparison;
  const hindrances: string[] = [];
  const violating: ExplorationPhase['violating'][number][] = [];
  let first: DifferingSession | undefined;
  let [sessions, differences] = [0, 0];
  let stopped: string | undefined;
  const isOver = (): boolean => stopped !== undefined || how.signal?.aborted === true;
  const property = fc.asyncProperty(drafts(catalogue, how.length), async (draft) => {
    // A device in memory never waits, so that without this no signal would be noticed.
    await setImmediate();
    if (isOver()) return false;
    const session = sessions + 1;
    how.sessionBegins?.(session);
    try {
      const course = await comparison.courseOf(draft, isOver, how.signal);
      if (how.signal?.aborted === true) return false;
      sessions = session;
      if (course.kind === 'hindered') hindrances.push(course.why);
      const found = () => ({ session, path: markedPath(String(session - 1), { ...how, catalogue }) });
      const violations = violationsIn(course);
      if (violations.length > 0) violating.push({ ...found(), violations });
      if (course.kind !== 'diverged') return true;
      differences += 1;
      first ??= { ...found(), divergence: course.divergence };
      return true;
    } catch (error) {
      stopped = error instanceof Error ? error.message : String(error);
      return false;
    }
  });
  await fc.check(property, { seed: how.seed, numRuns: how.sessions, endOnFailure: true });
  if (how.signal?.aborted === true) stopped ??= String(how.signal.reason);
  const hindrance = commonest(hindrances);
  return {
    sessions,
    hindered: hindrances.length,
    ...(hindrance !== undefined && { hindrance }),
    differences,
    ...(first !== undefined && { first }),
    violating,
    ...(stopped !== undefined && { stopped }),
  };
}

/** What the monitors have found in a session, advice included. */
function violationsIn(course: SessionCourse): readonly MonitorViolation[] {
  switch (course.kind) {
    case 'agreed':
      return course.violations;
    case 'diverged':
      return course.divergence.violations;
    case 'hindered':
      return [];
  }
}
