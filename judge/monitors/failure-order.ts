import type { RuleId } from '../../ledger/rule';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { describeStatus, LINKED, NO_ADDRESS, NO_CONNECTION, NOT_FOUND, statusOf } from '../record-accessors';
import { repeatsEarlierFailure } from '../repeated-result';

/**
 * Statuses 1 and 2 have no link before them; status 3 has a link and no address. The loss of a link or an address
 * proves nothing if a network can have changed in the meantime.
 */
export const failureOrder: Monitor = {
  name: '1 and 2 without 15, 3 with 15 and without 16',
  rules: ['PROV-7.2-21', 'PROV-7.2-22', 'PROV-7.2-23'],
  on: {
    event(line, context) {
      const value = statusOf(line);
      if (context.process.mayHaveFailed || repeatsEarlierFailure(context.process, line)) return;
      if (value === NOT_FOUND) judgeFailure('PROV-7.2-21', value, line, context);
      else if (value === NO_CONNECTION) judgeFailure('PROV-7.2-22', value, line, context);
      else if (value === NO_ADDRESS) judgeMissingAddress(line, context);
    },
  },
};

function judgeFailure(rule: RuleId, value: number, line: LineOf<'event'>, context: MonitorContext): void {
  const { process, held, broken } = context;
  const { linked } = process.attempt;
  if (linked === undefined) {
    if (process.attemptKnown && !process.idleSinceResult) held(rule, line);
  } else if (isSteady(process))
    broken(rule, `no status ${LINKED} in an attempt that ends with ${value}`, describeStatus(value), line, linked);
}

function judgeMissingAddress(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { linked, addressed, restarted } = process.attempt;
  const rule = 'PROV-7.2-23';
  const seen = describeStatus(NO_ADDRESS);
  if (addressed !== undefined) {
    if (isSteady(process))
      broken(rule, 'no address in an attempt that fails without an address', seen, line, linked, addressed);
    return;
  }
  if (linked !== undefined) {
    held(rule, linked, line);
    return;
  }
  const { start, profileAdded, result, attemptKnown, unaskedSinceResult } = process;
  // An address with another result is reported twice, which another rule covers (PROV-5-06).
  if (result?.at === line.at || !attemptKnown || unaskedSinceResult || restarted) return;
  broken(rule, `status ${describeStatus(LINKED)} first`, seen, line, start?.line, profileAdded);
}

/** Whether the results so far are those of this attempt, and must still be valid. */
const isSteady = ({ attempt, vantage }: ProcessTracker): boolean =>
  vantage.surroundings && !attempt.networkChanged && !attempt.restarted && attempt.mayBeRepeated !== true;
