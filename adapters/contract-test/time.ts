import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, callBound, needs, provision, type Subject, silence, startAndStop } from './check';

/** Maximum delay of a real-time clock, in ms. */
const lateness = 2_000;

/** Checks that time never goes backwards, and that events and calls agree with it. */
export const timeChecks: readonly Check[] = [
  {
    clause: 'A wait takes the requested time and causes no event',
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
    clause: 'A query for an event without waiting takes no time',
    async examine(subject) {
      const { adapter } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      const event = await adapter.nextEvent(began - 1);
      requireThat(event === undefined, `An idle device sent ${event?.name}.`);
      demandPassed(subject, 'nextEvent with a time in the past', began, 0);
    },
  },
  {
    clause: 'Events arrive in order, with times, and stay until they are taken',
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
        requireThat(event.at >= last, `${event.name} has the time ${event.at} ms, and follows an event of ${last} ms.`);
        requireThat(
          event.at <= ended,
          `${event.name} has the time ${event.at} ms, and the current time is ${ended} ms.`,
        );
        last = event.at;
      }
      requireThat(events > 0, 'A process was started and stopped, and no event of it arrived.');
    },
  },
  {
    clause: 'A wait ends with the event that it waits for',
    async examine(subject) {
      const { adapter } = subject;
      await startAndStop(subject);
      const waited = adapter.clock.now();
      let event = await adapter.nextEvent(waited + callBound);
      // Events from before the wait did not end it.
      while (event !== undefined && event.at <= waited) event = await adapter.nextEvent(waited + callBound);
      if (event === undefined) throw new NotExamined('no event arrived after provisioning was stopped');
      const now = adapter.clock.now();
      requireThat(
        now >= event.at,
        `${event.name} has the time ${event.at} ms, and the clock is at ${now} ms when it arrives.`,
      );
      const driven = adapter.clock.driven === true;
      requireThat(
        !driven || now === event.at,
        `${event.name} has the time ${event.at} ms, and a driven clock continued to ${now} ms.`,
      );
    },
  },
  {
    clause: 'A call ends at its deadline, and its return arrives as an event',
    async examine(subject) {
      needs(subject, 'sl_Stop');
      const { adapter, identity } = subject;
      await adapter.reset(idle);
      const began = adapter.clock.now();
      const outcome = await adapter.call('sl_Stop', { Timeout: 200 }, 0);
      const keepsPending = identity.capabilities.offers.includes('pending-calls');
      // An adapter without pending calls waits for the return without a limit.
      if (keepsPending || outcome.kind === 'pending') demandPassed(subject, 'a call with deadline 0', began, 0);
      if (outcome.kind === 'returned') {
        const event = await adapter.nextEvent(adapter.clock.now() + silence);
        requireThat(event?.name !== 'return', 'A returned call sent a second return as an event.');
        if (!keepsPending) return;
        throw new NotExamined('sl_Stop returned immediately');
      }
      const event = await adapter.nextEvent(adapter.clock.now() + callBound);
      requireThat(event !== undefined, `sl_Stop was pending, and did not return within ${callBound} ms.`);
      requireThat(event.name === 'return', `sl_Stop was pending, and ${event.name} arrived instead of its return.`);
      const { data } = event;
      requireThat(
        data.function === 'sl_Stop',
        `The event "return" contains the function ${JSON.stringify(data.function)}.`,
      );
      requireThat(Number.isInteger(data.code), `The event "return" contains the code ${JSON.stringify(data.code)}.`);
    },
  },
];

/** Asserts that this time has passed; exactly this time if the clock is driven. */
function demandPassed({ adapter }: Subject, what: string, began: number, ms: number): void {
  const passed = adapter.clock.now() - began;
  requireThat(passed >= ms, `${what} ended after ${passed} ms of device time.`);
  const most = adapter.clock.driven === true ? ms : ms + lateness;
  requireThat(passed <= most, `${what} took ${passed} ms of device time.`);
}
