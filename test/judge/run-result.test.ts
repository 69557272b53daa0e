import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { ResultSchema } from '../../judge/result-schema';
import { buildResult } from '../../judge/run-result';
import { ruleVerdict, runVerdict, type ScenarioVerdict, scenarioVerdict } from '../../judge/verdict';
import { Level, type Rule, RuleClass } from '../../ledger/rule';
import { facts, record, resultOf, rule } from '../reports/records';

const verdict = fc.constantFrom<ScenarioVerdict[]>('pass', 'fail', 'inconclusive', 'not-applicable');
const verdicts = fc.array(verdict, { maxLength: 8 });
const ruleClass = fc.constantFrom(...RuleClass.options.filter((name) => name !== 'implied-by'));
const level = fc.constantFrom(...Level.options);

/** A ledger of up to six rules, each with scenarios of some verdicts. */
const suite = fc
  .array(fc.record({ ruleClass, level, verdicts, planned: fc.boolean() }), { maxLength: 6 })
  .map((specimens) => {
    const rules: Rule[] = [];
    const scenarios = specimens.flatMap((specimen, index) => {
      const id = `PROV-1-0${index + 1}`;
      const judged = specimen.ruleClass !== 'untestable' && specimen.ruleClass !== 'host-obligation';
      rules.push(
        rule(id, specimen.ruleClass, { level: specimen.level, ...(specimen.planned && { planned: true as const }) }),
      );
      return specimen.planned || !judged
        ? []
        : specimen.verdicts.map((each, serial) => record(`${id}/${serial + 1}`, each));
    });
    return { rules, scenarios };
  });

describe('random sessions', () => {
  const explored = {
    seed: 3,
    length: 10,
    requested: 5,
    sessions: 5,
    hindered: 0,
    differences: 2,
    violating: 1,
  };
  const violating = [
    {
      session: 4,
      command: 'provtck explore --seed 3',
      monitorViolations: [
        { rule: 'PROV-1-01', monitor: 'one', expected: 'a', seen: 'b', at: 1, lines: [2], evidence: ['a line'] },
      ],
    },
  ];
  const ledger = [rule('PROV-1-01', 'tested')];
  const scenarios = [record('PROV-1-01/1', 'pass')];

  it('decide nothing by a difference', () => {
    const result = buildResult(facts(ledger, scenarios, { explored: { result: explored, violating: [] } }));
    expect(result.run.verdict).to.equal('conformant');
    expect(result.explored).to.deep.equal(explored);
  });

  it('fail the rule that a monitor finds broken, with the command that repeats the session', () => {
    const result = buildResult(facts(ledger, scenarios, { explored: { result: explored, violating } }));
    expect(result.run.verdict).to.equal('non-conformant');
    const [violation] = result.rules[0]?.violations ?? [];
    expect(violation).to.deep.include({ session: 4, monitor: 'one', command: 'provtck explore --seed 3' });
    // No scenario has failed.
    expect(result.run.counts.scenarios).to.deep.include({ total: 1, pass: 1 });
    expect(v.is(ResultSchema, result)).to.equal(true);
  });
});

