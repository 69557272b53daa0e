import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { cover } from '../../plan/cover';
import { benchTime, type PlannedScenario } from '../../plan/planned-scenario';
import { planFrom, scenariosOf } from '../../plan/run-plan';
import { scenariosOfShard, shardFrom } from '../../plan/shard';
import { SmokeKills } from '../../plan/smoke-kills';

const NO_ACTIONS = { reset: 1, join: 0, request: 0, smartConfig: 0, network: 0, call: 0, process: 0 };
const DAY_MS = 86_400_000;

const scenario = (id: string, benchMs: number, ...ruleIds: readonly string[]): PlannedScenario => ({
  id,
  name: `${id} title`,
  ruleIds,
  cost: { deviceMs: benchMs, actions: NO_ACTIONS, setup: '', manualActions: 0 },
  benchMs,
});

const anyScenarios = fc
  .uniqueArray(
    fc.record({ number: fc.nat(200), ms: fc.integer({ min: 1, max: 900_000 }), rules: fc.array(fc.nat(30)) }),
    { selector: ({ number }) => number, maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ number, ms, rules }) => scenario(`PROV-1-01/${number}`, ms, ...rules.map((rule) => `R${rule}`))),
  );

describe('a plan', () => {
  const basis = {
    dayMs: 0,
    kills: new SmokeKills({ mutants: ['a', 'b'], scenarios: { 'PROV-1-01/1': [0], 'PROV-1-01/2': [0, 1] } }),
  };

  it('reaches every rule with every-rule, and no scenario of it is unnecessary', () => {
    fc.assert(
      fc.property(anyScenarios, (scenarios) => {
        const selected = scenariosOf('every-rule', scenarios, basis);
        const reached = (some: readonly PlannedScenario[]) => new Set(some.flatMap(({ ruleIds }) => ruleIds));
        expect(reached(selected)).to.deep.equal(reached(scenarios));
        for (const each of selected)
          expect(reached(selected.filter((other) => other !== each)).size).to.be.lessThan(reached(selected).size);
      }),
    );
  });

  it('stays within its minutes', () => {
    fc.assert(
      fc.property(anyScenarios, fc.integer({ min: 1, max: 30 }), (scenarios, minutes) => {
        expect(benchTime(scenariosOf(minutes, scenarios, basis))).to.be.at.most(minutes * 60_000);
      }),
    );
  });

  it('takes the scenario that kills the most mutants for its time', () => {
    const [first, second] = [scenario('PROV-1-01/1', 1000, 'R1'), scenario('PROV-1-01/2', 1000, 'R1')];
    expect(scenariosOf('smoke', [first, second], basis)).to.deep.equal([second]);
  });

  it('executes every row of an outline within seven nights, and each first row every night', () => {
    const rows = Array.from({ length: 25 }, (_, index) => scenario(`PROV-1-01/3.${index + 1}`, 1000, 'R1'));
    const nights = Array.from({ length: 7 }, (_, day) =>
      scenariosOf('nightly', rows, { ...basis, dayMs: day * DAY_MS }).map(({ id }) => id),
    );
    expect(new Set(nights.flat()).size).to.equal(rows.length);
    for (const night of nights) expect(night).to.include('PROV-1-01/3.1');
  });

  it('refuses a name that is no plan', () => {
    for (const text of ['', 'smokes', '0', '-5', '1.5', '99999'])
      expect(() => planFrom(text), text)
        .to.throw('is not a plan')
        .with.property('code', 'PLAN_INVALID');
  });
});

describe('shards', () => {
  it('contain each scenario once, and differ by the longest scenario at most', () => {
    fc.assert(
      fc.property(anyScenarios, fc.integer({ min: 1, max: 5 }), (scenarios, count) => {
        const shards = Array.from({ length: count }, (_, n) => scenariosOfShard(scenarios, { index: n + 1, count }));
        expect(
          shards
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).to.deep.equal(scenarios.map(({ id }) => id).sort());
        const times = shards.map(benchTime);
        const longest = Math.max(0, ...scenarios.map(({ benchMs }) => benchMs));
        expect(Math.max(...times) - Math.min(...times)).to.be.at.most(longest);
      }),
    );
  });

  it('do not depend on the order of the scenarios', () => {
    fc.assert(
      fc.property(anyScenarios, (scenarios) => {
        const ids = (some: readonly PlannedScenario[]) =>
          scenariosOfShard(some, { index: 1, count: 3 })
            .map(({ id }) => id)
            .sort();
        expect(ids(scenarios.toReversed())).to.deep.equal(ids(scenarios));
      }),
    );
  });

  it('refuses a share that does not exist', () => {
    for (const text of ['0/3', '4/3', '1', '1/0', 'a/b', '1/2/3'])
      expect(() => shardFrom(text), text)
        .to.throw('is not a share')
        .with.property('code', 'SHARD_INVALID');
  });
});

describe('a cover', () => {
  it('selects nothing that costs more than what is left', () => {
    const scenarios = [scenario('PROV-1-01/1', 5000, 'R1'), scenario('PROV-1-01/2', 500, 'R2')];
    expect(cover(scenarios, ({ ruleIds }) => ruleIds, { budgetMs: 1000 }).map(({ id }) => id)).to.deep.equal([
      'PROV-1-01/2',
    ]);
  });
});
