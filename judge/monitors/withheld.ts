import { constants } from '../../ledger/constants';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { numberOf } from '../record-accessors';

/** Events that only the attempt can have caused, if the device is not connected and no party connects it. */
const ECHOES: readonly string[] = [
  'SL_WLAN_EVENT_CONNECT',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_IPV6_ACQUIRED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
];

/**
 * Events that were suppressed during a process are not delivered after its end. Judged immediately after a stop that
 * left the device without a connection and without permission to make one.
 */
export const withheld: Monitor<'event' | 'wait'> = {
  name: 'nothing delivered later',
  rules: ['PROV-7.5-21'],
  kinds: ['event', 'wait'],
  watch(process, held) {
    const within = process.milliseconds('silence');
    return (line) => {
      if (!isOver(process)) return undefined;
      if (line.kind === 'wait') {
        held('PROV-7.5-21', [line.seq]);
        return undefined;
      }
      if (!ECHOES.includes(line.name)) return undefined;
      if (line.at - (process.stopped?.at ?? line.at) > within) return undefined;
      return monitorFinding('PROV-7.5-21', 'no event of the attempt after the process', line.name, line.at, [
        process.start?.line,
        process.stop,
        process.stopped,
        line,
      ]);
    };
  },
};

/**
 * Whether the process is being stopped after its last attempt, or was stopped and left a device that no party
 * connects.
 */
function isOver({ phase, stopped, stop, powerOn, connects, idleSinceResult }: ProcessTracker): boolean {
  if (stop === undefined || connects) return false;
  // The attempt ended before the stop, and so did its effects.
  if (phase === 'ending') return idleSinceResult;
  if (phase !== 'none' || stopped === undefined) return false;
  if (powerOn !== undefined && powerOn.seq > stop.seq) return false;
  const { Role, WlanStatus } = stopped.data;
  const disconnected = constants.wlanStatus.SL_WLAN_STATUS_DISCONNECTED;
  return numberOf(Role) === constants.role.ROLE_AP || numberOf(WlanStatus) === disconnected;
}