describe('verdicts', () => {
  it('of scenarios are a pass only when every step passed', () => {
    for (const status of ['FAILED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'UNKNOWN', undefined] as const)
      for (const assertionFailed of [true, false])
        for (const notApplicable of [true, false])
          expect(scenarioVerdict({ status, assertionFailed, notApplicable })).to.not.equal('pass');
  });

  it('of rules do not depend on the order of scenarios', async () => {
    await fc.assert(
      fc.property(ruleClass, verdicts, (name, list) => {
        expect(ruleVerdict(name, list)).to.equal(ruleVerdict(name, [...list].reverse()));
      }),
    );
  });

  it('of rules never improve by a fault or a doubt', async () => {
    await fc.assert(
      fc.property(ruleClass, verdicts, (name, list) => {
        expect(ruleVerdict(name, [...list, 'fail'])).to.equal('fail');
        expect(ruleVerdict(name, [...list, 'inconclusive'])).to.be.oneOf(['fail', 'inconclusive']);
      }),
    );
  });

  it('of runs are conformant only when something passed and nothing is in doubt', async () => {
    await fc.assert(
      fc.property(verdicts, (list) => {
        const rules = [{ rule: rule('PROV-1-01', 'tested'), verdict: ruleVerdict('tested', list) }];
        const conformant = runVerdict(rules, list) === 'conformant';
        const expected = list.includes('pass') && !list.includes('fail') && !list.includes('inconclusive');
        expect(conformant).to.equal(expected);
      }),
    );
  });
});

describe('a result', () => {
  it('fits its schema, whatever happened', async () => {
    await fc.assert(
      fc.property(suite, fc.array(fc.string(), { maxLength: 2 }), ({ rules, scenarios }, faults) => {
        const result = buildResult(facts(rules, scenarios, { faults }));
        expect(v.parse(ResultSchema, JSON.parse(JSON.stringify(result)))).to.deep.equal(result);
      }),
    );
  });

  it('counts every rule and every scenario once', async () => {
    await fc.assert(
      fc.property(suite, ({ rules, scenarios }) => {
        const { counts } = buildResult(facts(rules, scenarios)).run;
        const { total, notJudgedBecause, ...parts } = counts.rules;
        const sum = (numbers: Record<string, number>) => Object.values(numbers).reduce((a, b) => a + b, 0);
        expect(sum(parts)).to.equal(total);
        expect(sum(notJudgedBecause)).to.equal(parts.notJudged);
        expect(sum(counts.scenarios)).to.equal(2 * scenarios.length);
      }),
    );
  });

  it('gives reasons exactly when it is incomplete', async () => {
    await fc.assert(
      fc.property(suite, ({ rules, scenarios }) => {
        const { run } = buildResult(facts(rules, scenarios));
        expect(run.incomplete.length > 0).to.equal(run.verdict === 'incomplete');
      }),
    );
  });

  it('never calls a device conformant that broke a mandatory rule or left one open', async () => {
    await fc.assert(
      fc.property(suite, ({ rules, scenarios }) => {
        const result = buildResult(facts(rules, scenarios));
        if (result.run.verdict !== 'conformant') return;
        const mandatory = result.rules.filter((each) => each.level.startsWith('MUST') && each.class !== 'recorded');
        expect(mandatory.filter((each) => each.verdict === 'fail' || each.verdict === 'inconclusive')).to.deep.equal(
          [],
        );
        const { pass, fail } = result.run.counts.scenarios;
        expect(pass + fail).to.be.greaterThan(0);
      }),
    );
  });

  it('is incomplete after any fault of the run itself', () => {
    const scenarios = [record('PROV-1-01/1', 'pass')];
    const result = buildResult(facts([rule('PROV-1-01', 'tested')], scenarios, { faults: ['The run broke off.'] }));
    expect(result.run).to.deep.include({ verdict: 'incomplete', incomplete: ['The run broke off.'] });
  });

  it('is incomplete when a mandatory rule has no scenario although none is planned', () => {
    const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'tested')];
    const { run } = buildResult(facts(rules, [record('PROV-1-01/1', 'pass')]));
    expect(run.verdict).to.equal('incomplete');
    expect(run.incomplete).to.deep.equal([
      '1 mandatory rule is without a verdict, first PROV-1-02: the suite has no scenario for it.',
    ]);
  });

  it('is conformant when some rules do not apply', () => {
    expect(resultOf('pass', 'not-applicable').run.verdict).to.equal('conformant');
  });

  it('does not need a driver port', () => {
    const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'driver')];
    const scenarios = [record('PROV-1-01/1', 'pass'), record('PROV-1-02/1', 'not-applicable')];
    const { run } = buildResult(facts(rules, scenarios));
    expect(run.profiles).to.deep.equal({ device: 'conformant', driver: 'not-judged' });
    expect(run.verdict).to.equal('conformant');
  });

  it('is no verdict on the device when only its driver was executed', () => {
    const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'driver')];
    const scenarios = [record('PROV-1-01/1', 'not-applicable'), record('PROV-1-02/1', 'pass')];
    expect(buildResult(facts(rules, scenarios)).run.verdict).to.equal('incomplete');
  });

  it('is non-conformant when the driver alone is at fault', () => {
    const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'driver')];
    const { run } = buildResult(facts(rules, [record('PROV-1-01/1', 'pass'), record('PROV-1-02/1', 'fail')]));
    expect(run.profiles).to.deep.equal({ device: 'conformant', driver: 'non-conformant' });
    expect(run.verdict).to.equal('non-conformant');
  });

  it('gives an implied rule the verdict of its target, unless it has scenarios of its own', () => {
    const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'implied-by', { impliedBy: 'PROV-1-01' })];
    const borrowed = buildResult(facts(rules, [record('PROV-1-01/1', 'fail')])).rules[1];
    expect(borrowed).to.deep.include({ verdict: 'fail', impliedBy: 'PROV-1-01', scenarios: ['PROV-1-01/1'] });
    const shared = record('PROV-1-01/2', 'pass', { ruleIds: ['PROV-1-01', 'PROV-1-02'] });
    const own = buildResult(facts(rules, [record('PROV-1-01/1', 'fail'), shared])).rules[1];
    expect(own).to.deep.include({ verdict: 'pass', scenarios: ['PROV-1-01/2'] });
    expect(own).to.not.have.property('impliedBy');
  });

  it('does not lend a verdict to an implied rule that is still planned', () => {
    const planned = rule('PROV-1-02', 'implied-by', { impliedBy: 'PROV-1-01', planned: true });
    const result = buildResult(facts([rule('PROV-1-01', 'tested'), planned], [record('PROV-1-01/1', 'pass')]));
    expect(result.rules[1]).to.deep.include({ verdict: 'not-judged' });
    expect(result.run.counts.rules.planned).to.equal(1);
  });

  it('convicts by part of the evidence but does not acquit', () => {
    const rules = [rule('PROV-1-01', 'tested')];
    const part = { selection: { rules: [], tags: '@some' }, scenariosByRule: new Map([['PROV-1-01', 2]]) };
    expect(buildResult(facts(rules, [record('PROV-1-01/1', 'fail')], part)).run.verdict).to.equal('non-conformant');
    const passed = buildResult(facts(rules, [record('PROV-1-01/1', 'pass')], part));
    expect(passed.rules[0]).to.deep.include({
      verdict: 'not-judged',
      reason: 'only 1 of its 2 scenarios were selected',
    });
  });
});
