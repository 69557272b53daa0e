import fc from 'fast-check';
import type { Act, Group } from './act';
import { type Alphabet, alphabetFor, WEIGHTS } from './alphabet';
import { Oracle } from './oracle';
import { type Divergence, type Draft, put, scriptFor } from './session';
import { shortened } from './shorten';
import type { Stage } from './stage';

/** How to explore. */
export interface Exploration {
  readonly seed: number;
  /** Most sessions, those of the shrinking not counted. */
  readonly runs: number;
  /** Most acts in a session. */
  readonly length: number;
  /** Most wall-clock ms; a session that has begun is brought to its end. */
  readonly budget?: number;
  /** Where a failure was found before, as it was printed. */
  readonly path?: string;
}

/** What came of it. */
export interface Explored {
  readonly seed: number;
  /** Sessions that were put to the device, those of the shrinking not counted. */
  readonly runs: number;
  /** Sessions that said nothing about the device. */
  readonly hindered: number;
  /** The budget was used up before the runs were. */
  readonly interrupted: boolean;
  readonly found?: Found;
}

/** A session with which a device differs, made as short as it can be. */
export interface Found {
  /** Finds it again with the same seed. */
  readonly path: string;
  readonly divergence: Divergence;
}

/** How many sessions more, once a monitor has seen something, to find one in which a step of a scenario shows it too. */
const PATIENCE = 1_000;

/** How many choices are drawn for each act that a session may have, since some have nothing that fits. */
const DRAWN = 4;

/** How many acts of a group there are to choose from. */
const CHOICE = 6;

const isUnderWay = ({ name }: Act): boolean => name.includes('provisioning,') || name.includes('configuration,');
const isStopped = ({ name }: Act): boolean => name.startsWith('a stopped');
const isRunning = (opening: Act): boolean => !isUnderWay(opening) && !isStopped(opening);

/** How often sessions begin in each way, relative to each other; the simplest first. */
const BEGINNINGS = [
  { weight: 3, kind: isRunning },
  { weight: 3, kind: isStopped },
  { weight: 4, kind: isUnderWay },
];

/** Sessions over an alphabet; simpler ones are shorter, begin more simply and have acts from the front of the table. */
export function drafts({ openings, acts }: Alphabet, length: number): fc.Arbitrary<Draft> {
  const oneOf = <Kind>(kinds: readonly { readonly weight: number; readonly of: readonly Kind[] }[]) =>
    kinds
      .filter(({ of }) => of.length > 0)
      .map(({ weight, of }) => ({ weight, arbitrary: fc.constantFrom(...of), size: of.length }));
  const beginnings = oneOf(BEGINNINGS.map(({ weight, kind }) => ({ weight, of: openings.filter(kind) })));
  const groups = oneOf(
    (Object.keys(WEIGHTS) as Group[]).map((group) => ({
      weight: WEIGHTS[group],
      of: acts.filter((each) => each.group === group),
    })),
  ).map(({ weight, arbitrary, size }) => {
    const most = Math.min(size, CHOICE);
    return { weight, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: most, size: 'max' }) };
  });
  return fc.record({
    opening: fc.oneof(...beginnings),
    choices: fc.array(fc.oneof(...groups), { minLength: 1, maxLength: DRAWN * length, size: 'max' }),
  });
}

/**
 * Explores a device beside the reference.
 *
 * @throws whatever the bench fails with
 */
export async function explore(stage: Stage, how: Exploration): Promise<Explored> {
  const { capabilities } = await stage.furnished();
  const oracle = new Oracle(stage.vocabulary, stage.parameters);
  await oracle.stage.furnished();
  let runs = 0;
  let hindered = 0;
  let latest: Divergence | undefined;
  let sighted: { readonly divergence: Divergence; readonly run: number } | undefined;
  let broken: unknown;
  const property = fc.asyncProperty(drafts(alphabetFor(capabilities), how.length), async (draft) => {
    if (broken !== undefined || (sighted !== undefined && latest === undefined && runs > sighted.run + PATIENCE))
      return true;
    try {
      const script = await scriptFor(oracle, draft, how.length);
      if (latest === undefined) runs += 1;
      const course = script && (await put(stage, script));
      if (course?.kind === 'hindered' && latest === undefined) hindered += 1;
      if (course?.kind !== 'diverged') return true;
      const { divergence } = course;
      if (divergence.failed === undefined) {
        if (latest === undefined) sighted ??= { divergence, run: runs };
        return true;
      }
      latest = divergence;
      return false;
    } catch (error) {
      broken = error;
      return true;
    }
  });
  const details = await fc.check(property, {
    seed: how.seed,
    numRuns: how.runs,
    markInterruptAsFailure: false,
    ...(how.path !== undefined && { path: how.path }),
    ...(how.budget !== undefined && { interruptAfterTimeLimit: how.budget }),
  });
  if (broken !== undefined) throw broken;
  const { interrupted, counterexamplePath } = details;
  const first = latest ?? sighted?.divergence;
  const found = first && {
    path: counterexamplePath ?? String((sighted?.run ?? 1) - 1),
    divergence: await shortened(oracle, stage, capabilities, first),
  };
  return { seed: how.seed, runs, hindered, interrupted, ...(found && { found }) };
}
