import type { RuleId } from '../../ledger/rule';
import type { Act } from './act';
import type { Now, Oracle } from './oracle';
import { isAbout, textOf } from './rules';
import type { Stage } from './stage';
import type { Step } from './step';

/** An opening and what is done after it. */
export interface Session {
  readonly opening: Act;
  readonly acts: readonly Act[];
}

/** What is drawn: an opening, and for each act several, of which the first is taken that makes sense where it stands. */
export interface Draft {
  readonly opening: Act;
  readonly choices: readonly (readonly Act[])[];
}

/** A session as the reference has carried it out, worded as the steps of a scenario. */
export interface Script {
  readonly session: Session;
  readonly steps: readonly Step[];
  /** For each step the act it belongs to: 0 for the opening, then from 1 on. */
  readonly turns: readonly number[];
}

/** What a device did otherwise than the reference, or than a rule allows at any moment. */
export interface Divergence {
  readonly script: Script;
  /** Place of the step that failed among the steps; undefined where only a monitor has seen something. */
  readonly failed?: number;
  readonly expected: string;
  readonly seen: string;
  /** Rules that monitors have seen broken. */
  readonly rules: readonly RuleId[];
}

/** How a session went. */
export type Course =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'diverged'; readonly divergence: Divergence }
  /** The device could not be put to it, or did not come along to where it starts. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The act that the device is not made for. */
      readonly unable?: Act;
    };

/**
 * Words a session by carrying it out with the reference. An act that the reference was not able to carry out is left
 * out, and the session begins again without it, since a try may have left traces.
 *
 * @param most acts that are taken
 * @returns undefined when there is nothing left that a device could be put to
 */
export async function scriptFor(
  oracle: Oracle,
  { opening, choices }: Draft,
  most = choices.length,
): Promise<Script | undefined> {
  for (let wanted = choices; ; ) {
    const attempted = await attempt(oracle, opening, wanted, most);
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
export async function fitting(oracle: Oracle, session: Session, acts: readonly Act[]): Promise<readonly Act[]> {
  let here: readonly Act[] = [];
  await lookingAfter(oracle, session, (now) => {
    here = acts.filter(({ fits }) => fits(now));
  });
  return here;
}

/**
 * Words a session and looks at the reference where it ends.
 *
 * @returns undefined when not all of its acts could be carried out
 */
export async function lookingAfter(
  oracle: Oracle,
  session: Session,
  look: (now: Now) => void,
): Promise<Script | undefined> {
  const looking: Act = {
    name: 'looks',
    group: 'report',
    needs: [],
    functions: [],
    fits: (now) => {
      look(now);
      return false;
    },
    perform: async () => [],
  };
  const { opening, choices } = draftOf(session);
  const script = await scriptFor(oracle, { opening, choices: [...choices, [looking]] });
  return script?.session.acts.length === session.acts.length ? script : undefined;
}

/** A session as a draft that leaves no choice. */
export const draftOf = ({ opening, acts }: Session): Draft => ({ opening, choices: acts.map((each) => [each]) });

interface Attempt {
  readonly script: Script;
  /** The act that the reference was not able to carry out. */
  readonly refused?: { readonly place: number; readonly act: Act };
}

async function attempt(
  oracle: Oracle,
  opening: Act,
  choices: Draft['choices'],
  most: number,
): Promise<Attempt | undefined> {
  await oracle.begin();
  try {
    const steps: Step[] = [];
    const turns: number[] = [];
    const taken: Act[] = [];
    const begun = await opening.perform(oracle, START);
    if (begun === undefined) return undefined;
    steps.push(...begun);
    turns.push(...begun.map(() => 0));
    let now = await oracle.now();
    for (const [place, choice] of choices.entries()) {
      if (taken.length === most) break;
      const here = now;
      const each = choice.find(({ fits }) => fits(here));
      if (each === undefined) continue;
      const worded = await each.perform(oracle, now);
      if (worded === undefined || worded.some((step) => isLeftOut(oracle, step)))
        return { script: { session: { opening, acts: taken }, steps, turns }, refused: { place, act: each } };
      if (worded.length === 0) continue;
      taken.push(each);
      steps.push(...worded);
      turns.push(...worded.map(() => taken.length));
      now = await oracle.now();
    }
    return { script: { session: { opening, acts: taken }, steps, turns } };
  } finally {
    await oracle.end();
  }
}

/** Whether the reference comes through a script, and each act of it makes sense where it stands. */
export async function holds(oracle: Oracle, { session, steps, turns }: Script): Promise<boolean> {
  await oracle.begin();
  try {
    for (const [place, step] of steps.entries()) {
      const turn = turns[place] ?? 0;
      const begins = turn > 0 && turn !== turns[place - 1];
      if (begins && session.acts[turn - 1]?.fits(await oracle.now()) !== true) return false;
      if (!(await oracle.carryOut(step))) return false;
    }
    return true;
  } finally {
    await oracle.end();
  }
}

/** What the reference does may be what the device is said to do without. */
const isLeftOut = ({ stage }: Oracle, step: Step): boolean =>
  stage.without.some((claim) => isAbout(claim, textOf(step)));

/** Before anything has begun there is nothing an opening could look at. */
const START = {} as Parameters<Act['perform']>[1];

/**
 * Puts a device to a script.
 *
 * @param signal breaks it off after the step under way
 * @param beforeEnd what is looked at while the session still stands
 * @throws whatever the bench fails with
 */
export async function put(
  stage: Stage,
  script: Script,
  signal?: AbortSignal,
  beforeEnd: () => Promise<void> = async () => {},
): Promise<Course> {
  await stage.begin();
  const { steps, turns, session } = script;
  let failure: Pick<Divergence, 'failed' | 'expected' | 'seen'> | undefined;
  let hindrance: Course | undefined;
  for (const [place, step] of steps.entries()) {
    if (signal?.aborted) {
      hindrance = { kind: 'hindered', why: 'it was broken off' };
      break;
    }
    const done = await stage.carryOut(step);
    if (done.kind === 'done') continue;
    if (done.kind === 'broken') {
      await stage.end().catch(() => []);
      throw done.error;
    }
    const act = [session.opening, ...session.acts][turns[place] ?? 0];
    if (done.kind === 'hindered')
      hindrance = { kind: 'hindered', why: done.why, ...(done.unable && act && { unable: act }) };
    else failure = { failed: place, expected: done.fault.violation.expected, seen: done.fault.violation.seen };
    break;
  }
  await beforeEnd();
  const sightings = await stage.end();
  const rules = [...new Set(sightings.map(({ rule }) => rule))];
  if (failure !== undefined) return { kind: 'diverged', divergence: { script, ...failure, rules } };
  if (hindrance !== undefined) return hindrance;
  const [first] = sightings;
  if (first !== undefined)
    return { kind: 'diverged', divergence: { script, expected: first.expected, seen: first.seen, rules } };
  return { kind: 'agreed' };
}

/**
 * Puts a device to a script, and where it does otherwise the reference as well: while the script was worded, somebody
 * looked at the reference between the steps, which can show something that the steps alone do not.
 *
 * @throws whatever the bench fails with
 */
export async function compared(oracle: Oracle, stage: Stage, script: Script, signal?: AbortSignal): Promise<Course> {
  const course = await put(stage, script, signal);
  if (course.kind !== 'diverged' || (await put(oracle.stage, script)).kind === 'agreed') return course;
  return { kind: 'hindered', why: 'the reference does otherwise itself' };
}
