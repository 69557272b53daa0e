import fc from 'fast-check';
import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../runtime/run-parameters';
import { actionCatalogueFor } from '../explore/action-catalogue';
import { compareWithReference, type SessionDraft, type SessionScript, scriptFor } from '../explore/exploration-session';
import { drafts } from '../explore/explore';
import { ReferenceModel } from '../explore/reference-model';
import { StepExecutor } from '../explore/step-executor';
import type { ComposedFault } from './composed-faults';
import { ReachRecorder } from './reach';

/** The random sessions that are tried with each fault. */
interface SessionOptions {
  readonly seed: number;
  readonly sessions: number;
  /** Maximum number of actions in a session. */
  readonly length: number;
}

/** A session that reaches a fault. */
interface ReachingSession {
  /** Number of the session, from 1. */
  readonly session: number;
  readonly script: SessionScript;
}

/** Maximum number of sessions that are tried with one fault. */
const TRIED = 80;

/**
 * Drafts random sessions and records which of them reach which fault, with a reference device that evaluates each wrong
 * decision too. A session that does not reach a fault behaves as with the reference device.
 *
 * @param onSession called before each session, with its number from 1
 */
export async function reachingSessions(
  faults: readonly ComposedFault[],
  { seed, sessions, length }: SessionOptions,
  onSession: (session: number) => void = () => {},
): Promise<ReadonlyMap<string, readonly ReachingSession[]>> {
  const recorder = new ReachRecorder();
  const deviation = recorder.deviation();
  const model = new ReferenceModel(
    defaultParameters,
    () => new Simulator(defaultParameters.part, undefined, deviation),
  );
  const { capabilities } = await model.executor.openContext();
  const wanted = new Map(faults.map(({ name }): [string, ReachingSession[]] => [name, []]));
  for (const [index, draft] of draftsOf(actionCatalogueFor(capabilities), { seed, sessions, length })) {
    const session = index + 1;
    onSession(session);
    recorder.take();
    const script = await scriptFor(model, draft, length);
    const reached = recorder.take();
    if (script === undefined) continue;
    for (const fault of reached) {
      const found = wanted.get(fault);
      if (found !== undefined && found.length < TRIED) found.push({ session, script });
    }
  }
  await model.executor.close();
  return wanted;
}

/** The drafts of `provtck explore` with this seed. */
function draftsOf(
  catalogue: Parameters<typeof drafts>[0],
  { seed, sessions, length }: SessionOptions,
): IterableIterator<[number, SessionDraft]> {
  return fc.sample(drafts(catalogue, length), { seed, numRuns: sessions }).entries();
}

/** Number of the first session that shows a fault; undefined if none does. */
export async function firstSessionWith(
  fault: Pick<ComposedFault, 'deviation'>,
  sessions: readonly ReachingSession[],
): Promise<number | undefined> {
  const model = new ReferenceModel(defaultParameters);
  const device = new StepExecutor(
    async () => new Simulator(defaultParameters.part, undefined, fault.deviation),
    defaultParameters,
  );
  try {
    await model.executor.openContext();
    for (const { session, script } of sessions) {
      const course = await compareWithReference(model, device, script);
      if (course.kind === 'diverged') return session;
    }
    return undefined;
  } finally {
    await device.close();
    await model.executor.close();
  }
}
