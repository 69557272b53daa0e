import { expect } from 'chai';
import { describe, it } from 'mocha';
import { actionCatalogueFor } from '../../../calibration/explore/action-catalogue';
import { CapabilityFilter } from '../../../calibration/explore/capability-filter';

describe('what a device turns out to be made for', () => {
  const { initialStates, actions } = actionCatalogueFor({ offers: [], functions: [] });
  const [first, second, third] = initialStates;
  const [one, other] = actions;
  if (!(first && second && third && one && other)) throw new Error('the catalogue has become very small');
  const all = { initialStates: [first, second, third], actions: [one, other] };

  it('is everything until the device says otherwise', () => {
    const able = new CapabilityFilter(all);
    const draft = { initialState: second, choices: [[one, other]] };
    expect(able.draft(draft)).to.deep.equal(draft);
    expect(able.catalogue).to.deep.equal(all);
  });

  it('is without what it has said it cannot do, which is news once', () => {
    const able = new CapabilityFilter(all);
    expect([able.without(one), able.without(one)]).to.deep.equal([true, false]);
    expect(able.draft({ initialState: first, choices: [[one, other], [one]] }).choices).to.deep.equal([[other], []]);
    expect(able.catalogue.actions).to.deep.equal([other]);
  });

  it('begins with the next initial state in the table, and after the last with the first', () => {
    const able = new CapabilityFilter(all);
    able.without(third);
    expect(able.draft({ initialState: third, choices: [] }).initialState).to.equal(first);
    able.without(first);
    expect(able.draft({ initialState: third, choices: [] }).initialState).to.equal(second);
  });

  it('keeps the initial state where there is no other', () => {
    const able = new CapabilityFilter(all);
    for (const initialState of all.initialStates) able.without(initialState);
    expect(able.draft({ initialState: second, choices: [] }).initialState).to.equal(second);
  });
});
