import { defaultParameters } from '../../steps/run-parameters';
import type { Vocabulary } from '../vocabulary';
import type { Act } from './act';
import { type Alphabet, alphabetFor } from './alphabet';
import { stageFor } from './hunt';
import { Oracle } from './oracle';
import { compared, type Divergence, draftOf, type Script, type Session, scriptFor } from './session';
import { stepwise } from './shorten';
import type { Stage } from './stage';

/** A device and the most steps that a session with it may have. */
export interface Searchable {
  readonly stage: Stage;
  readonly most: number;
}

/**
 * The shortest sessions in which devices differ from the reference, found breadth first: every session over the
 * alphabet, those of fewer steps before those of more. What the random sessions come to is measured against it.
 *
 * @returns what was found for each device, in their order; undefined where no session of so many steps shows anything
 */
export async function shortest(
  oracle: Oracle,
  alphabet: Alphabet,
  devices: readonly Searchable[],
): Promise<readonly (Divergence | undefined)[]> {
  const found = new Map<Searchable, Divergence>();
  /** Sessions of more steps than these say nothing new of the device. */
  const boundOf = (device: Searchable): number => (found.get(device)?.script.steps.length ?? device.most + 1) - 1;
  const waiting = new Map<number, Session[]>();
  const meet = async (script: Script): Promise<void> => {
    const { length } = script.steps;
    const open = devices.filter((device) => boundOf(device) >= length);
    for (const device of open) {
      const course = await compared(oracle, device.stage, script);
      if (course.kind === 'diverged' && course.divergence.failed !== undefined) found.set(device, course.divergence);
    }
    if (open.length > 0) waiting.get(length)?.push(script.session) ?? waiting.set(length, [script.session]);
  };
  for (const opening of alphabet.openings) {
    const script = await scriptFor(oracle, { opening, choices: [] });
    if (script !== undefined) await meet(script);
  }
  for (let steps = 1; devices.some((device) => boundOf(device) > steps); steps += 1)
    for (const session of waiting.get(steps) ?? [])
      for await (const script of extended(oracle, session, alphabet.acts)) await meet(script);
  const ends: (Divergence | undefined)[] = [];
  for (const device of devices) {
    const divergence = found.get(device);
    ends.push(divergence && (await stepwise(oracle, device.stage, divergence)));
  }
  return ends;
}

/** The session with one act more, for each that fits there and that the reference is able to carry out. */
async function* extended(oracle: Oracle, session: Session, acts: readonly Act[]): AsyncGenerator<Script> {
  for (const act of await fitting(oracle, session, acts)) {
    const longer: Session = { ...session, acts: [...session.acts, act] };
    const script = await scriptFor(oracle, draftOf(longer));
    if (script?.session.acts.length === longer.acts.length) yield script;
  }
}

async function fitting(
  oracle: Oracle,
  { opening, acts: done }: Session,
  acts: readonly Act[],
): Promise<readonly Act[]> {
  let here: readonly Act[] = [];
  const looking: Act = {
    name: 'looks what fits',
    group: 'report',
    needs: [],
    functions: [],
    fits: (now) => {
      here = acts.filter(({ fits }) => fits(now));
      return false;
    },
    perform: async () => [],
  };
  await scriptFor(oracle, draftOf({ opening, acts: [...done, looking] }));
  return here;
}

/**
 * How few steps may suffice for each of the devices: those of the shortest session, or one more than `most` where none
 * of so many steps shows anything.
 *
 * @param ids of devices that break a rule
 */
export async function fewestSteps(
  vocabulary: Vocabulary,
  ids: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, number>> {
  const oracle = new Oracle(vocabulary, defaultParameters);
  const { capabilities } = await oracle.stage.furnished();
  const devices = ids.map((id) => ({ stage: stageFor(vocabulary, `mutant:${id}`), most }));
  const found = await shortest(oracle, alphabetFor(capabilities), devices);
  return new Map(ids.map((id, place) => [id, found[place]?.script.steps.length ?? most + 1]));
}
