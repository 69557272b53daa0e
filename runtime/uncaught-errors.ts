import type { StepEnd } from './scenario-executor';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Attributes every uncaught error of the process to the part of a scenario that runs at that time. An adapter may throw
 * such an error in a callback.
 */
export class UncaughtErrors {
  /** Ends the part that runs. */
  private fail: (end: StepEnd) => void = () => {};
  private readonly blame = (error: unknown): void => this.fail({ status: 'FAILED', error });

  /** Begins to receive the uncaught errors of the process. */
  listen(): void {
    for (const event of EVENTS) process.on(event, this.blame);
  }

  /** Runs a part of a scenario. Its end is the first uncaught error, if there is one. */
  during<End>(work: () => Promise<End>): Promise<End | StepEnd> {
    const uncaught = new Promise<StepEnd>((resolve) => {
      this.fail = resolve;
    });
    return Promise.race([work(), uncaught]);
  }

  close(): void {
    for (const event of EVENTS) process.off(event, this.blame);
  }
}
