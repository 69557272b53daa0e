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

/** What a session is made shorter with: the reference, the device, and what sessions are made of. */
export interface ShrinkContext {
  readonly model: ReferenceModel;
  readonly executor: StepExecutor;
  readonly catalogue: ActionCatalogue;
  /** Whether the time for it is used up. */
  readonly isOver: () => boolean;
}

/** Most steps with which no session of two steps less is looked for, since there is none. */
export const MINIMUM_STEPS = 3;

/** What the first way that comes to something comes to; those that take longer are gone last. */
export async function applyStrategies(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  for (const way of [withFewerActs, otherwiseEnded, detoured, inOneAct]) {
    const next = await way(workshop, former);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** The session with other acts or another opening, if it shows what the former has shown, in a step if that did. */
export async function retrySession(
  { model, executor, isOver }: ShrinkContext,
  session: ExplorationSession,
  former: Divergence,
): Promise<Divergence | undefined> {
  if (isOver()) return undefined;
  const script = await scriptFor(model, draftOf(session));
  // An act that does not fit any more is another session's.
  if (script === undefined || script.session.actions.length !== session.actions.length) return undefined;
  const course = await compareWithReference(model, executor, script);
  if (course.kind !== 'diverged') return undefined;
  return former.failed === undefined || course.divergence.failed !== undefined ? course.divergence : undefined;
}

/** One or two acts less, with any opening. */
async function withFewerActs(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { initialState, actions } = former.script.session;
  const initialStates = [initialState, ...workshop.catalogue.initialStates.filter((each) => each !== initialState)];
  for (const fewer of leavingOut(actions))
    for (const other of initialStates) {
      const found = await retrySession(workshop, { initialState: other, actions: fewer }, former);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Groups of acts that demand something and change next to nothing. */
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

/** Another end, in fewer steps, or with a demand where only a monitor has seen something. */
async function otherwiseEnded(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps } = former.script;
  const { initialState, actions } = session;
  const sighted = former.failed === undefined;
  const most = sighted ? Number.POSITIVE_INFINITY : steps.length - 1;
  const ends = workshop.catalogue.actions.filter(isTelling);
  for (const kept of [2, 1, ...(sighted ? [0] : [])].map((left) => actions.slice(0, actions.length - left))) {
    // No act is shorter than a step, and the opening is one.
    if (kept.length + 2 > most) continue;
    for (const end of ends) {
      const found = await retrySession(workshop, { initialState, actions: [...kept, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  }
  return undefined;
}

/** The act after which one knows that what was done before has had its effect. */
const FOLLOWING = 'the next report';

/** Some acts in a row replaced by another one, or by another one and the report that follows it. */
async function detoured(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { model, catalogue } = workshop;
  const { session, steps } = former.script;
  const { initialState, actions } = session;
  if (steps.length <= MINIMUM_STEPS) return undefined;
  for (const begin of actions.keys()) {
    const others = await fitting(model, { initialState, actions: actions.slice(0, begin) }, catalogue.actions);
    for (const replaced of detours(former.script, begin, others, catalogue)) {
      const found = await retrySession(workshop, { initialState, actions: replaced }, former);
      if (found !== undefined && found.script.steps.length < steps.length) return found;
    }
  }
  return undefined;
}

/** The acts with fewer steps from `begin` on: most acts replaced first. */
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

/** Groups of acts that tell something by themselves, in several steps. */
const WHOLE: readonly ActionGroup[] = ['attempt', 'deed'];

/** More steps than these are worth a look at all other sessions of a single act. */
const SHORT = 6;

/** A session of one act that tells as much, in fewer steps, from any opening. */
async function inOneAct(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { steps } = former.script;
  if (steps.length <= SHORT) return undefined;
  const actions = workshop.catalogue.actions.filter(({ group }) => WHOLE.includes(group));
  for (const initialState of workshop.catalogue.initialStates)
    for (const act of actions) {
      const found = await retrySession(workshop, { initialState, actions: [act] }, former);
      if (found?.failed !== undefined && found.script.steps.length < steps.length) return found;
    }
  return undefined;
}

/** A session of no more than an opening and a demand. */
export async function atOnce(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const most = former.script.steps.length - 2;
  return most < 2 ? undefined : toldAfter(workshop, [], isTelling, most, former);
}

/** A session of one of the acts and a demand, from any opening. */
export async function afterOneAct(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps, turns } = former.script;
  for (const [place, act] of session.actions.entries()) {
    const own = steps.filter((_, at) => turns[at] === place + 1);
    const most = steps.length - 2;
    // A demand changes nothing that another one would tell.
    if (own.length + 2 > most || own.every((step) => roleOf(step) === 'demand')) continue;
    const found = await toldAfter(workshop, [act], isTelling, most, former);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Groups of a few acts only, so that all can be tried after all others. */
const FEW: readonly ActionGroup[] = ['report', 'timing', 'arrival', 'reading', 'resource', 'joining'];

/** A session of any act and a demand of the kind that was not met, from any opening. */
export async function afterAnotherAct(workshop: ShrinkContext, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps } = former.script;
  const most = steps.length - 2;
  const last = session.actions.at(-1)?.group;
  // What was taken apart is of the kind that it was part of, and most of that are reports.
  const kind = last === undefined || WHOLE.includes(last) ? 'report' : last;
  if (!FEW.includes(kind) || most < 3) return undefined;
  const others = workshop.catalogue.actions.filter((act) => !isTelling(act) && !WHOLE.includes(act.group));
  for (const act of others) {
    const found = await toldAfter(workshop, [act], ({ group }) => group === kind, most, former);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A session of so many steps at most that ends in one of these acts after the others, from any opening. */
async function toldAfter(
  workshop: ShrinkContext,
  actions: readonly Action[],
  ends: (act: Action) => boolean,
  most: number,
  former: Divergence,
): Promise<Divergence | undefined> {
  const { model, catalogue, isOver } = workshop;
  const telling = catalogue.actions.filter(ends);
  for (const initialState of catalogue.initialStates) {
    if (isOver()) return undefined;
    for (const end of await fitting(model, { initialState, actions }, telling)) {
      const found = await retrySession(workshop, { initialState, actions: [...actions, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  }
  return undefined;
}

/** The acts without two of them, then without one. */
function* leavingOut<Each>(actions: readonly Each[]): Generator<readonly Each[]> {
  for (let first = 0; first < actions.length; first += 1)
    for (let second = first + 1; second < actions.length; second += 1)
      yield actions.filter((_, place) => place !== first && place !== second);
  for (let one = 0; one < actions.length; one += 1) yield actions.toSpliced(one, 1);
}
