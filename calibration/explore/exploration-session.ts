import type { MonitorViolation } from '../../judge/monitor-violation';
import type { RuleId } from '../../ledger/rule';
import type { Action } from './action';
import type { ModelState, ReferenceModel } from './reference-model';
import { isAbout } from './rule-attribution';
import type { SessionStep, Step } from './step';
import type { StepExecutor, StepResult } from './step-executor';

/** An initial state and the actions after it. */
export interface ExplorationSession {
  readonly initialState: Action;
  readonly actions: readonly Action[];
}

/** A drawn session: an initial state, and several actions for each place. The first action that fits is taken. */
export interface SessionDraft {
  readonly initialState: Action;
  readonly choices: readonly (readonly Action[])[];
}

/** A session that the reference has executed, as the steps of a scenario. */
export interface SessionScript {
  readonly session: ExplorationSession;
  readonly steps: readonly SessionStep[];
  /** For each step the number of its action: 0 for the initial state, then from 1 on. */
  readonly turns: readonly number[];
}

/** Behaviour of a device that differs from the reference, or that a monitor does not allow. */
export interface Divergence {
  readonly script: SessionScript;
  /** Index of the step that failed; undefined if only a monitor has found a violation. */
  readonly failed?: number;
  readonly expected: string;
  readonly seen: string;
  /** Rules that are broken, by the monitors. */
  readonly rules: readonly RuleId[];
  /** The violations that the monitors have found. */
  readonly violations: readonly MonitorViolation[];
}

/** The result of a session. */
export type SessionCourse =
  /** Without a difference, except from advice. */
  | {
      readonly kind: 'agreed';
      /** Rules that are advice, which the device has not followed. */
      readonly advised: readonly RuleId[];
      /** What monitors have found about them. */
      readonly violations: readonly MonitorViolation[];
    }
  | { readonly kind: 'diverged'; readonly divergence: Divergence }
  /** The device could not execute it, or did not reach its initial state. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The action that the device cannot do. */
      readonly unable?: Action;
    };

/**
 * Executes a session with the reference, and returns its steps. If the reference cannot do an action, the session
 * starts again without the action, because a failed attempt can have side effects. An initial state that it cannot reach
 * is replaced.
 *
 * @param most maximum number of actions
 * @returns undefined if no action is left for a device
 */
export async function scriptFor(
  model: ReferenceModel,
  { initialState, choices }: SessionDraft,
  most = choices.length,
): Promise<SessionScript | undefined> {
  for (let [begin, wanted] = [initialState, choices]; ; ) {
    const attempted = await attempt(model, begin, wanted, most);
    if (attempted === undefined) {
      if (begin.otherwise === undefined) return undefined;
      begin = begin.otherwise;
      continue;
    }
    const { refused } = attempted;
    if (refused === undefined) return attempted.script;
    wanted = wanted.with(
      refused.place,
      (wanted[refused.place] ?? []).filter((each) => each !== refused.act),
    );
  }
}

/** The actions that fit after a session. */
export async function fitting(
  model: ReferenceModel,
  session: ExplorationSession,
  actions: readonly Action[],
): Promise<readonly Action[]> {
  let here: readonly Action[] = [];
  await withFollowUp(model, session, (now) => {
    here = actions.filter(({ fits }) => fits(now));
  });
  return here;
}

/**
 * Executes a session with the reference, and reads the state of the reference at its end.
 *
 * @returns undefined if the reference could not do all of its actions
 */
export async function withFollowUp(
  model: ReferenceModel,
  session: ExplorationSession,
  look: (now: ModelState) => void,
): Promise<SessionScript | undefined> {
  const looking: Action = {
    name: 'looks',
    group: 'report',
    needs: [],
    functions: [],
    steps: [],
    fits: (now) => {
      look(now);
      return false;
    },
    perform: async () => [],
  };
  const { initialState, choices } = draftOf(session);
  const script = await scriptFor(model, { initialState, choices: [...choices, [looking]] });
  return script?.session.actions.length === session.actions.length ? script : undefined;
}

/** A session as a draft with one action for each place. */
export const draftOf = ({ initialState, actions }: ExplorationSession): SessionDraft => ({
  initialState,
  choices: actions.map((each) => [each]),
});

interface Attempt {
  readonly script: SessionScript;
  /** The action that the reference could not do. */
  readonly refused?: { readonly place: number; readonly act: Action };
}

async function attempt(
  model: ReferenceModel,
  initialState: Action,
  choices: SessionDraft['choices'],
  most: number,
): Promise<Attempt | undefined> {
  await model.begin();
  try {
    const steps: SessionStep[] = [];
    const turns: number[] = [];
    const taken: Action[] = [];
    const begun = await initialState.perform(model, START);
    if (begun === undefined) return undefined;
    steps.push(...begun);
    turns.push(...begun.map(() => 0));
    let now = await model.now();
    for (const [place, choice] of choices.entries()) {
      if (taken.length === most) break;
      const here = now;
      const each = choice.find(({ fits }) => fits(here));
      if (each === undefined) continue;
      const worded = await each.perform(model, now);
      if (worded === undefined || worded.some((step) => isLeftOut(model, step)))
        return { script: { session: { initialState, actions: taken }, steps, turns }, refused: { place, act: each } };
      if (worded.length === 0) continue;
      taken.push(each);
      steps.push(...worded);
      turns.push(...worded.map(() => taken.length));
      now = await model.now();
    }
    return { script: { session: { initialState, actions: taken }, steps, turns } };
  } finally {
    await model.end();
  }
}

