import { constants } from '../../ledger/constants';
import type { RuleId } from '../../ledger/rule';
import type { Monitor } from '../monitor';
import type { ProcessStartCommand } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import { numberOf, roleInWords, STOPPED, SUCCESS, statusOf } from '../record-accessors';

const { ROLE_STA, ROLE_AP } = constants.role;

/**
 * STOPPED follows the role switch and names the current role of the device. After a stop that requests the initial
 * role, and after the time-out, it is the initial role. After a success it is the final role.
 */
export const roleAfter: Monitor = {
  name: 'the role after the end',
  rules: ['PROV-4.3-09', 'PROV-4.3-10', 'PROV-4.3-11'],
  on: {
    event(line, { process, held, broken }) {
      if (statusOf(line) !== STOPPED) return;
      const { reset, start, result, stop } = process;
      const role = numberOf(line.data.Role);
      const due = dueIn(process);
      if (role === undefined || due === undefined) return;
      const proof = [reset, start?.line, result, stop];
      if (role === due.role) held(due.rule, line);
      else broken(due.rule, `STOPPED with ${roleInWords(due.role)}`, roleInWords(role), line, ...proof);
    },
  },
};

interface DueRole {
  readonly rule: RuleId;
  readonly role: number;
}

/** The expected role with its reason; undefined if the transcript does not prove it. */
function dueIn(process: ProcessTracker): DueRole | undefined {
  const { start, phase, resultStatus } = process;
  if (start?.by !== 'host' || process.troubled || process.aborted !== undefined) return undefined;
  // After a restart it is unknown whether the process continues and which data it has.
  const { powerOn, powerOff } = process;
  if ([powerOn, powerOff].some((line) => line !== undefined && line.seq > start.line.seq)) return undefined;
  if (phase === 'ending') return dueAfterStop(process);
  if (phase !== 'running') return undefined;
  return resultStatus === SUCCESS ? dueAfterSuccess(start) : dueAfterTimeout(process);
}

function dueAfterStop({ stop, resultStatus, role }: ProcessTracker): DueRole | undefined {
  const asked = numberOf(stop?.arguments.RequestedRoleAfterSuccess);
  if (resultStatus === SUCCESS || asked === undefined || asked !== role.before) return undefined;
  return { rule: 'PROV-4.3-09', role: role.before };
}

function dueAfterSuccess({ roleForSuccess: role }: ProcessStartCommand): DueRole | undefined {
  return role === ROLE_STA || role === ROLE_AP ? { rule: 'PROV-4.3-11', role } : undefined;
}

function dueAfterTimeout({ profileAdded, result, role }: ProcessTracker): DueRole | undefined {
  if (profileAdded !== undefined || result !== undefined || role.before === undefined) return undefined;
  return { rule: 'PROV-4.3-10', role: role.before };
}
