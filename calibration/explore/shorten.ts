import { type Act, fixed } from './act';
import type { Alphabet } from './alphabet';
import type { Now, Oracle } from './oracle';
import { compared, type Divergence, holds, lookingAfter, type Script } from './session';
import type { Stage } from './stage';
import { afterAnotherAct, afterOneAct, atOnce, retried, SHORT_ENOUGH, shorter, type Workshop } from './ways';

/**
 * Makes a session that was shrunk shorter still, in every way there is, act by act and then step by step. fast-check
 * goes down one way and does not come back to try another.
 *
 * @param isOver whether the time for it is used up; what there is then stands
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
  const told =
    (await atOnce(workshop, best)) ?? (await afterOneAct(workshop, best)) ?? (await afterAnotherAct(workshop, best));
  return isOver() ? (told ?? best) : stepwise(oracle, stage, told ?? best);
}

/** As short as the ways that start from what there is make it. */
async function asShort(workshop: Workshop, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let next = await shorter(workshop, best); next !== undefined; next = await shorter(workshop, best)) best = next;
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

/** The script without the steps that make no difference; the reference still has to come through it, and it to make sense. */
async function stepwise(oracle: Oracle, stage: Stage, divergence: Divergence): Promise<Divergence> {
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
