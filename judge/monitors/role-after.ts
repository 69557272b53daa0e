import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { numberOf, roleInWords, STOPPED, SUCCESS, statusOf } from '../record-accessors';

const { ROLE_STA, ROLE_AP } = constants.role;

/**
 * STOPPED comes when the role switch is over, and names the role the device now has: after a stop that asks for the earlier role and after the time-out the
 * earlier one, after a success the one that was asked for.
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

/** The role that is due, and why; undefined where it cannot be told for certain. */
function dueIn(process: ProcessTracker): { readonly rule: RuleId; readonly role: number } | undefined {
  const { start, stop, result, roleBefore, phase } = process;
  if (start === undefined || start.by !== 'host' || process.troubled || process.aborted !== undefined) return undefined;
  // A restart leaves open whether the process has outlived it and what it remembers.
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
