import { type Act, fixed, type Group } from './act';
import type { Alphabet } from './alphabet';
import type { Now, Oracle } from './oracle';
import {
  compared,
  type Divergence,
  draftOf,
  fitting,
  holds,
  lookingAfter,
  type Script,
  type Session,
  scriptFor,
} from './session';
import type { Stage } from './stage';

/** What a session is made shorter with: the reference, the device, and what sessions are made of. */
interface Workshop {
  readonly oracle: Oracle;
  readonly stage: Stage;
  readonly alphabet: Alphabet;
  /** Whether the time for it is used up. */
  readonly isOver: () => boolean;
}

/**
 * Makes a session that was shrunk shorter still: leaves acts out singly and in pairs, begins it otherwise, ends it
 * otherwise, looks for a single act that tells as much, and leaves out steps that make no difference. fast-check goes
 * down one way and does not come back to try another.
 */
export async function shortened(
  oracle: Oracle,
  stage: Stage,
  alphabet: Alphabet,
  divergence: Divergence,
  isOver: () => boolean = () => false,
): Promise<Divergence> {
  // On a board a session takes minutes; what fast-check has made of it is good enough there.
  if (stage.driven !== true) return divergence;
  const workshop = { oracle, stage, alphabet, isOver };
  const best = await asShort(workshop, await takenApart(workshop, await asShort(workshop, divergence)));
  const told = (await atOnce(workshop, best)) ?? (await afterOneAct(workshop, best)) ?? best;
  return isOver() ? told : stepwise(oracle, stage, told);
}

/** As short as the ways that start from what there is make it. */
async function asShort(workshop: Workshop, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let next = await shorter(workshop, best); next !== undefined; next = await shorter(workshop, best)) best = next;
  return best;
}

/** What the first way that comes to something comes to; those that take longer are gone last. */
async function shorter(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  for (const way of [withFewerActs, otherwiseEnded, detoured, inOneAct]) {
    const next = await way(workshop, former);
    if (next !== undefined) return next;
  }
  return undefined;
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
] as const satisfies readonly (keyof Now)[];

/** The same with an act for each step and those that have to stay with it, if that shows the same. */
async function takenApart(workshop: Workshop, former: Divergence): Promise<Divergence> {
  const { session, steps, turns } = former.script;
  const { opening } = session;
  const [, first] = turns;
  if (workshop.isOver() || first === 0 || steps.length <= SHORT_ENOUGH) return former;
  const acts: Act[] = [];
  for (const [place, step] of steps.entries()) {
    const whole = session.acts[(turns[place] ?? 0) - 1];
    if (whole === undefined || step.stays === true) continue;
    const end = steps.findIndex((each, later) => later > place && each.stays !== true);
    let there: Partial<Now> = {};
    const script = await lookingAfter(workshop.oracle, { opening, acts }, (now) => {
      there = now;
    });
    if (script === undefined) return former;
    const isThere = (now: Now): boolean => SITUATION.every((key) => now[key] === there[key]);
    const own = steps.slice(place, end < 0 ? steps.length : end);
    acts.push(fixed(whole.group, own, isThere, whole.needs, whole.functions));
  }
  return (await retried(workshop, { opening, acts }, former)) ?? former;
}

/** The session with other acts or another opening, if it shows what the former has shown, in a step if that did. */
async function retried(
  { oracle, stage, isOver }: Workshop,
  session: Session,
  former: Divergence,
): Promise<Divergence | undefined> {
  if (isOver()) return undefined;
  const script = await scriptFor(oracle, draftOf(session));
  // An act that does not fit any more is another session's.
  if (script === undefined || script.session.acts.length !== session.acts.length) return undefined;
  const course = await compared(oracle, stage, script);
  if (course.kind !== 'diverged') return undefined;
  return former.failed === undefined || course.divergence.failed !== undefined ? course.divergence : undefined;
}

