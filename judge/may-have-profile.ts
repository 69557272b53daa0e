import type { ProcessTracker } from './process-tracker';

/** Whether a profile may have reached the active process, or the device has requested a restart in it. */
export function mayHaveProfile({ profileAdded, handedOver, resetRequest, result, attempt }: ProcessTracker): boolean {
  return [profileAdded, handedOver, resetRequest, result, attempt.linked, attempt.addressed].some(
    (line) => line !== undefined,
  );
}
