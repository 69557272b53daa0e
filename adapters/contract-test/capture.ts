import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, returnOf } from './check';

/** A network the device finds its way into by itself, and how long that may take, in ms of device time. */
const network = { ssid: 'tck-capture', security: 'open', key: '' } as const;
const connecting = 60_000;
/** The DHCP server takes a little, so that what is sent before and after can be told apart. */
const addressAfter = 100;

/** That a capture tells what the device has sent, and when. */
export const captureChecks: readonly Check[] = [
  {
    clause: 'What is captured is in order, and gone with the next reset',
    async examine(subject) {
      const { adapter, identity } = subject;
      const { offers, lacks } = identity.capabilities;
      for (const need of ['capture', 'network'] as const)
        if (!offers.includes(need)) throw new NotExamined(lacks[need] ?? `${need} is not offered`);
      const { capture } = adapter.bench;
      requireThat(capture !== undefined, 'capture is offered, and there is nothing to do it with.');
      needs(subject, 'sl_Start');
      const setup = { ...idle, profiles: [{ ...network, priority: 0 }], policy: { ...idle.policy, auto: true } };
      await adapter.reset({ ...setup, started: false });
      await adapter.bench.network?.provide({ ...network, dhcp: addressAfter });
      await returnOf(subject, 'sl_Start', { pIfHdl: null, pDevName: null, pInitCallBack: null });
      const end = adapter.clock.now() + connecting;
      for (let connected = false; !connected; ) {
        const event = await adapter.nextEvent(end);
        if (event === undefined) throw new NotExamined('the device did not connect to a network it knows');
        connected = event.name === 'SL_NETAPP_EVENT_IPV4_ACQUIRED';
      }
      const packets = await capture.packets();
      requireThat(packets.length > 0, 'A device that has just got its address is said to have sent nothing.');
      const late = packets.find(({ at }, index) => at < (packets[index - 1]?.at ?? 0) || at > adapter.clock.now());
      requireThat(late === undefined, `A packet of ${late?.at} ms is out of order, or still to come.`);
      await adapter.reset(idle);
      const { length } = await capture.packets();
      requireThat(length === 0, `${length} packets of a network the device has left are still there after a reset.`);
    },
  },
];
