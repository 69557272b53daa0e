import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, callBound, needs, provision, type Subject, silence, startAndStop } from './check';

/** How much later than asked a clock that runs by itself may be, in ms. */
const lateness = 2_000;

/** That time runs one way, and events and calls keep to it. */
export const timeChecks: readonly Check[] = [
  {
    clause: 'Waiting lets as much time pass as it is told, and no event comes of it',
    async examine(subject) {
      const { adapter } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      await adapter.clock.sleep(500);
      demandPassed(subject, 'sleep(500)', began, 500);
      const slept = adapter.clock.now();
      const event = await adapter.nextEvent(slept + 300);
      requireThat(event === undefined, `An idle device sent ${event?.name}.`);
      demandPassed(subject, 'nextEvent without an event', slept, 300);
    },
  },
  {
    clause: 'Looking for an event without waiting lets no time pass',
    async examine(subject) {
      const { adapter } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      const event = await adapter.nextEvent(began - 1);
      requireThat(event === undefined, `An idle device sent ${event?.name}.`);
      demandPassed(subject, 'nextEvent with an instant in the past', began, 0);
    },
  },
  {
    clause: 'Events come in order, with times, and keep until they are taken',
    async examine(subject) {
      needs(subject, 'sl_WlanProvisioning');
      const { adapter } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      for (const act of ['start', 'stop', 'start', 'stop'] as const) {
        await provision(subject, act);
        await adapter.clock.sleep(silence);
      }
      let last = began;
      let events = 0;
      const ended = adapter.clock.now();
      for (;;) {
        const event = await adapter.nextEvent(began);
        if (event === undefined) break;
        events += 1;
        requireThat(event.at >= last, `${event.name} is of ${event.at} ms, and comes after something of ${last} ms.`);
        requireThat(event.at <= ended, `${event.name} is of ${event.at} ms, and it is only ${ended} ms.`);
        last = event.at;
      }
      requireThat(events > 0, 'A process was started and stopped, and no event of it could be taken afterwards.');
    },
  },
  {
    clause: 'A wait ends with the event it was for',
    async examine(subject) {
      const { adapter } = subject;
      await startAndStop(subject);
      const waited = adapter.clock.now();
      let event = await adapter.nextEvent(waited + callBound);
      // What came before the wait did not end it.
      while (event !== undefined && event.at <= waited) event = await adapter.nextEvent(waited + callBound);
      if (event === undefined) throw new NotExamined('no event came after provisioning was stopped');
      const now = adapter.clock.now();
      requireThat(
        now >= event.at,
        `${event.name} is of ${event.at} ms, and the clock shows ${now} ms when it is given.`,
      );
      const driven = adapter.clock.driven === true;
      requireThat(
        !driven || now === event.at,
        `${event.name} is of ${event.at} ms, and a driven clock went on to ${now} ms.`,
      );
    },
  },
  {
    clause: 'A call is not waited for beyond its deadline, and its return arrives as an event',
    async examine(subject) {
      needs(subject, 'sl_Stop');
      const { adapter, identity } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      const outcome = await adapter.call('sl_Stop', { Timeout: 200 }, 0);
      const keeps = identity.capabilities.offers.includes('pending-calls');
      // An adapter that cannot leave a call under way waits for the return, however long.
      if (keeps || outcome.kind === 'pending') demandPassed(subject, 'a call with deadline 0', began, 0);
      if (outcome.kind === 'returned') {
        const event = await adapter.nextEvent(adapter.clock.now() + silence);
        requireThat(event?.name !== 'return', 'A call that had returned returned again, as an event.');
        if (!keeps) return;
        throw new NotExamined('sl_Stop returned at once');
      }
      const event = await adapter.nextEvent(adapter.clock.now() + callBound);
      requireThat(
        event !== undefined,
        `sl_Stop was left under way, and its return has not come within ${callBound} ms.`,
      );
      requireThat(event.name === 'return', `sl_Stop was left under way, and ${event.name} came instead of its return.`);
      const { data } = event;
      requireThat(
        data.function === 'sl_Stop',
        `The event "return" names the function ${JSON.stringify(data.function)}.`,
      );
      requireThat(Number.isInteger(data.code), `The event "return" carries the code ${JSON.stringify(data.code)}.`);
    },
  },
];

/** Demands that so much time has passed; exactly so much where the clock is driven. */
function demandPassed({ adapter }: Subject, what: string, began: number, ms: number): void {
  const passed = adapter.clock.now() - began;
  requireThat(passed >= ms, `${what} ended after ${passed} ms of device time.`);
  const most = adapter.clock.driven === true ? ms : ms + lateness;
  requireThat(passed <= most, `${what} let ${passed} ms of device time pass.`);
}
