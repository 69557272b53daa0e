import type { Action, ActionGroup } from './action';
import type { ActionCatalogue } from './action-catalogue';
import {
  compareWithReference,
  type Divergence,
  draftOf,
  type ExplorationSession,
  fitting,
  type SessionScript,
  scriptFor,
} from './exploration-session';
import type { ReferenceModel } from './reference-model';
import { roleOf } from './step';
import type { StepExecutor } from './step-executor';

/** The reference, the device and the catalogue that shrinking uses. */
export interface ShrinkContext {
  readonly model: ReferenceModel;
  readonly executor: StepExecutor;
  readonly catalogue: ActionCatalogue;
  /** Whether the time for shrinking is over. */
  readonly isOver: () => boolean;
}

/** Number of steps up to which no session with two steps less exists. */
export const MINIMUM_STEPS = 3;

/** The result of the first strategy that succeeds. Slow strategies are tried last. */
export async function applyStrategies(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  for (const strategy of [withFewerActs, otherwiseEnded, detoured, inOneAct]) {
    const next = await strategy(context, former);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** The session with other actions or another initial state, if it shows the same kind of difference as the former. */
export async function retrySession(
  { model, executor, isOver }: ShrinkContext,
  session: ExplorationSession,
  former: Divergence,
): Promise<Divergence | undefined> {
  if (isOver()) return undefined;
  const script = await scriptFor(model, draftOf(session));
  // A session in which an action no longer fits is a different one.
  if (script === undefined || script.session.actions.length !== session.actions.length) return undefined;
  const course = await compareWithReference(model, executor, script);
  if (course.kind !== 'diverged') return undefined;
  return former.failed === undefined || course.divergence.failed !== undefined ? course.divergence : undefined;
}

/** Number of actions up to which each initial state is tried with each selection of them. */
const FEW_ACTIONS = 4;

/** One or two actions less, with any initial state. With many actions, the own initial state is tried alone first. */
async function withFewerActs(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { initialState, actions } = former.script.session;
  const others = context.catalogue.initialStates.filter((each) => each !== initialState);
  for (const initialStates of actions.length > FEW_ACTIONS ? [[initialState], others] : [[initialState, ...others]])
    for (const fewer of leavingOut(actions))
      for (const other of initialStates) {
        const found = await retrySession(context, { initialState: other, actions: fewer }, former);
        if (found !== undefined) return found;
      }
  return undefined;
}

/** Groups of actions that demand something and change almost nothing. */
const TELLING: readonly ActionGroup[] = [
  'report',
  'timing',
  'arrival',
  'absence',
  'call',
  'reading',
  'resource',
  'joining',
];
const isTelling = ({ group }: Action): boolean => TELLING.includes(group);

/** Another end in fewer steps; or an end with a demand, if only a monitor has found a violation. */
async function otherwiseEnded(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps } = former.script;
  const { initialState, actions } = session;
  const sighted = former.failed === undefined;
  const most = sighted ? Number.POSITIVE_INFINITY : steps.length - 1;
  const ends = context.catalogue.actions.filter(isTelling);
  for (const kept of [2, 1, ...(sighted ? [0] : [])].map((left) => actions.slice(0, actions.length - left))) {
    // An action has at least one step, and the initial state has one.
    if (kept.length + 2 > most) continue;
    for (const end of ends) {
      const found = await retrySession(context, { initialState, actions: [...kept, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  }
  return undefined;
}

/** The action that shows that the actions before it have had their effect. */
const FOLLOWING = 'the next report';

/** Consecutive actions replaced by another action, or by another action and the report that follows it. */
async function detoured(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { model, catalogue } = context;
  const { session, steps } = former.script;
  const { initialState, actions } = session;
  if (steps.length <= MINIMUM_STEPS) return undefined;
  for (const begin of actions.keys()) {
    const others = await fitting(model, { initialState, actions: actions.slice(0, begin) }, catalogue.actions);
    for (const replaced of detours(former.script, begin, others, catalogue)) {
      const found = await retrySession(context, { initialState, actions: replaced }, former);
      if (found !== undefined && found.script.steps.length < steps.length) return found;
    }
  }
  return undefined;
}

/** The actions with some after `begin` replaced by fewer steps; the longest replacement comes first. */
function* detours(
  { session: { actions }, turns }: SessionScript,
  begin: number,
  others: readonly Action[],
  catalogue: ActionCatalogue,
): Generator<readonly Action[]> {
  const following = catalogue.actions.filter(({ name }) => name === FOLLOWING);
  for (let end = actions.length; end > begin; end -= 1) {
    const steps = turns.filter((turn) => turn > begin && turn <= end).length;
    const shorter = [[], following].filter((then) => 1 + then.length < steps);
    for (const other of others)
      for (const then of shorter) yield [...actions.slice(0, begin), other, ...then, ...actions.slice(end)];
  }
}

/** Groups of actions with several steps that demand something. */
const WHOLE: readonly ActionGroup[] = ['attempt', 'deed'];

/** Number of steps above which all sessions of one action are tried. */
const SHORT = 6;

/** A session of one action that shows the same in fewer steps, from any initial state. */
async function inOneAct(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { steps } = former.script;
  if (steps.length <= SHORT) return undefined;
  const actions = context.catalogue.actions.filter(({ group }) => WHOLE.includes(group));
  for (const initialState of context.catalogue.initialStates)
    for (const act of actions) {
      const found = await retrySession(context, { initialState, actions: [act] }, former);
      if (found?.failed !== undefined && found.script.steps.length < steps.length) return found;
    }
  return undefined;
}

/** A session of an initial state and a demand. */
export async function atOnce(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const most = former.script.steps.length - 2;
  return most < 2 ? undefined : toldAfter(context, [], isTelling, most, former);
}

/** A session of one of the actions and a demand, from any initial state. */
export async function afterOneAct(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps, turns } = former.script;
  for (const [place, act] of session.actions.entries()) {
    const own = steps.filter((_, at) => turns[at] === place + 1);
    const most = steps.length - 2;
    // A demand changes nothing that another demand could show.
    if (own.length + 2 > most || own.every((step) => roleOf(step) === 'demand')) continue;
    const found = await toldAfter(context, [act], isTelling, most, former);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Groups with so few actions that every pair with another action can be tried. */
const FEW: readonly ActionGroup[] = ['report', 'timing', 'arrival', 'reading', 'resource', 'joining'];

/** A session of any action and a demand of the kind that failed, from any initial state. */
export async function afterAnotherAct(context: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps } = former.script;
  const most = steps.length - 2;
  const last = session.actions.at(-1)?.group;
  // A part of an action has the group of the whole action, and most of these parts are reports.
  const kind = last === undefined || WHOLE.includes(last) ? 'report' : last;
  if (!FEW.includes(kind) || most < 3) return undefined;
  const others = context.catalogue.actions.filter((act) => !isTelling(act) && !WHOLE.includes(act.group));
  for (const act of others) {
    const found = await toldAfter(context, [act], ({ group }) => group === kind, most, former);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A session of at most `most` steps that ends with one of these demands after the actions, from any initial state. */
async function toldAfter(
  context: ShrinkContext,
  actions: readonly Action[],
  ends: (act: Action) => boolean,
  most: number,
  former: Divergence,
): Promise<Divergence | undefined> {
  const { model, catalogue, isOver } = context;
  const telling = catalogue.actions.filter(ends);
  for (const initialState of catalogue.initialStates) {
    if (isOver()) return undefined;
    for (const end of await fitting(model, { initialState, actions }, telling)) {
      const found = await retrySession(context, { initialState, actions: [...actions, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  }
  return undefined;
}

/** The actions without two of them, then without one. */
function* leavingOut<Each>(actions: readonly Each[]): Generator<readonly Each[]> {
  for (let first = 0; first < actions.length; first += 1)
    for (let second = first + 1; second < actions.length; second += 1)
      yield actions.filter((_, place) => place !== first && place !== second);
  for (let one = 0; one < actions.length; one += 1) yield actions.toSpliced(one, 1);
}
