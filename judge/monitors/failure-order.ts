import { type Held, type LineOf, type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { describeStatus, LINKED, NO_ADDRESS, NO_CONNECTION, NOT_FOUND, statusOf } from '../record-accessors';

/**
 * Statuses 1 and 2 have no link before them; status 3 has a link and no address. The loss of a link or an address
 * proves nothing if a network can have changed in the meantime.
 */
export const failureOrder: Monitor<'event'> = {
  name: '1 and 2 without 15, 3 with 15 and without 16',
  rules: ['PROV-7.2-21', 'PROV-7.2-22', 'PROV-7.2-23'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const value = statusOf(line);
      const { attempt, attemptKnown } = process;
      if (value === NOT_FOUND || value === NO_CONNECTION) {
        const rule = value === NOT_FOUND ? 'PROV-7.2-21' : 'PROV-7.2-22';
        if (attempt.linked === undefined) {
          if (attemptKnown && !process.idleSinceResult) held(rule, [line.seq]);
        } else if (isSteady(process))
          return monitorFinding(
            rule,
            `no status ${LINKED} in an attempt that ends with ${value}`,
            describeStatus(value),
            line.at,
            [attempt.linked, line],
          );
      } else if (value === NO_ADDRESS) return missingAddress(process, line, held);
      return undefined;
    };
  },
};

function missingAddress(process: ProcessTracker, line: LineOf<'event'>, held: Held) {
  const { linked, addressed } = process.attempt;
  const rule = 'PROV-7.2-23';
  if (addressed !== undefined) {
    if (!isSteady(process)) return undefined;
    return monitorFinding(
      rule,
      'no address in an attempt that fails without an address',
      describeStatus(NO_ADDRESS),
      line.at,
      [linked, addressed, line],
    );
  }
  if (linked !== undefined) held(rule, [linked.seq, line.seq]);
  // An address with another result is reported twice, which another rule covers (PROV-5-06).
  else if (process.result?.at === line.at) return undefined;
  else if (process.attemptKnown && !process.idleSinceResult && !process.attempt.restarted)
    return monitorFinding(rule, `status ${describeStatus(LINKED)} first`, describeStatus(NO_ADDRESS), line.at, [
      process.start?.line,
      process.profileAdded,
      line,
    ]);
  return undefined;
}

/** Whether the results of the attempt so far must still be valid. */
const isSteady = ({ attempt, vantage }: ProcessTracker): boolean =>
  vantage.surroundings && !attempt.networkChanged && !attempt.restarted;
