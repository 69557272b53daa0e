import type { ProcessTracker } from './process-tracker';
import { isUnanswered } from './record-accessors';

/** Whether a profile may have reached the active process, or the device has requested a restart in it. */
export function mayHaveProfile({ profileAdded, handedOver, resetRequest, result, attempt }: ProcessTracker): boolean {
  return [profileAdded, handedOver, resetRequest, result, attempt.linked, attempt.addressed].some(
    (line) => line !== undefined,
  );
}

/** Whether the device has a profile by the record. It may not have received a request that it has not answered. */
export const hasReceivedProfile = ({ profileAdded, handedOver }: ProcessTracker): boolean =>
  profileAdded !== undefined || (handedOver !== undefined && !isUnanswered(handedOver));
