import type { StepEnd } from './scenario-executor';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs a part of a scenario, and attributes every uncaught error of the process in this time to it. An adapter may throw
 * such an error in a callback.
 */
export async function blameFor<End>(work: () => Promise<End>): Promise<End | StepEnd> {
  let blame: (error: unknown) => void = () => {};
  const uncaught = new Promise<StepEnd>((resolve) => {
    blame = (error) => resolve({ status: 'FAILED', error });
  });
  for (const event of EVENTS) process.on(event, blame);
  try {
    return await Promise.race([work(), uncaught]);
  } finally {
    for (const event of EVENTS) process.off(event, blame);
  }
}
