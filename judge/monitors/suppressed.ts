import { eventClasses } from '../../ledger/event-classes';
import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import { PendingViolation } from '../pending-violation';
import { mayUnblockApis } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { ADDRESSED, SUCCESS, statusOf } from '../record-accessors';

/** The rule that suppresses an event: of a connection attempt, or of the device AP. */
function ruleOf(event: string): RuleId | undefined {
  switch (eventClasses().find(({ events }) => events.includes(event))?.name) {
    case 'address':
      return 'PROV-7.5-16';
    case 'connection':
      return event === 'SL_WLAN_EVENT_CONNECT' ? 'PROV-7.5-17' : 'PROV-7.5-18';
    case 'access-point':
      return 'PROV-7.5-19';
    default:
      return undefined;
  }
}

/**
 * While the APIs are blocked, the host receives no event of the connection attempt. Judged on a device that was not
 * connected and does not connect by itself, after the announcement of a profile. No other cause of such events is
 * possible then.
 */
export const suppressed: Monitor = {
  name: 'no event of the attempt while blocked',
  rules: ['PROV-7.5-16', 'PROV-7.5-17', 'PROV-7.5-18', 'PROV-7.5-19'],
  kinds: ['event', 'wait', 'call', 'return'],
  watch(process, held) {
    const suspicion = new PendingViolation(process.vantage);
    return (line) => {
      const stands = suspicion.settle(line, (report) => mayUnblockApis(report, process.start));
      if (line.kind !== 'event' || process.apiAccess !== 'blocked') return stands;
      const result = statusOf(line);
      if (result === ADDRESSED && !process.connects && process.profileAdded !== undefined)
        held('PROV-7.5-16', [line.seq]);
      const rule = ruleOf(line.name);
      if (rule !== undefined && isOfTheAttempt(process, rule))
        suspicion.raise(
          monitorFinding(rule, `no ${line.name} while the host is blocked`, line.name, line.at, [
            process.start?.line,
            process.profileAdded,
            line,
          ]),
          line.at + process.vantage.slack,
        );
      return stands;
    };
  },
};

function isOfTheAttempt(process: ProcessTracker, rule: RuleId): boolean {
  if (rule === 'PROV-7.5-19') return process.vantage.surroundings;
  const { linked, addressed } = process.attempt;
  // Between the two reports the device has only the connection of the attempt.
  const between = linked !== undefined && addressed === undefined && process.attemptKnown;
  const isConnection = rule === 'PROV-7.5-16' || rule === 'PROV-7.5-17';
  if (!(between && isConnection) && (process.connects || process.profileAdded === undefined)) return false;
  // After a success the device changes its role or network; its events then belong to no attempt.
  if (process.result !== undefined && statusOf(process.result) === SUCCESS) return false;
  // At status 16 the flag unblocks both, and an address can arrive with either of them.
  const edge = process.start?.externalConfirmation !== false && process.attempt.linked !== undefined;
  return !(rule === 'PROV-7.5-16' && edge);
}
