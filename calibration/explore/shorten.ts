import type { Capabilities } from '../../adapters/adapter';
import { alphabetFor } from './alphabet';
import type { Oracle } from './oracle';
import { type Divergence, put, type Script, type Session, scriptFor } from './session';
import type { Stage } from './stage';

/**
 * Makes a session that was shrunk shorter still: leaves acts out singly and in pairs, begins it otherwise, and leaves
 * out steps that make no difference. fast-check goes down one way and does not come back to try another.
 */
export async function shortened(
  oracle: Oracle,
  stage: Stage,
  capabilities: Capabilities,
  divergence: Divergence,
): Promise<Divergence> {
  const { openings } = alphabetFor(capabilities);
  // On a board a session takes minutes; what fast-check has made of it is good enough there.
  if (stage.driven !== true) return divergence;
  let best = divergence;
  const tried = async (session: Session): Promise<boolean> => {
    const script = await scriptFor(oracle, session);
    if (script === undefined || script.session.acts.length > session.acts.length) return false;
    const course = await put(stage, script);
    if (course.kind !== 'diverged') return false;
    best = course.divergence;
    return true;
  };
  for (let shorter = true; shorter; ) {
    shorter = false;
    const { opening, acts } = best.script.session;
    for (const without of leavingOut(acts)) {
      for (const other of [opening, ...openings.filter((each) => each !== opening)])
        if (await tried({ opening: other, acts: without })) {
          shorter = true;
          break;
        }
      if (shorter) break;
    }
  }
  return stepwise(oracle, stage, await demanded(oracle, stage, capabilities, best));
}

/** What only a monitor has seen, as something that a step demands: the first demand that the device does not meet. */
async function demanded(
  oracle: Oracle,
  stage: Stage,
  capabilities: Capabilities,
  divergence: Divergence,
): Promise<Divergence> {
  if (divergence.failed !== undefined) return divergence;
  const { opening, acts } = divergence.script.session;
  const demands = alphabetFor(capabilities).acts.filter(({ group }) => group === 'report' || group === 'call');
  for (const before of [acts.slice(0, -1), acts])
    for (const last of demands) {
      const script = await scriptFor(oracle, { opening, acts: [...before, last] });
      if (script?.session.acts.length !== before.length + 1) continue;
      const course = await put(stage, script);
      if (course.kind === 'diverged' && course.divergence.failed !== undefined) return course.divergence;
    }
  return divergence;
}

/** The acts without two of them, then without one. */
function* leavingOut<Each>(acts: readonly Each[]): Generator<readonly Each[]> {
  for (let first = 0; first < acts.length; first += 1)
    for (let second = first + 1; second < acts.length; second += 1)
      yield acts.filter((_, place) => place !== first && place !== second);
  for (let one = 0; one < acts.length; one += 1) yield acts.toSpliced(one, 1);
}

/** The script without the steps that make no difference; the reference still has to come through it. */
async function stepwise(oracle: Oracle, stage: Stage, divergence: Divergence): Promise<Divergence> {
  let best = divergence;
  for (let place = best.script.steps.length - 1; place > 0; place -= 1) {
    const script: Script = { ...best.script, steps: best.script.steps.toSpliced(place, 1) };
    if (script.steps.length < 2 || (await put(oracle.stage, script)).kind !== 'agreed') continue;
    const course = await put(stage, script);
    const shows = course.kind === 'diverged' && (course.divergence.failed !== undefined || best.failed === undefined);
    if (shows) best = course.divergence;
  }
  return best;
}
