import { expect } from 'chai';
import { describe, it } from 'mocha';
import {
  exitCodes,
  type JudgedRule,
  type RuleVerdict,
  ruleVerdict,
  runVerdict,
  type ScenarioVerdict,
  scenarioVerdict,
} from '../../judge/verdict';
import type { Rule } from '../../ledger/rule';

const must: JudgedRule['rule'] = { level: 'MUST', class: 'tested' };
const judged = (verdict: RuleVerdict, rule: JudgedRule['rule'] = must, known?: boolean): JudgedRule => ({
  rule,
  verdict,
  ...(known !== undefined && { known }),
});

describe('the verdict of a scenario', () => {
  const statuses = ['PASSED', 'FAILED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'UNKNOWN', undefined] as const;
  for (const status of statuses)
    for (const assertionFailed of [true, false])
      for (const notApplicable of [true, false])
        it(`${status}, ${assertionFailed ? 'an assertion' : 'no assertion'} failed, ${notApplicable ? 'not ' : ''}applicable`, () => {
          const decisive = new Map<string | undefined, ScenarioVerdict>([
            ['PASSED', 'pass'],
            ...(assertionFailed ? [['FAILED', 'fail'] as const] : []),
            ...(notApplicable ? [['SKIPPED', 'not-applicable'] as const] : []),
          ]);
          const expected = decisive.get(status) ?? 'inconclusive';
          expect(scenarioVerdict({ status, assertionFailed, notApplicable })).to.equal(expected);
        });
});

describe('the verdict of a rule', () => {
  const cases: readonly (readonly [RuleVerdict, Rule['class'], readonly ScenarioVerdict[]])[] = [
    ['not-judged', 'tested', []],
    ['not-judged', 'recorded', []],
    ['pass', 'tested', ['pass', 'not-applicable']],
    ['recorded', 'recorded', ['pass', 'not-applicable']],
    ['fail', 'recorded', ['fail', 'pass']],
    ['inconclusive', 'recorded', ['inconclusive', 'pass']],
    ['fail', 'tested', ['pass', 'inconclusive', 'fail']],
    ['inconclusive', 'tested', ['pass', 'inconclusive', 'not-applicable']],
    ['not-applicable', 'tested', ['not-applicable']],
    ['not-applicable', 'recorded', ['not-applicable']],
  ];
  for (const [expected, ruleClass, scenarios] of cases)
    it(`${ruleClass} with ${scenarios.join(', ') || 'no scenario'} is ${expected}`, () => {
      expect(ruleVerdict(ruleClass, scenarios)).to.equal(expected);
    });
});

describe('the verdict of a run', () => {
  it('is conformant where everything that is mandatory passes', () => {
    expect(runVerdict([judged('pass')], ['pass'])).to.equal('conformant');
    expect(runVerdict([judged('pass')], ['pass', 'not-applicable'])).to.equal('conformant');
  });

  it('is non-conformant by one fault in a mandatory rule, whatever else is in doubt', () => {
    expect(runVerdict([judged('pass'), judged('fail')], ['pass', 'fail', 'inconclusive'])).to.equal('non-conformant');
    expect(runVerdict([judged('fail', { level: 'MUST NOT', class: 'tested' })], ['fail'])).to.equal('non-conformant');
    expect(runVerdict([judged('fail', must, false)], ['fail'])).to.equal('non-conformant');
  });

  it('does not hang on a fault that is known, advisory or recorded', () => {
    expect(runVerdict([judged('fail', must, true)], ['fail'])).to.equal('conformant');
    expect(runVerdict([judged('fail', { level: 'SHOULD', class: 'advisory' })], ['fail'])).to.equal('conformant');
    expect(runVerdict([judged('fail', { level: 'MUST', class: 'recorded' })], ['fail'])).to.equal('conformant');
  });

  it('is incomplete where nothing was carried out, something is in doubt, or a mandatory rule was not judged', () => {
    expect(runVerdict([], [])).to.equal('incomplete');
    expect(runVerdict([judged('not-applicable')], ['not-applicable'])).to.equal('incomplete');
    expect(runVerdict([judged('pass')], ['pass', 'inconclusive'])).to.equal('incomplete');
    expect(runVerdict([judged('pass'), judged('not-judged')], ['pass'])).to.equal('incomplete');
  });

  it('does not need a verdict of what is not mandatory', () => {
    const unjudged = judged('not-judged', { level: 'SHOULD', class: 'advisory' });
    expect(runVerdict([judged('pass'), unjudged], ['pass'])).to.equal('conformant');
    const recorded = judged('not-judged', { level: 'MUST', class: 'recorded' });
    expect(runVerdict([judged('pass'), recorded], ['pass'])).to.equal('conformant');
  });

  it('has an exit code of its own, and none is that of a mistaken call', () => {
    expect(exitCodes).to.deep.equal({ conformant: 0, 'non-conformant': 1, incomplete: 2 });
  });
});
