import { constants } from '../../ledger/constants';
import { type Monitor, monitorFinding } from '../monitor';
import { PolicyViolation } from '../policy-violation';
import type { ProcessTracker } from '../process-tracker';
import { numberOf } from '../record-accessors';

const { Auto, Fast } = constants.connectionPolicy;

/** Events that only the attempt can have caused, if the device is not connected and no party connects it. */
export const ECHOES: readonly string[] = [
  'SL_WLAN_EVENT_CONNECT',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_IPV6_ACQUIRED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
];

const ADDRESSES: readonly string[] = ['SL_NETAPP_EVENT_IPV4_ACQUIRED', 'SL_NETAPP_EVENT_IPV6_ACQUIRED'];

/**
 * Events that were suppressed during a process are not delivered after its end. Judged immediately after a stop that
 * left the device without a connection and without permission to make one.
 */
export const withheld: Monitor<PolicyViolation> = {
  name: 'nothing delivered later',
  rules: ['PROV-7.5-21'],
  begin: () => new PolicyViolation(Auto | Fast),
  on: {
    return(line, { process, state, report }) {
      report(state.settle(line, process));
    },
    wait(line, { process, held }) {
      if (isOver(process)) held('PROV-7.5-21', line);
    },
    event(line, { process, state }) {
      const { start, stop, stopped } = process;
      if (!isOver(process) || !ECHOES.includes(line.name)) return;
      if (ADDRESSES.includes(line.name) && mayBeAccessPoint(process)) return;
      if (line.at - (stopped?.at ?? line.at) > process.milliseconds('silence')) return;
      const proof = [start?.line, stop, stopped];
      const expected = 'no event of the attempt after the process';
      state.raise(monitorFinding('PROV-7.5-21', expected, line.name, line, ...proof));
    },
  },
};

/**
 * Whether the process is being stopped after its last attempt, or was stopped and left a device that no party
 * connects.
 */
function isOver({ phase, stopped, stop, powerOn, changed, idleSinceResult }: ProcessTracker): boolean {
  if (stop === undefined || changed.connects) return false;
  // The attempt ended before the stop, and so did its effects.
  if (phase === 'ending') return idleSinceResult;
  if (phase !== 'none' || stopped === undefined) return false;
  if (powerOn !== undefined && powerOn.seq > stop.seq) return false;
  const { Role, WlanStatus } = stopped.data;
  const disconnected = constants.wlanStatus.SL_WLAN_STATUS_DISCONNECTED;
  return numberOf(Role) === constants.role.ROLE_AP || numberOf(WlanStatus) === disconnected;
}

/** Whether the process can end as an access point, which has an address event of its own. */
function mayBeAccessPoint({ phase, stop, stopped, reset }: ProcessTracker): boolean {
  if (phase === 'none') return numberOf(stopped?.data.Role) === constants.role.ROLE_AP;
  return reset?.setup.role !== 'STA' || stop?.arguments.RequestedRoleAfterSuccess !== 'ROLE_STA';
}
