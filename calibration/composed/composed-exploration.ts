import * as v from 'valibot';
import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../runtime/run-parameters';
import {
  exploreTogether,
  type FaultyDevice,
  type FoundDevice,
  type ReferenceObserver,
  type SharedExplorationOptions,
} from '../explore/shared-exploration';
import { runInWorkers } from '../run-in-workers';
import { type ComposedFault, composedFaults } from './composed-faults';
import { ReachRecorder } from './reach';

const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Explored = v.strictObject({
  name: text,
  /** Number of sessions, up to the one that showed the fault. */
  sessions: count,
  found: v.boolean(),
  /** No session convicts the device, but one shows that it does not follow advice. */
  advice: v.optional(v.literal(true)),
});

/** `explored-composed.json`: whether random sessions find composed faults. */
export const ComposedExplorationSchema = v.strictObject({
  schema: v.literal(1),
  seed: count,
  /** Maximum number of sessions, of actions in a session, and of seconds of wall time for all faults together. */
  runs: count,
  length: count,
  budget: count,
  /** Number of executed sessions, the same for all faults, and their wall time in s. */
  sessions: count,
  seconds: v.number(),
  /** Faults that a scenario kills. */
  killed: v.array(Explored),
  /** Faults that no scenario kills or reaches. */
  missed: v.array(Explored),
});
export type ComposedExploration = v.InferOutput<typeof ComposedExplorationSchema>;
export type ExploredComposedFault = v.InferOutput<typeof Explored>;

/** Composed faults by their names, and how a worker explores them. */
export interface ComposedExplorationShare {
  readonly names: readonly string[];
  readonly how: SharedExplorationOptions;
}

/** What a worker posts: a found fault, or the number of its last session. */
export type ComposedExplorationNews = FoundDevice | { readonly last: number };

/** Explores devices with one composed fault each, with the same sessions. */
export async function exploreComposedShare(
  { names, how }: ComposedExplorationShare,
  onNews: (news: ComposedExplorationNews) => void,
): Promise<void> {
  const known = new Map(composedFaults().map((fault) => [fault.name, fault]));
  const devices = names.map((name) => {
    const fault = known.get(name);
    if (fault === undefined) throw new Error(`composed fault "${name}" does not exist`);
    return deviceWith(fault);
  });
  onNews({ last: await exploreTogether(devices, observer(), how, onNews) });
}

function deviceWith({ name, deviation }: ComposedFault): FaultyDevice {
  const { part, hostDriver } = defaultParameters;
  return { name, open: () => new Simulator(part, hostDriver, deviation) };
}

/** A reference device that evaluates each composed fault too. */
function observer(): ReferenceObserver {
  const { part, hostDriver } = defaultParameters;
  const recorder = new ReachRecorder();
  const deviation = recorder.deviation();
  return { open: () => new Simulator(part, hostDriver, deviation), take: () => recorder.take() };
}

/**
 * Explores composed faults in one or several threads. Each thread executes a part of the sessions with all faults.
 *
 * @param onFound called for each fault that is found, possibly more than once
 * @returns the number of sessions, and the faults in the order of their names
 */
export async function exploreComposed(
  names: readonly string[],
  how: SharedExplorationOptions,
  threads: number,
  onFound: (found: FoundDevice) => void = () => {},
): Promise<{ readonly sessions: number; readonly explored: readonly ExploredComposedFault[] }> {
  const found = new Map<string, number>();
  const advised = new Set<string>();
  let sessions = 0;
  const take = (news: ComposedExplorationNews): void => {
    if ('last' in news) sessions = Math.max(sessions, news.last);
    else if (news.isAdvice) advised.add(news.name);
    else {
      found.set(news.name, Math.min(news.session, found.get(news.name) ?? news.session));
      onFound(news);
    }
  };
  if (threads > 1) {
    const parts = Array.from({ length: threads }, (_, part) => part);
    const share = ([part = 0]: readonly number[]): ComposedExplorationShare => ({
      names,
      how: { ...how, share: { part, of: threads } },
    });
    await runInWorkers('composed/composed-exploration-worker', parts, threads, share, take);
  } else await exploreComposedShare({ names, how }, take);
  return {
    sessions,
    explored: names.map((name) => ({
      name,
      sessions: found.get(name) ?? sessions,
      found: found.has(name),
      ...(!found.has(name) && advised.has(name) && { advice: true as const }),
    })),
  };
}
