import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { numberOf, roleInWords, STOPPED, SUCCESS, statusOf } from '../record-accessors';

const { ROLE_STA, ROLE_AP } = constants.role;

/**
 * STOPPED follows the role switch and names the current role of the device. After a stop that requests the earlier
 * role, and after the time-out, it is the earlier role. After a success it is the requested role.
 */
export const roleAfter: Monitor<'event'> = {
  name: 'the role after the end',
  rules: ['PROV-4.3-09', 'PROV-4.3-10', 'PROV-4.3-11'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      if (statusOf(line) !== STOPPED) return undefined;
      const role = numberOf(line.data.Role);
      const due = dueIn(process);
      if (role === undefined || due === undefined) return undefined;
      if (role === due.role) {
        held(due.rule, [line.seq]);
        return undefined;
      }
      return monitorFinding(due.rule, `STOPPED with ${roleInWords(due.role)}`, roleInWords(role), line.at, [
        process.reset,
        process.start?.line,
        process.result,
        process.stop,
        line,
      ]);
    };
  },
};

/** The expected role with its reason; undefined if the transcript does not prove it. */
function dueIn(process: ProcessTracker): { readonly rule: RuleId; readonly role: number } | undefined {
  const { start, stop, result, roleBefore, phase } = process;
  if (start === undefined || start.by !== 'host' || process.troubled || process.aborted !== undefined) return undefined;
  // After a restart it is unknown whether the process continues and which data it has.
  const { powerOn, powerOff } = process;
  if ([powerOn, powerOff].some((line) => line !== undefined && line.seq > start.line.seq)) return undefined;
  if (phase === 'ending' && stop !== undefined) {
    const asked = numberOf(stop.arguments.RequestedRoleAfterSuccess);
    if (result !== undefined && statusOf(result) === SUCCESS) return undefined;
    if (asked === undefined || asked !== roleBefore) return undefined;
    return { rule: 'PROV-4.3-09', role: roleBefore };
  }
  if (phase !== 'running') return undefined;
  if (result !== undefined && statusOf(result) === SUCCESS) {
    const role = start.roleForSuccess;
    return role === ROLE_STA || role === ROLE_AP ? { rule: 'PROV-4.3-11', role } : undefined;
  }
  if (process.profileAdded !== undefined || result !== undefined || roleBefore === undefined) return undefined;
  return { rule: 'PROV-4.3-10', role: roleBefore };
}
