import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Result, RuleResult } from '../../../judge/result-schema';
import { compareResults } from '../../../reports/diff/compare';
import { markdown } from '../../../reports/diff/markdown';
import { outcome, sections } from '../../../reports/diff/sections';
import { resultOf } from '../records';

type Verdict = RuleResult['verdict'];
const verdicts: readonly Verdict[] = ['pass', 'fail', 'inconclusive', 'not-applicable', 'recorded', 'not-judged'];

/** A result with these verdicts, by rule. */
function result(rules: { readonly [id: string]: Verdict }, observations: Result['observations'] = []): Result {
  const base = resultOf('pass');
  const [rule] = base.rules;
  if (rule === undefined) throw new Error('no rule');
  return {
    ...base,
    rules: Object.entries(rules).map(([id, verdict]) => ({ ...rule, id, verdict })),
    observations,
  };
}

const observed = (answer: string) => [{ rule: 'PROV-1-01', question: 'Which?', answer, scenario: 'PROV-1-01/1' }];

describe('two results', () => {
  it('that say the same show no difference', () => {
    const one = result({ 'PROV-1-01': 'pass' }, observed('this one'));
    expect(sections(compareResults(one, one))).to.deep.equal([]);
    expect(compareResults(one, one).regression).to.equal(false);
  });

  for (const [before, after, list, regression] of [
    ['pass', 'fail', 'newlyFailing', true],
    ['not-applicable', 'fail', 'newlyFailing', true],
    ['inconclusive', 'fail', 'newlyFailing', true],
    ['pass', 'inconclusive', 'lost', true],
    ['pass', 'not-judged', 'lost', true],
    ['fail', 'pass', 'newlyPassing', false],
    ['not-judged', 'pass', 'newlyPassing', false],
    ['pass', 'not-applicable', 'applicability', false],
    ['not-applicable', 'not-judged', 'applicability', false],
    ['fail', 'inconclusive', 'others', false],
  ] as const)
    it(`know a rule that was ${before} and is ${after}`, () => {
      const comparison = compareResults(result({ 'PROV-1-01': before }), result({ 'PROV-1-01': after }));
      expect(comparison[list].map(({ id }) => id)).to.deep.equal(['PROV-1-01']);
      expect(comparison.regression).to.equal(regression);
    });

  it('know a rule that is missing, and one that is new', () => {
    const [before, after] = [result({ 'PROV-1-01': 'recorded' }), result({ 'PROV-1-02': 'pass' })];
    const { missing, newlyPassing, regression } = compareResults(before, after);
    expect(missing).to.deep.include.members([{ ...missing[0], id: 'PROV-1-01', after: 'absent' }]);
    expect(newlyPassing.map(({ id, before: was }) => [id, was])).to.deep.equal([['PROV-1-02', 'absent']]);
    expect(regression).to.equal(true);
  });

  it('know another answer to an open question', () => {
    const rules = { 'PROV-1-01': 'recorded' } as const;
    const comparison = compareResults(result(rules, observed('one')), result(rules, observed('another')));
    expect(comparison.observations).to.deep.equal([
      { rule: 'PROV-1-01', scenario: 'PROV-1-01/1', question: 'Which?', before: 'one', after: 'another' },
    ]);
    expect(comparison.regression).to.equal(false);
  });

  it('know a run that is conformant no longer although no rule says so', () => {
    const before = result({ 'PROV-1-01': 'pass' });
    const after = { ...before, run: { ...before.run, verdict: 'incomplete' as const } };
    expect(compareResults(before, after).regression).to.equal(true);
    expect(outcome(compareResults(before, after))).to.include('incomplete');
  });

  it('say what ground they do not share', () => {
    const before = result({});
    const after = { ...before, suite: { ...before.suite, version: '9.9.9' } };
    expect(compareResults(before, after).ground).to.have.length(1);
  });

  it('put every changed rule into one list, and call a regression what is one', async () => {
    const rules = fc.dictionary(fc.constantFrom('PROV-1-01', 'PROV-1-02', 'PROV-1-03'), fc.constantFrom(...verdicts));
    await fc.assert(
      fc.property(rules, rules, (was, is) => {
        const c = compareResults(result(was), result(is));
        const lists = [c.newlyFailing, c.lost, c.missing, c.newlyPassing, c.applicability, c.others];
        const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((id) => was[id] !== is[id]);
        expect(lists.flatMap((list) => list.map(({ id }) => id)).sort()).to.deep.equal(changed.sort());
        const worse = changed.some((id) => is[id] === undefined || is[id] === 'fail' || lostPass(was[id], is[id]));
        expect(c.regression).to.equal(worse);
      }),
    );
  });
});

const lostPass = (was: Verdict | undefined, is: Verdict | undefined): boolean =>
  was === 'pass' && (is === 'inconclusive' || is === 'not-judged');

describe('the Markdown of a comparison', () => {
  it('keeps a table a table, whatever a device says', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        fc.pre(before !== after);
        const rules = { 'PROV-1-01': 'recorded' } as const;
        const comparison = compareResults(result(rules, observed(before)), result(rules, observed(after)));
        const lines = markdown(outcome(comparison), sections(comparison)).trimEnd().split('\n');
        expect(lines).to.have.length(7);
        expect(lines[6]?.replace(/\\\|/g, '').split('|')).to.have.length(5);
      }),
    );
  });

  it('makes no link, mention or HTML of it', () => {
    const rules = { 'PROV-1-01': 'recorded' } as const;
    const evil = '[x](https://evil) <img src=x> @everyone www.evil.example `code` http://evil';
    const comparison = compareResults(result(rules, observed('')), result(rules, observed(evil)));
    const text = markdown(outcome(comparison), sections(comparison));
    expect(text).to.not.match(/<img|[^\\]\]\(|@everyone|www\.evil|:\/\//);
  });
});
