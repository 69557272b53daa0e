import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PlannedScenario } from '../../plan/planned-scenario';
import { orderFrom, runOrder } from '../../plan/run-order';

const actions = { reset: 1, join: 0, request: 0, smartConfig: 0, network: 0, call: 0, process: 0 };
const LONG_MS = 120_000;

const anyScenarios = fc
  .uniqueArray(fc.record({ number: fc.nat(500), setup: fc.constantFrom('a', 'b', 'c'), ms: fc.nat(200_000) }), {
    selector: ({ number }) => number,
    maxLength: 60,
  })
  .map((rows) =>
    rows.map(({ number, setup, ms }): PlannedScenario => {
      const id = `PROV-1-01/${number}`;
      return {
        id,
        name: id,
        ruleIds: ['PROV-1-01'],
        benchMs: ms,
        cost: { deviceMs: ms, actions, setup, manualActions: 0 },
      };
    }),
  );

describe('the order of a run', () => {
  const basis = { seed: 1, isSuspect: () => false, isMandatory: () => true };

  it('has each scenario once, one setup after the other, and the long ones last', () => {
    fc.assert(
      fc.property(anyScenarios, fc.nat(1_000), (scenarios, seed) => {
        const order = runOrder(scenarios, { ...basis, seed });
        expect([...order].sort()).to.deep.equal(scenarios.map(({ id }) => id).sort());
        const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
        const ordered = order.flatMap((id) => byId.get(id) ?? []);
        const short = ordered.filter(({ benchMs }) => benchMs < LONG_MS);
        expect(ordered.slice(0, short.length)).to.deep.equal(short);
        const changes = short.filter(({ cost }, index) => index > 0 && cost.setup !== short[index - 1]?.cost.setup);
        expect(changes.length).to.be.at.most(Math.max(0, new Set(short.map(({ cost }) => cost.setup)).size - 1));
        expect(runOrder(scenarios.toReversed(), { ...basis, seed })).to.deep.equal(order);
      }),
    );
  });

  const twenty = Array.from(
    { length: 20 },
    (_, number): PlannedScenario => ({
      id: `PROV-1-01/${number}`,
      name: '',
      ruleIds: ['PROV-1-01'],
      benchMs: 1_000,
      cost: { deviceMs: 0, actions, setup: number < 10 ? 'a' : 'b', manualActions: 0 },
    }),
  );

  it('begins with what failed in the last run, and continues with mandatory rules', () => {
    const order = runOrder(twenty, {
      seed: 3,
      isSuspect: (id) => id === 'PROV-1-01/14',
      isMandatory: ({ id }) => id === 'PROV-1-01/17',
    });
    expect(order.slice(0, 2)).to.deep.equal(['PROV-1-01/14', 'PROV-1-01/17']);
    expect(order.slice(0, 10).every((id) => Number(id.split('/')[1]) >= 10)).to.equal(true);
  });

  it('is another one with another seed, and the same with the same seed', () => {
    const orders = [1, 2, 1].map((seed) => runOrder(twenty, { ...basis, seed }));
    expect(orders[0]).to.deep.equal(orders[2]);
    expect(orders[0]).to.not.deep.equal(orders[1]);
  });

  it('is named by a word and a seed', () => {
    expect(orderFrom('document', 5)).to.equal('document');
    expect(orderFrom('setup', 5)).to.deep.equal({ seed: 5 });
    expect(orderFrom('setup:20786', 5)).to.deep.equal({ seed: 20_786 });
    for (const text of ['', 'setup:', 'setup:x', 'random', 'setup:-1', '7'])
      expect(() => orderFrom(text, 5), text)
        .to.throw('is not an order')
        .with.property('code', 'ORDER_INVALID');
  });
});
