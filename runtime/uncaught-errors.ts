import type { StepEnd } from './scenario-executor';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Does a part of a scenario and blames it for every error that nothing in the process catches meanwhile, for example
 * one that an adapter throws in a callback of its own.
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
