import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import type { Monitor } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { ADDRESSED, describeStatus, LINKED, NOT_FETCHED, SUCCESS, statusOf } from '../record-accessors';
import { repeatsEarlierFailure } from '../repeated-result';

/** A report of an attempt, and the report that must come before it. */
interface Order {
  readonly rule: RuleId;
  readonly statuses: readonly number[];
  readonly first: number;
  /** The line with that earlier report. */
  before(process: ProcessTracker): Line | undefined;
  /** Whether the report belongs to the current attempt. */
  isOfAttempt(process: ProcessTracker): boolean;
}

const ORDERS: readonly Order[] = [
  {
    rule: 'PROV-7.2-19',
    statuses: [ADDRESSED],
    first: LINKED,
    before: ({ attempt }) => attempt.linked,
    // After a success the process ends, and a repeated report belongs to no new attempt.
    isOfAttempt: ({ unaskedSinceResult, resultStatus }) => !unaskedSinceResult && resultStatus !== SUCCESS,
  },
  {
    rule: 'PROV-7.2-20',
    statuses: [NOT_FETCHED, SUCCESS],
    first: ADDRESSED,
    before: ({ attempt }) => attempt.addressed,
    isOfAttempt: ({ attempt, result }) => attempt.linked !== undefined || result === undefined,
  },
];

/**
 * Within one attempt the link is reported before the address, and the address before the feedback. A success after
 * failed feedback belongs to the failed attempt (PROV-7.2-24). Other monitors judge a second result without a new
 * attempt.
 */
export const attemptOrder: Monitor = {
  name: '15 before 16, 16 before 4 and 5',
  rules: ['PROV-7.2-19', 'PROV-7.2-20'],
  on: {
    event(line, { process, held, broken }) {
      const value = statusOf(line);
      const order = value === undefined ? undefined : ORDERS.find(({ statuses }) => statuses.includes(value));
      if (value === undefined || order === undefined || repeatsEarlierFailure(process, line)) return;
      const { rule, first } = order;
      const before = order.before(process);
      const { start, profileAdded, attemptKnown } = process;
      if (before !== undefined) held(rule, before, line);
      else if (attemptKnown && order.isOfAttempt(process))
        broken(rule, `status ${describeStatus(first)} first`, describeStatus(value), line, start?.line, profileAdded);
    },
  },
};
