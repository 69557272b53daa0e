import type { MonitorViolation } from '../../judge/monitor-violation';
import type { RuleId } from '../../ledger/rule';
import type { Action } from './action';
import type { ModelState, ReferenceModel } from './reference-model';
import { isAbout } from './rule-attribution';
import type { SessionStep, Step } from './step';
import type { StepExecutor } from './step-executor';

/** An opening and what is done after it. */
export interface ExplorationSession {
  readonly initialState: Action;
  readonly actions: readonly Action[];
}

/** What is drawn: an opening, and for each act several, of which the first is taken that makes sense where it stands. */
export interface SessionDraft {
  readonly initialState: Action;
  readonly choices: readonly (readonly Action[])[];
}

/** A session as the reference has carried it out, worded as the steps of a scenario. */
export interface SessionScript {
  readonly session: ExplorationSession;
  readonly steps: readonly SessionStep[];
  /** For each step the act it belongs to: 0 for the opening, then from 1 on. */
  readonly turns: readonly number[];
}

/** What a device did otherwise than the reference, or than a rule allows at any moment. */
export interface Divergence {
  readonly script: SessionScript;
  /** Place of the step that failed among the steps; undefined where only a monitor has seen something. */
  readonly failed?: number;
  readonly expected: string;
  readonly seen: string;
  /** Rules that monitors have seen broken. */
  readonly rules: readonly RuleId[];
  /** What the monitors have seen. */
  readonly violations: readonly MonitorViolation[];
}

/** How a session went. */
export type SessionCourse =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'diverged'; readonly divergence: Divergence }
  /** The device could not be put to it, or did not come along to where it starts. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The act that the device is not made for. */
      readonly unable?: Action;
    };

/**
 * Words a session by carrying it out with the reference. An act that the reference was not able to carry out is left
 * out, and the session begins again without it, since a try may have left traces.
 *
 * @param most acts that are taken
 * @returns undefined when there is nothing left that a device could be put to
 */
export async function scriptFor(
  model: ReferenceModel,
  { initialState, choices }: SessionDraft,
  most = choices.length,
): Promise<SessionScript | undefined> {
  for (let wanted = choices; ; ) {
    const attempted = await attempt(model, initialState, wanted, most);
    if (attempted === undefined) return undefined;
    const { refused } = attempted;
    if (refused === undefined) return attempted.script;
    wanted = wanted.with(
      refused.place,
      (wanted[refused.place] ?? []).filter((each) => each !== refused.act),
    );
  }
}

/** Which of the acts make sense after a session. */
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
 * Words a session and looks at the reference where it ends.
 *
 * @returns undefined when not all of its acts could be carried out
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

/** A session as a draft that leaves no choice. */
export const draftOf = ({ initialState, actions }: ExplorationSession): SessionDraft => ({
  initialState,
  choices: actions.map((each) => [each]),
});

interface Attempt {
  readonly script: SessionScript;
  /** The act that the reference was not able to carry out. */
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

/** Whether the reference comes through a script, and each act of it makes sense where it stands. */
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

/** What the reference does may be what the device is said to do without. */
const isLeftOut = ({ executor }: ReferenceModel, step: Step): boolean =>
  executor.without.some((claim) => isAbout(claim, [step]));

/** Before anything has begun there is nothing an opening could look at. */
const START = {} as Parameters<Action['perform']>[1];

/**
 * Puts a device to a script.
 *
 * @param signal breaks it off after the step under way
 * @param beforeEnd what is looked at while the session still stands
 * @throws whatever the bench fails with
 */
export async function runScript(
  executor: StepExecutor,
  script: SessionScript,
  signal?: AbortSignal,
  beforeEnd: () => Promise<void> = async () => {},
): Promise<SessionCourse> {
  await executor.begin();
  const { steps, turns, session } = script;
  let failure: Pick<Divergence, 'failed' | 'expected' | 'seen'> | undefined;
  let hindrance: SessionCourse | undefined;
  for (const [place, step] of steps.entries()) {
    if (signal?.aborted) {
      hindrance = { kind: 'hindered', why: 'it was broken off' };
      break;
    }
    const done = await executor.execute(step);
    if (done.kind === 'done') continue;
    if (done.kind === 'broken') {
      await executor.end().catch(() => []);
      throw done.error;
    }
    const act = [session.initialState, ...session.actions][turns[place] ?? 0];
    if (done.kind === 'hindered')
      hindrance = { kind: 'hindered', why: done.why, ...(done.unable && act && { unable: act }) };
    // The first step of a scenario is its Given. A Given that fails convicts no device.
    else if (place === 0) hindrance = { kind: 'hindered', why: `the state was not reached: ${done.fault.message}` };
    else failure = { failed: place, expected: done.fault.violation.expected, seen: done.fault.violation.seen };
    break;
  }
  await beforeEnd();
  return courseOf(script, failure, hindrance, await executor.end());
}

/** How a session went: a step that failed decides before a hindrance, and a hindrance before the monitors. */
function courseOf(
  script: SessionScript,
  failure: Pick<Divergence, 'failed' | 'expected' | 'seen'> | undefined,
  hindrance: SessionCourse | undefined,
  monitorViolations: Awaited<ReturnType<StepExecutor['end']>>,
): SessionCourse {
  const rules = [...new Set(monitorViolations.map(({ rule }) => rule))];
  const violations = monitorViolations;
  if (failure !== undefined) return { kind: 'diverged', divergence: { script, ...failure, rules, violations } };
  if (hindrance !== undefined) return hindrance;
  const [first] = monitorViolations;
  if (first === undefined) return { kind: 'agreed' };
  return { kind: 'diverged', divergence: { script, expected: first.expected, seen: first.seen, rules, violations } };
}

/**
 * Puts a device to a script, and where it does otherwise the reference as well: while the script was worded, somebody
 * looked at the reference between the steps, which can show something that the steps alone do not.
 *
 * @throws whatever the bench fails with
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
