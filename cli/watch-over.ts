import { exitCodes } from '../judge/verdict';
import { type EndSignal, takeEarlySignal } from './early-signals';
import { printError, usageExitCode } from './error-output';
import type { SuiteRun } from './suite';

/** Why a run was stopped, by the signal that stopped it. */
const REASONS: Readonly<Record<EndSignal, string>> = {
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
  SIGHUP: 'the terminal was closed',
};

/**
 * Makes a run end with a result in every case. The run can end by an interrupt, by an error outside every scenario, or
 * by an adapter that ends the process or waits forever.
 */
export function watchOver(suite: SuiteRun): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const handlers: [event: string, handler: (cause: unknown) => void][] = [
    ...Object.entries(REASONS).map(([signal, reason]): [string, () => void] => [
      signal,
      () => controller.abort(reason),
    ]),
    [
      'uncaughtException',
      (error) => {
        // During a step cucumber handles the event too and assigns the error to the step.
        if (process.listenerCount('uncaughtException') === 1) controller.abort(messageOf(error));
      },
    ],
    [
      'exit',
      () => {
        if (suite.concluded !== undefined) return;
        process.exitCode = exitCodes.incomplete;
        try {
          suite.conclude('The process ended during the run.');
        } catch (error) {
          process.exitCode = usageExitCode;
          printError(error);
        }
      },
    ],
  ];
  for (const [event, handler] of handlers) process.on(event, handler);
  // Only after the listeners are set: a pending signal is lost if there is no listener for a moment.
  const early = takeEarlySignal();
  if (early !== undefined) controller.abort(REASONS[early]);
  return {
    signal: controller.signal,
    stop: () => {
      for (const [event, handler] of handlers) process.off(event, handler);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
