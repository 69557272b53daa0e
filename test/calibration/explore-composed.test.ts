import { describe, it } from 'node:test';
import { expect } from 'chai';
import { composedFaults } from '../../calibration/composed/composed-faults';
import { firstSessionWith, reachingSessions } from '../../calibration/composed/explore-composed';

const named = (name: string) => {
  const fault = composedFaults().find((each) => each.name === name);
  if (fault === undefined) throw new Error(`there is no fault ${name}`);
  return fault;
};

describe('random sessions and composed faults', () => {
  const early = named('opensApis: wrong in configuration [first process, first attempt]');
  const later = named('opensApis: wrong in configuration [process after a stop]');

  it('show a fault in a session that reaches it', async () => {
    const begun: number[] = [];
    const reach = await reachingSessions([early, later], { seed: 1, sessions: 60, length: 10 }, (session) =>
      begun.push(session),
    );
    expect(begun).to.have.length(60);
    const sessions = reach.get(early.name) ?? [];
    expect(sessions).to.not.have.length(0);
    expect(sessions.map(({ session }) => session)).to.include(await firstSessionWith(early, sessions));
    // A session that reaches a fault in one history only does not show the fault in another.
    const others = new Set((reach.get(later.name) ?? []).map(({ session }) => session));
    const apart = sessions.filter(({ session }) => !others.has(session)).slice(0, 5);
    expect(await firstSessionWith(later, apart)).to.equal(undefined);
  });

  it('show nothing without a fault', async () => {
    const reach = await reachingSessions([early], { seed: 2, sessions: 20, length: 10 });
    expect(await firstSessionWith({ deviation: {} }, reach.get(early.name) ?? [])).to.equal(undefined);
  });
});
