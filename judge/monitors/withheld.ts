import { constants } from '../../ledger/constants';
import { finding, type Monitor } from '../monitor';
import type { ProcessSoFar } from '../process-so-far';
import { numberOf } from '../words';

/** What can only be an echo of the attempt where the device is no station any more. */
const ECHOES: readonly string[] = [
  'SL_WLAN_EVENT_CONNECT',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_IPV6_ACQUIRED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
];

/**
 * What was held back during a process is not delivered after it. Judged after a stop that left an access point: a
 * station may have made a connection of its own.
 */
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

/** Whether the process was stopped and left an access point, which connects to nothing and that nobody has connected. */
function isOver({ phase, stopped, stop, powerOn, connects }: ProcessSoFar): boolean {
  if (phase !== 'none' || stopped === undefined || stop === undefined || connects) return false;
  if (powerOn !== undefined && powerOn.seq > stop.seq) return false;
  return numberOf(stopped.data.Role) === constants.role.ROLE_AP;
}