/** One or two acts less, with any opening. */
async function withFewerActs(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const { opening, acts } = former.script.session;
  const openings = [opening, ...workshop.alphabet.openings.filter((each) => each !== opening)];
  for (const fewer of leavingOut(acts))
    for (const other of openings) {
      const found = await retried(workshop, { opening: other, acts: fewer }, former);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Groups of acts that demand something and change next to nothing. */
const TELLING: readonly Group[] = ['report', 'timing', 'arrival', 'absence', 'call', 'reading', 'resource', 'joining'];

/** Another end, in fewer steps, or with a demand where only a monitor has seen something. */
async function otherwiseEnded(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps } = former.script;
  const { opening, acts } = session;
  const sighted = former.failed === undefined;
  const most = sighted ? Number.POSITIVE_INFINITY : steps.length - 1;
  const ends = workshop.alphabet.acts.filter(({ group }) => TELLING.includes(group));
  for (const kept of [2, 1, ...(sighted ? [0] : [])].map((left) => acts.slice(0, acts.length - left))) {
    // No act is shorter than a step, and the opening is one.
    if (kept.length + 2 > most) continue;
    for (const end of ends) {
      const found = await retried(workshop, { opening, acts: [...kept, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  }
  return undefined;
}

/** Most steps with which no session of two steps less is looked for, since there is none. */
const SHORT_ENOUGH = 3;

/** The act after which one knows that what was done before has had its effect. */
const FOLLOWING = 'the next report';

/** Some acts in a row replaced by another one, or by another one and the report that follows it. */
async function detoured(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const { oracle, alphabet } = workshop;
  const { session, steps, turns } = former.script;
  const { opening, acts } = session;
  if (steps.length <= SHORT_ENOUGH) return undefined;
  const following = alphabet.acts.filter(({ name }) => name === FOLLOWING);
  for (let begin = 0; begin < acts.length; begin += 1) {
    const before = acts.slice(0, begin);
    const others = await fitting(oracle, { opening, acts: before }, alphabet.acts);
    for (let end = acts.length; end > begin; end -= 1)
      for (const other of others)
        for (const then of [[], following]) {
          const replaced = turns.filter((turn) => turn > begin && turn <= end).length;
          if (1 + then.length >= replaced) continue;
          const found = await retried(
            workshop,
            { opening, acts: [...before, other, ...then, ...acts.slice(end)] },
            former,
          );
          if (found !== undefined && found.script.steps.length < steps.length) return found;
        }
  }
  return undefined;
}

/** Groups of acts that tell something by themselves, in several steps. */
const WHOLE: readonly Group[] = ['attempt', 'deed'];

/** More steps than these are worth a look at all other sessions of a single act. */
const SHORT = 6;

/** A session of one act that tells as much, in fewer steps, from any opening. */
async function inOneAct(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const { steps } = former.script;
  if (steps.length <= SHORT) return undefined;
  const acts = workshop.alphabet.acts.filter(({ group }) => WHOLE.includes(group));
  for (const opening of workshop.alphabet.openings)
    for (const act of acts) {
      const found = await retried(workshop, { opening, acts: [act] }, former);
      if (found?.failed !== undefined && found.script.steps.length < steps.length) return found;
    }
  return undefined;
}

/** A session of no more than an opening and a demand. */
async function atOnce(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const most = former.script.steps.length - 2;
  return most < 2 ? undefined : toldAfter(workshop, [], most, former);
}

/** A session of one of the acts and a demand, from any opening. */
async function afterOneAct(workshop: Workshop, former: Divergence): Promise<Divergence | undefined> {
  const { session, steps, turns } = former.script;
  for (const [place, act] of session.acts.entries()) {
    const own = steps.filter((_, at) => turns[at] === place + 1);
    const most = steps.length - 2;
    // A demand changes nothing that another one would tell.
    if (own.length + 2 > most || own.every(({ kind }) => kind === 'demand')) continue;
    const found = await toldAfter(workshop, [act], most, former);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A session of so many steps at most that ends in a demand after these acts, from any opening. */
async function toldAfter(
  { oracle, stage, alphabet, isOver }: Workshop,
  acts: readonly Act[],
  most: number,
  former: Divergence,
): Promise<Divergence | undefined> {
  const ends = alphabet.acts.filter(({ group }) => TELLING.includes(group));
  for (const opening of alphabet.openings)
    for (const end of await fitting(oracle, { opening, acts }, ends)) {
      const found = await retried({ oracle, stage, alphabet, isOver }, { opening, acts: [...acts, end] }, former);
      if (found?.failed !== undefined && found.script.steps.length <= most) return found;
    }
  return undefined;
}

/** The acts without two of them, then without one. */
function* leavingOut<Each>(acts: readonly Each[]): Generator<readonly Each[]> {
  for (let first = 0; first < acts.length; first += 1)
    for (let second = first + 1; second < acts.length; second += 1)
      yield acts.filter((_, place) => place !== first && place !== second);
  for (let one = 0; one < acts.length; one += 1) yield acts.toSpliced(one, 1);
}

/** The script without the steps that make no difference; the reference still has to come through it, and it to make sense. */
export async function stepwise(oracle: Oracle, stage: Stage, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let place = best.script.steps.length - 1; place > 0; place -= 1) {
    const { session, steps, turns } = best.script;
    if (steps[place]?.stays === true) continue;
    const script: Script = { session, steps: steps.toSpliced(place, 1), turns: turns.toSpliced(place, 1) };
    if (script.steps.length < 2 || !(await holds(oracle, script))) continue;
    const course = await compared(oracle, stage, script);
    const shows = course.kind === 'diverged' && (course.divergence.failed !== undefined || best.failed === undefined);
    if (shows) best = course.divergence;
  }
  return best;
}
