import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, returnOf } from './check';

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
      const { adapter, identity } = subject;
      const { offers, lacks } = identity.capabilities;
      for (const need of ['capture', 'network'] as const)
        if (!offers.includes(need)) throw new NotExamined(lacks[need] ?? `${need} is not offered`);
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
      requireThat(packets.length > 0, 'No packet was captured from a device that has just got its address.');
      const late = packets.find(({ at }, index) => at < (packets[index - 1]?.at ?? 0) || at > adapter.clock.now());
      requireThat(late === undefined, `A packet with the time ${late?.at} ms is out of order or in the future.`);
      await adapter.reset(idle);
      const { length } = await capture.packets();
      requireThat(length === 0, `${length} packets from before the reset are still present after it.`);
    },
  },
];
