import { type Action, fixed } from './action';
import type { ActionCatalogue } from './action-catalogue';
import {
  compareWithReference,
  type Divergence,
  isReproducible,
  type SessionScript,
  withFollowUp,
} from './exploration-session';
import type { ModelState, ReferenceModel } from './reference-model';
import {
  afterAnotherAct,
  afterOneAct,
  applyStrategies,
  atOnce,
  MINIMUM_STEPS,
  retrySession,
  type ShrinkContext,
} from './shrink-strategies';
import type { StepExecutor } from './step-executor';

/**
 * Makes a session that was shrunk shorter still, in every way there is, act by act and then step by step. fast-check
 * goes down one way and does not come back to try another.
 *
 * @param isOver whether the time for it is used up; what there is then stands
 */
export async function shrink(
  model: ReferenceModel,
  executor: StepExecutor,
  catalogue: ActionCatalogue,
  divergence: Divergence,
  isOver: () => boolean = () => false,
): Promise<Divergence> {
  // On a board a session takes minutes; what fast-check has made of it is good enough there.
  if (executor.driven !== true) return divergence;
  const workshop = { model, executor, catalogue, isOver };
  const best = await asShort(workshop, await takenApart(workshop, await asShort(workshop, divergence)));
  const told =
    (await atOnce(workshop, best)) ?? (await afterOneAct(workshop, best)) ?? (await afterAnotherAct(workshop, best));
  return isOver() ? (told ?? best) : stepwise(model, executor, told ?? best);
}

/** As short as the ways that start from what there is make it. */
async function asShort(workshop: ShrinkContext, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (
    let next = await applyStrategies(workshop, best);
    next !== undefined;
    next = await applyStrategies(workshop, best)
  )
    best = next;
  return best;
}

/** What has to be as it was for a step to make sense by itself, where it was part of an act. */
const SITUATION = [
  'state',
  'started',
  'blocked',
  'connected',
  'told',
  'place',
  'unclear',
  'tampered',
  'settled',
  'arrived',
  'sending',
  'stopping',
  'succeeded',
  'calling',
  'probing',
] as const satisfies readonly (keyof ModelState)[];

/** The same with an act for each step and those that have to stay with it, if that shows the same. */
async function takenApart(workshop: ShrinkContext, former: Divergence): Promise<Divergence> {
  const { session, steps, turns } = former.script;
  const { initialState } = session;
  const [, first] = turns;
  if (workshop.isOver() || first === 0 || steps.length <= MINIMUM_STEPS) return former;
  const actions: Action[] = [];
  for (const [place, step] of steps.entries()) {
    const whole = session.actions[(turns[place] ?? 0) - 1];
    if (whole === undefined || step.stays === true) continue;
    const end = steps.findIndex((each, later) => later > place && each.stays !== true);
    let there: Partial<ModelState> = {};
    const script = await withFollowUp(workshop.model, { initialState, actions }, (now) => {
      there = now;
    });
    if (script === undefined) return former;
    const isThere = (now: ModelState): boolean => SITUATION.every((key) => now[key] === there[key]);
    const own = steps.slice(place, end < 0 ? steps.length : end);
    actions.push(fixed(whole.group, own, isThere, whole.needs, whole.functions));
  }
  return (await retrySession(workshop, { initialState, actions }, former)) ?? former;
}

/** The script without the steps that make no difference; the reference still has to come through it, and it to make sense. */
async function stepwise(model: ReferenceModel, executor: StepExecutor, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let place = best.script.steps.length - 1; place > 0; place -= 1) {
    const { session, steps, turns } = best.script;
    if (steps[place]?.stays === true) continue;
    const script: SessionScript = { session, steps: steps.toSpliced(place, 1), turns: turns.toSpliced(place, 1) };
    if (script.steps.length < 2 || !(await isReproducible(model, script))) continue;
    const course = await compareWithReference(model, executor, script);
    const shows = course.kind === 'diverged' && (course.divergence.failed !== undefined || best.failed === undefined);
    if (shows) best = course.divergence;
  }
  return best;
}