/** Whether the reference passes a script, and each of its actions fits at its place. */
export async function isReproducible(
  model: ReferenceModel,
  { session, steps, turns }: SessionScript,
): Promise<boolean> {
  await model.begin();
  try {
    for (const [place, step] of steps.entries()) {
      const turn = turns[place] ?? 0;
      const begins = turn > 0 && turn !== turns[place - 1];
      if (begins && session.actions[turn - 1]?.fits(await model.now()) !== true) return false;
      if (!(await model.execute(step))) return false;
    }
    return true;
  } finally {
    await model.end();
  }
}

/** Whether a step needs a feature that the device does not have, although the reference has it. */
const isLeftOut = ({ executor }: ReferenceModel, step: Step): boolean =>
  executor.without.some((claim) => isAbout(claim, [step]));

/** The state before a session. No initial state reads it. */
const START = {} as Parameters<Action['perform']>[1];

/**
 * Executes a script with a device.
 *
 * @param signal stops it after the current step
 * @param beforeEnd called before the session ends
 * @throws the error with which the bench fails
 */
export async function runScript(
  executor: StepExecutor,
  script: SessionScript,
  signal?: AbortSignal,
  beforeEnd: () => Promise<void> = async () => {},
): Promise<SessionCourse> {
  await executor.begin();
  let broken: BrokenOff = {};
  for (const [place, step] of script.steps.entries()) {
    if (signal?.aborted) {
      broken = { hindrance: { kind: 'hindered', why: 'it was broken off' } };
      break;
    }
    const done = await executor.execute(step);
    if (done.kind === 'done') continue;
    if (done.kind === 'broken') {
      await executor.end().catch(() => []);
      throw done.error;
    }
    broken = brokenOff(script, place, done);
    break;
  }
  await beforeEnd();
  return courseOf(executor, script, broken, await executor.end());
}

/** Why a session ends before its last step. */
interface BrokenOff {
  readonly failure?: Pick<Divergence, 'failed' | 'expected' | 'seen'>;
  readonly hindrance?: SessionCourse;
  /** The rule that a failed step of an advisory scenario tests. */
  readonly advice?: RuleId;
}

function brokenOff(
  { steps, turns, session }: SessionScript,
  place: number,
  done: Extract<StepResult, { kind: 'fault' | 'hindered' }>,
): BrokenOff {
  const turn = turns[place] ?? 0;
  const act = [session.initialState, ...session.actions][turn];
  if (done.kind === 'hindered')
    return { hindrance: { kind: 'hindered', why: done.why, ...(done.unable && act && { unable: act }) } };
  const step = steps[place];
  if (step !== undefined && provesNothing(step, place))
    return { hindrance: { kind: 'hindered', why: `the step proves nothing: ${done.fault.message}` } };
  if (turn === 0 && act?.advice !== undefined) return { advice: act.advice };
  return { failure: { failed: place, expected: done.fault.violation.expected, seen: done.fault.violation.seen } };
}

/**
 * Whether the failure of a step convicts no device. The first step of a scenario is its Given, and a step of the suite
 * may be one too. A device whose host is idle can restart itself in place of a reset request (PROV-7.4-02). A scenario
 * of the suite keeps its host busy then.
 */
const provesNothing = (step: SessionStep, place: number): boolean =>
  step.isPremise ?? (place === 0 || ('report' in step && step.report.kind === 'restart'));

/** The result of a session. A failed step takes precedence over a hindrance, and a hindrance over the monitors. */
function courseOf(
  executor: StepExecutor,
  script: SessionScript,
  { failure, hindrance, advice }: BrokenOff,
  violations: Awaited<ReturnType<StepExecutor['end']>>,
): SessionCourse {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  if (failure !== undefined) return { kind: 'diverged', divergence: { script, ...failure, rules, violations } };
  if (hindrance !== undefined) return hindrance;
  const first = violations.find(({ rule }) => executor.decides(rule));
  if (first === undefined)
    return { kind: 'agreed', violations, advised: advice === undefined ? rules : [...rules, advice] };
  return { kind: 'diverged', divergence: { script, expected: first.expected, seen: first.seen, rules, violations } };
}

/**
 * Executes a script with a device, and after a difference with the reference as well. While the script was made, the
 * search read the state of the reference between the steps, which can show more than the steps alone.
 *
 * @throws the error with which the bench fails
 */
export async function compareWithReference(
  model: ReferenceModel,
  executor: StepExecutor,
  script: SessionScript,
  signal?: AbortSignal,
): Promise<SessionCourse> {
  const course = await runScript(executor, script, signal);
  if (course.kind !== 'diverged' || (await runScript(model.executor, script)).kind === 'agreed') return course;
  return { kind: 'hindered', why: 'the reference does otherwise itself' };
}
