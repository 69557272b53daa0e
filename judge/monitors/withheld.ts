import { constants } from '../../ledger/constants';
import { finding, type Monitor } from '../monitor';
import type { ProcessSoFar } from '../process-so-far';
import { numberOf } from '../words';

/** What can only be an echo of the attempt where the device neither is connected nor connects by itself. */
const ECHOES: readonly string[] = [
  'SL_WLAN_EVENT_CONNECT',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_IPV6_ACQUIRED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
];

/** What was held back during a process is not delivered after it. Judged after a stop that left the device alone. */
export const withheld: Monitor = {
  name: 'nothing delivered later',
  rules: ['PROV-7.5-21'],
  watch(process, held) {
    return (line) => {
      if (line.kind === 'wait' && isOver(process)) held('PROV-7.5-21', [line.seq]);
      if (line.kind !== 'event' || !ECHOES.includes(line.name) || !isOver(process)) return undefined;
      return finding('PROV-7.5-21', 'no event of the attempt after the process', line.name, line.at, [
        process.attempt.linked,
        process.stop,
        process.stopped,
        line,
      ]);
    };
  },
};

/** Whether the process was stopped and left a device that is no station with a connection and that nobody connects. */
function isOver(process: ProcessSoFar): boolean {
  const { phase, stopped, stop, powerOn } = process;
  if (phase !== 'none' || stopped === undefined || stop === undefined || process.connects) return false;
  if (powerOn !== undefined && powerOn.seq > stop.seq) return false;
  const { Role, WlanStatus } = stopped.data;
  const { SL_WLAN_STATUS_DISCONNECTED } = constants.wlanStatus;
  return numberOf(Role) === constants.role.ROLE_AP || numberOf(WlanStatus) === SL_WLAN_STATUS_DISCONNECTED;
}
