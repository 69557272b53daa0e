/** What a capture on the joined network says about the device. */
import type { Packet } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import { functionsOf } from '../ledger/functions';
import { BenchFault, InDoubt } from './faults';
import type { ScenarioSession } from './scenario-session';

/** Packets that every station sends and that advertise no device. PROV-5.1.1-01 */
const NOISE: readonly Packet['protocol'][] = ['DHCP', 'ARP', 'IGMP', 'ICMPv6'];

/**
 * Demands that the device has sent such datagrams since it has its address, and gives what they say.
 *
 * @throws DeviceFault when there is none, with what the capture holds instead
 */
export async function expectAdvertisement(session: ScenarioSession, cast: 'broadcast' | 'multicast'): Promise<string> {
  const packets = sinceAddress(await captured(session), addressAt(session));
  const own = packets.filter((packet) => packet.cast === cast && !NOISE.includes(packet.protocol));
  if (own.length === 0) throw session.fault(`a ${cast} that is none of ${NOISE.join(', ')}`, inWords(packets));
  const said = own.map(({ protocol, port, payload }) => `${protocol} to port ${port}: "${payload}"`);
  return `by ${cast}, ${[...new Set(said)].join('; ')}`;
}

/**
 * Demands that from status 16 until the first socket call of the host, or until now, the device has opened no TCP
 * connection (PROV-5.1.2-06).
 *
 * @throws DeviceFault when it has opened one
 */
export async function expectNoConnection(session: ScenarioSession): Promise<void> {
  const since = addressAt(session);
  const sockets = functionsOf('SOCKET').map((fn) => fn.name);
  const call = session.calls.find(({ name, at }) => at >= since && sockets.includes(name));
  let doubt: InDoubt | undefined;
  for (const { protocol, port, at } of await captured(session)) {
    if (protocol !== 'TCP') continue;
    try {
      if (!session.keeps('A TCP connection after status 16', at - since, { kind: 'at least', ms: 0 })) continue;
      if (call === undefined || session.keeps('A TCP connection after a socket call', at - call.at, BEFORE))
        throw session.fault('no TCP connection opened by the device', `one to port ${port}`, at);
    } catch (error) {
      // What is certain of another packet outweighs it.
      if (!(error instanceof InDoubt)) throw error;
      doubt ??= error;
    }
  }
  if (doubt !== undefined) throw doubt;
}

const BEFORE = { kind: 'below', ms: 0 } as const;

async function captured(session: ScenarioSession): Promise<readonly Packet[]> {
  const { capture } = session.adapter.bench;
  if (capture === undefined) throw new BenchFault('this bench captures nothing; the scenario lacks @needs-capture');
  return capture.packets();
}

/** When the device reported its address to its host. */
function addressAt(session: ScenarioSession): number {
  const acquired = constants.status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED;
  const event = session.events.findLast(({ data }) => data.ProvisioningStatus === acquired);
  if (event === undefined) throw new BenchFault('the device has not reported an address in this scenario');
  return event.at;
}

/**
 * The packets since the acquisition of the address. The report follows the acquisition, and a device may advertise itself
 * before its report. So the last DHCP message before the report marks the start.
 */
function sinceAddress(packets: readonly Packet[], reported: number): readonly Packet[] {
  const mark = packets.findLastIndex(({ protocol, at }) => protocol === 'DHCP' && at <= reported);
  return mark >= 0 ? packets.slice(mark + 1) : packets.filter(({ at }) => at >= reported);
}

function inWords(packets: readonly Packet[]): string {
  const kinds = new Set(
    packets.map(({ protocol, cast, port }) => `${protocol} ${cast}${port > 0 ? ` to ${port}` : ''}`),
  );
  return `${packets.length} packets${kinds.size > 0 ? `: ${[...kinds].join(', ')}` : ''}`;
}
