import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Scheduler } from '../../../adapters/simulator/scheduler';
import { Timers } from '../../../adapters/simulator/timers';

describe('virtual time', () => {
  it('lets everything happen in order of time, then of entry, and nothing that was called off', () => {
    const entry = fc.record({ delay: fc.nat(50), calledOff: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry), fc.nat(60), (entries, until) => {
        const scheduler = new Scheduler();
        const happened: number[] = [];
        for (const [index, { delay, calledOff }] of entries.entries()) {
          const task = scheduler.after(delay, () => {
            expect(scheduler.now()).to.equal(delay);
            happened.push(index);
          });
          if (calledOff) task.cancel();
        }
        scheduler.runUntil(until);
        const due = entries
          .map((each, index) => ({ ...each, index }))
          .filter(({ delay, calledOff }) => !calledOff && delay <= until)
          .sort((a, b) => a.delay - b.delay || a.index - b.index);
        expect(happened).to.deep.equal(due.map(({ index }) => index));
        expect(scheduler.now()).to.equal(until);
      }),
    );
  });

  it('stops at the moment somebody waited for', () => {
    const scheduler = new Scheduler();
    let came = false;
    scheduler.after(30, () => {
      came = true;
    });
    scheduler.after(40, () => expect.fail('nobody waited that long'));
    expect(scheduler.runUntil(100, () => came)).to.equal(true);
    expect(scheduler.now()).to.equal(30);
  });

  it('never runs backwards', () => {
    const scheduler = new Scheduler();
    scheduler.runUntil(10);
    scheduler.runUntil(5);
    expect(scheduler.now()).to.equal(10);
  });

  it('moves a timer that is set again', () => {
    const scheduler = new Scheduler();
    const timers = new Timers<'only'>(scheduler);
    const happened: number[] = [];
    timers.set('only', 10, () => happened.push(10));
    timers.set('only', 20, () => happened.push(20));
    scheduler.runUntil(50);
    expect(happened).to.deep.equal([20]);
  });
});
