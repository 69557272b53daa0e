import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { Agenda } from '../../adapters/simulator/agenda';
import { Timers } from '../../adapters/simulator/timers';

describe('virtual time', () => {
  it('lets everything happen in order of time, then of entry, and nothing that was called off', () => {
    const entry = fc.record({ delay: fc.nat(50), calledOff: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry), fc.nat(60), (entries, until) => {
        const agenda = new Agenda();
        const happened: number[] = [];
        for (const [index, { delay, calledOff }] of entries.entries()) {
          const appointment = agenda.after(delay, () => {
            expect(agenda.now()).to.equal(delay);
            happened.push(index);
          });
          if (calledOff) appointment.cancel();
        }
        agenda.runUntil(until);
        const due = entries
          .map((each, index) => ({ ...each, index }))
          .filter(({ delay, calledOff }) => !calledOff && delay <= until)
          .sort((a, b) => a.delay - b.delay || a.index - b.index);
        expect(happened).to.deep.equal(due.map(({ index }) => index));
        expect(agenda.now()).to.equal(until);
      }),
    );
  });

  it('stops at the moment somebody waited for', () => {
    const agenda = new Agenda();
    let came = false;
    agenda.after(30, () => {
      came = true;
    });
    agenda.after(40, () => expect.fail('nobody waited that long'));
    expect(agenda.runUntil(100, () => came)).to.equal(true);
    expect(agenda.now()).to.equal(30);
  });

  it('never runs backwards', () => {
    const agenda = new Agenda();
    agenda.runUntil(10);
    agenda.runUntil(5);
    expect(agenda.now()).to.equal(10);
  });

  it('moves a timer that is set again', () => {
    const agenda = new Agenda();
    const timers = new Timers<'only'>(agenda);
    const happened: number[] = [];
    timers.set('only', 10, () => happened.push(10));
    timers.set('only', 20, () => happened.push(20));
    agenda.runUntil(50);
    expect(happened).to.deep.equal([20]);
  });
});
