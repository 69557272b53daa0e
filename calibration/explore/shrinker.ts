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
import { roleOf } from './step';
import type { StepExecutor } from './step-executor';

/**
 * Shortens a shrunk session further with every strategy, action by action and then step by step. fast-check follows
 * one strategy and does not try another.
 *
 * @param isOver whether the time is over; the shortest session so far is the result then
 */
export async function shrink(
  model: ReferenceModel,
  executor: StepExecutor,
  catalogue: ActionCatalogue,
  divergence: Divergence,
  isOver: () => boolean = () => false,
): Promise<Divergence> {
  // On a board a session takes minutes, so the result of fast-check is sufficient there.
  if (executor.driven !== true) return divergence;
  const context = { model, executor, catalogue, isOver };
  const opened = await unfolded(context, divergence);
  const best = await asShort(context, await takenApart(context, await asShort(context, opened)));
  const told =
    (await atOnce(context, best)) ?? (await afterOneAct(context, best)) ?? (await afterAnotherAct(context, best));
  return isOver() ? (told ?? best) : stepwise(model, executor, told ?? best);
}

/** A session that begins with a scenario of the suite, as the first step of the scenario and an action for each other one. */
async function unfolded(context: ShrinkContext, former: Divergence): Promise<Divergence> {
  const { session, steps, turns } = former.script;
  const { initialState, actions } = session;
  const [first, ...others] = steps.filter((_, place) => turns[place] === 0);
  if (first === undefined || others.length === 0 || context.catalogue.initialStates.includes(initialState))
    return former;
  const own = others.map((step) => fixed(roleOf(step) === 'demand' ? 'report' : 'deed', [step], () => true));
  const begin = fixed('initialState', [first], () => true, initialState.needs);
  return (await retrySession(context, { initialState: begin, actions: [...own, ...actions] }, former)) ?? former;
}

/** The session after every strategy that shortens it. */
async function asShort(context: ShrinkContext, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let next = await applyStrategies(context, best); next !== undefined; next = await applyStrategies(context, best))
    best = next;
  return best;
}

/** Members of the state that must be equal for a step of an action to fit alone. */
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

/** The session with one action for each step and the steps that belong to it, if that shows the same. */
async function takenApart(context: ShrinkContext, former: Divergence): Promise<Divergence> {
  const { session, steps, turns } = former.script;
  const { initialState } = session;
  const [, first] = turns;
  if (context.isOver() || first === 0 || steps.length <= MINIMUM_STEPS) return former;
  const actions: Action[] = [];
  for (const [place, step] of steps.entries()) {
    const whole = session.actions[(turns[place] ?? 0) - 1];
    if (whole === undefined || step.stays === true) continue;
    const end = steps.findIndex((each, later) => later > place && each.stays !== true);
    let there: Partial<ModelState> = {};
    const script = await withFollowUp(context.model, { initialState, actions }, (now) => {
      there = now;
    });
    if (script === undefined) return former;
    const isThere = (now: ModelState): boolean => SITUATION.every((key) => now[key] === there[key]);
    const own = steps.slice(place, end < 0 ? steps.length : end);
    actions.push(fixed(whole.group, own, isThere, whole.needs, whole.functions));
  }
  return (await retrySession(context, { initialState, actions }, former)) ?? former;
}

/** The script without the steps that make no difference. The reference still passes it, and each action fits. */
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
