import type { Packet } from '../adapter';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, offers, requireNotation, returnOf } from './check';

/** A network that the device joins by itself, and the maximum time for it, in ms of device time. */
const network = { ssid: 'tck-capture', security: 'open', key: '' } as const;
const connecting = 60_000;
/** The delay of the DHCP server separates packets before the address from packets after it. */
const addressAfter = 100;

/** Checks that a capture reports the packets of the device with their times. */
export const captureChecks: readonly Check[] = [
  {
    clause: 'Captured packets are in order, and a reset removes them',
    async examine(subject) {
      const { adapter } = subject;
      offers(subject, 'capture', 'network');
      const { capture } = adapter.bench;
      requireThat(capture !== undefined, 'The need capture is offered, but the bench has no capture.');
      needs(subject, 'sl_Start');
      const setup = { ...idle, profiles: [{ ...network, priority: 0 }], policy: { ...idle.policy, auto: true } };
      await adapter.reset({ ...setup, started: false });
      await adapter.bench.network?.provide({ ...network, dhcp: addressAfter });
      await returnOf(subject, 'sl_Start', { pIfHdl: null, pDevName: null, pInitCallBack: null });
      const end = adapter.clock.now() + connecting;
      for (let connected = false; !connected; ) {
        const event = await adapter.nextEvent(end);
        if (event === undefined) throw new NotExamined('the device did not connect to a known network');
        connected = event.name === 'SL_NETAPP_EVENT_IPV4_ACQUIRED';
      }
      const packets = await capture.packets();
      const late = packets.find(({ at }, index) => at < (packets[index - 1]?.at ?? 0) || at > adapter.clock.now());
      requireThat(late === undefined, `A packet with the time ${late?.at} ms is out of order or in the future.`);
      for (const packet of packets) requireSound(packet);
      await adapter.reset(idle);
      const { length } = await capture.packets();
      requireThat(length === 0, `${length} packets from before the reset are still present after it.`);
      // A capture may omit DHCP, and a device may send nothing else.
      if (packets.length === 0)
        throw new NotExamined('the capture contains no packet of a device that got its address');
    },
  },
];

/** The ports of DHCP, and the protocols with ports. */
const DHCP_PORTS: readonly number[] = [67, 68];
const WITH_PORTS: readonly Packet['protocol'][] = ['DHCP', 'UDP', 'TCP'];

/** Requires that the fields of a packet agree. */
function requireSound({ protocol, cast, port, payload }: Packet): void {
  requireThat(
    protocol !== 'UDP' || !DHCP_PORTS.includes(port),
    `A packet to port ${port} has the protocol UDP. Report DHCP messages with the protocol "DHCP".`,
  );
  requireThat(
    WITH_PORTS.includes(protocol) || port === 0,
    `A packet of ${protocol} has the port ${port}. Report the port 0 for a protocol without ports.`,
  );
  requireThat(
    protocol !== 'TCP' || cast === 'unicast',
    `A TCP packet has the cast ${cast}. A TCP connection is "unicast"; use the destination address of the packet.`,
  );
  requireNotation(payload, 'The payload of a packet');
}
