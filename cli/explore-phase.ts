import { type Adapters, openAdapter } from '../adapters/registry';
import { explorePhase } from '../calibration/explore/exploration-phase';
import { StepExecutor } from '../calibration/explore/step-executor';
import type { RunFacts } from '../judge/run-result';
import type { RunParameters } from '../runtime/run-parameters';
import type { ExploreRequest } from './explore-request';
import { exploreCommand } from './repeat-command';
import type { SuitePlan } from './suite-options';

/** Maximum number of actions in a session, as in `provtck explore`. */
const LENGTH = 10;

/** Maximum number of sessions whose violations the result lists; it counts all of them. */
const LISTED = 20;

/**
 * Executes random sessions on a device that is opened for them, after every scenario. A difference from the reference
 * device is recorded. A violation that a monitor finds breaks its rule.
 *
 * @param sessionBegins called before each session
 * @param signal ends the phase after the current step
 */
export async function runExplorePhase(
  { sessions, seed }: ExploreRequest,
  plan: SuitePlan,
  parameters: RunParameters,
  adapters: Adapters,
  sessionBegins: (session: number) => void,
  signal: AbortSignal | undefined,
): Promise<NonNullable<RunFacts['explored']>> {
  // The transcript is the evidence for the scenarios, and contains them only.
  const { transcript: _transcript, header: _header, ...own } = parameters;
  const executor = new StepExecutor(() => openAdapter(own.adapter, own, adapters), own);
  const commandOf = (path: string): string => exploreCommand(plan, seed, LENGTH, path);
  try {
    const phase = await explorePhase(executor, {
      seed,
      sessions,
      length: LENGTH,
      sessionBegins,
      ...(signal !== undefined && { signal }),
    });
    const { first, violating, hindrance, stopped } = phase;
    return {
      result: {
        seed,
        length: LENGTH,
        requested: sessions,
        sessions: phase.sessions,
        hindered: phase.hindered,
        ...(hindrance !== undefined && { hindrance }),
        differences: phase.differences,
        ...(first !== undefined && {
          first: {
            session: first.session,
            expected: first.divergence.expected,
            seen: first.divergence.seen,
            command: commandOf(first.path),
          },
        }),
        violating: violating.length,
        ...(stopped !== undefined && { stopped }),
      },
      violating: violating.slice(0, LISTED).map(({ session, path, violations }) => ({
        session,
        command: commandOf(path),
        monitorViolations: violations,
      })),
    };
  } finally {
    await executor.close().catch(() => {});
  }
}
