import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { ADDRESSED, describeStatus, LINKED, NOT_FETCHED, SUCCESS, statusOf } from '../record-accessors';

/** After a success the process ends, and a repeated report belongs to no new attempt. */
const hasSucceeded = ({ result }: ProcessTracker): boolean => result !== undefined && statusOf(result) === SUCCESS;

/**
 * Within one attempt the link is reported before the address, and the address before the feedback. A success after
 * failed feedback belongs to the failed attempt (PROV-7.2-24). Other monitors judge a second result without a new
 * attempt.
 */
export const attemptOrder: Monitor<'event'> = {
  name: '15 before 16, 16 before 4 and 5',
  rules: ['PROV-7.2-19', 'PROV-7.2-20'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const value = statusOf(line);
      const { attempt, attemptKnown } = process;
      const before = [process.start?.line, process.profileAdded, line];
      if (value === ADDRESSED) {
        if (attempt.linked !== undefined) held('PROV-7.2-19', [attempt.linked.seq, line.seq]);
        else if (attemptKnown && !process.idleSinceResult && !hasSucceeded(process))
          return monitorFinding(
            'PROV-7.2-19',
            `status ${describeStatus(LINKED)} first`,
            describeStatus(value),
            line.at,
            before,
          );
      } else if (value === NOT_FETCHED || value === SUCCESS) {
        if (attempt.addressed !== undefined) held('PROV-7.2-20', [attempt.addressed.seq, line.seq]);
        else if (attemptKnown && (attempt.linked !== undefined || process.result === undefined))
          return monitorFinding(
            'PROV-7.2-20',
            `status ${describeStatus(ADDRESSED)} first`,
            describeStatus(value),
            line.at,
            before,
          );
      }
      return undefined;
    };
  },
};
