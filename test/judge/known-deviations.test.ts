import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Result } from '../../judge/result-schema';
import { buildResult, type RunFacts } from '../../judge/run-result';
import type { ScenarioRecord } from '../../judge/scenario-record';
import type { ScenarioVerdict } from '../../judge/verdict';
import type { Deviation, Deviations } from '../../ledger/deviation';
import { withDeviations } from '../../reports/html-note';
import { junitXml } from '../../reports/junit';
import { printSummary, verdictSentence } from '../../reports/summary';
import { Terminal } from '../../reports/terminal';
import { facts, record, rule } from '../reports/records';

const device = { part: 'CC3220SF', versions: { driver: '3.0.1.71' } };

/** The first scenario of the rule fails; the record that fits the entry is that of `record`. */
const entry: Deviation = {
  rule: 'PROV-1-01',
  scope: [{ versions: { driver: '3.*' } }],
  reason: 'it forgets',
  source: 'its source',
  failures: [{ scenarios: ['PROV-1-01/1'], expected: ['one'], seen: ['anoth'] }],
  owner: 'somebody',
  expires: '2030-01-01',
};

const file = (...deviations: Deviation[]): Deviations => ({
  name: 'known',
  sha256: 'a'.repeat(64),
  deviations,
});

const rules = [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'tested')];
const failing = record('PROV-1-01/1', 'fail', { device });
const passing = record('PROV-1-01/2', 'pass', { device, line: 4 });
const other = record('PROV-1-02/1', 'pass', { device, line: 5 });

function run(
  scenarios: readonly ScenarioRecord[],
  deviation: Partial<Deviation> = {},
  more: Partial<RunFacts> = {},
): Result {
  return buildResult(facts(rules, scenarios, { deviations: [file({ ...entry, ...deviation })], ...more }));
}

const statusOf = ({ run: { deviations } }: Result) => deviations.map(({ status, detail }) => [status, detail]);

describe('a known deviation', () => {
  const known = run([failing, passing, other]);

  it('that shows leaves the verdict of its rule and makes no run non-conformant', () => {
    expect(known.run.verdict).to.equal('conformant');
    expect(known.rules[0]).to.deep.include({
      verdict: 'fail',
      deviation: {
        file: 'known',
        reason: 'it forgets',
        source: 'its source',
        owner: 'somebody',
        expires: '2030-01-01',
      },
    });
    expect(known.rules[0]?.violations).to.have.length(1);
    expect(known.run.counts.rules).to.deep.include({ pass: 1, fail: 0, warnings: 0, deviations: 1 });
    expect(known.run.counts.scenarios).to.deep.include({ pass: 2, fail: 1 });
    expect(known.run.deviationFiles).to.deep.equal([{ name: 'known', sha256: 'a'.repeat(64) }]);
    expect(statusOf(known)).to.deep.equal([['shown', undefined]]);
    expect(buildResult(facts(rules, [failing, passing, other])).run.verdict).to.equal('non-conformant');
  });

  it('stands beside the verdict wherever that is shown', () => {
    expect(verdictSentence(known)).to.match(/^CONFORMANT with 1 known deviation: .* breaks no other mandatory rule/);
    let printed = '';
    printSummary(known, new Terminal({ write: (text) => (printed += text) }));
    expect(printed)
      .to.include('1 failed as known deviations')
      .and.include('known deviation in known, expires 2030-01-01: it forgets');
    expect(junitXml(known)).to.include('type="KnownDeviation"').and.include('known deviation (known)');
    const page = withDeviations('<html><body class="x"><p>old</p></body></html>', known);
    expect(page).to.match(/<body class="x">\n<section.*<td>fail<\/td><td>known: shown<\/td>.*<p>old/s);
    expect(known.scenarios[0]?.deviation).to.equal('known');
  });

  it('excuses no other rule', () => {
    const { run: verdict } = run([failing, passing, record('PROV-1-02/1', 'fail', { device, line: 5 })]);
    expect(verdict.verdict).to.equal('non-conformant');
  });

  it('excuses a scenario only where all rules it breaks are known', () => {
    const both = { ...failing, ruleIds: ['PROV-1-01', 'PROV-1-02'] };
    const result = run([both, passing, other]);
    expect(result.run.verdict).to.equal('non-conformant');
    expect(result.scenarios[0]).to.not.have.property('deviation');
  });

  it('reaches a rule that borrows its verdict', () => {
    const implied = rule('PROV-1-03', 'implied-by', { impliedBy: 'PROV-1-01' });
    const result = buildResult(facts([...rules, implied], [failing, other], { deviations: [file(entry)] }));
    expect(result.rules[2]).to.deep.include({ verdict: 'fail', impliedBy: 'PROV-1-01' });
    expect(result.rules[2]?.deviation?.file).to.equal('known');
    expect(verdictSentence(result)).to.match(/^CONFORMANT with 1 known deviation: /);
  });

  for (const [what, status, scenarios, deviation] of [
    ['that passes', ['passed', undefined], [record('PROV-1-01/1', 'pass', { device }), other], {}],
    ['that passes in part', ['different', 'PROV-1-01/2 passed'], [failing, passing, other], { scenarios: 2 }],
    [
      'of a scenario there is none of',
      ['different', 'PROV-1-01/2 is no scenario of the rule'],
      [failing, other],
      { scenarios: 2 },
    ],
    [
      'that fails in another scenario too',
      ['different', 'PROV-1-01/2 fails as well'],
      [failing, { ...failing, id: 'PROV-1-01/2', line: 4 }, other],
      {},
    ],
    [
      'that is seen otherwise',
      ['different', 'PROV-1-01/1 fails otherwise: seen nothing'],
      [{ ...failing, violation: { expected: 'one thing', seen: 'nothing', at: 1 } }, other],
      {},
    ],
    [
      'of which something else was expected',
      ['different', 'PROV-1-01/1 fails otherwise: seen another'],
      [{ ...failing, violation: { expected: 'two things', seen: 'another', at: 1 } }, other],
      {},
    ],
  ] as const)
    it(`${what} keeps a run from being conformant`, () => {
      const failures = [{ ...entry.failures[0], seen: ['anoth'], scenarios: ['PROV-1-01/1'] }];
      if ('scenarios' in deviation) failures[0]?.scenarios.push('PROV-1-01/2');
      const result = run([...scenarios], { failures });
      expect(result.run.verdict).to.not.equal('conformant');
      expect(statusOf(result)).to.deep.equal([status]);
      expect(result.run.incomplete.length > 0).to.equal(result.run.verdict === 'incomplete');
    });

  it('can be told by a code that was returned', () => {
    const violation = (code: number) => ({ expected: 'refused', seen: `sl_Recv returned ${code} (SOME)`, at: 1 });
    const failures = [{ scenarios: ['PROV-1-01/1'], returned: -2017 }];
    const of = (code: number) => run([{ ...failing, violation: violation(code) }, other], { failures }).run.verdict;
    expect(of(-2017)).to.equal('conformant');
    expect(of(-20_171)).to.equal('non-conformant');
    expect(of(-2018)).to.equal('non-conformant');
  });

  for (const [what, scope, more] of [
    ['another version', { versions: { driver: '4.*' } }, {}],
    ['a version the device does not tell', { versions: { nwp: '3.*' } }, {}],
    ['another adapter', { adapter: 'serial' }, {}],
    ['another reading', { reading: 'C18=text' }, { readings: ['C18=driver'] }],
  ] as const)
    it(`excuses nothing on ${what}, and a file of nothing else is a mistake`, () => {
      const result = run([failing, other], { scope: [scope] }, { ...more });
      expect(result.run.verdict).to.equal('non-conformant');
      expect(statusOf(result)).to.deep.equal([['out of scope', undefined]]);
      const kept = run([record('PROV-1-01/1', 'pass', { device }), other], { scope: [scope] }, { ...more });
      expect(kept.run.incomplete).to.deep.equal(['known has no deviation of this device under these interpretations.']);
    });

  it('is not held against a bench that could not put it to the test', () => {
    const result = run([record('PROV-1-01/1', 'not-applicable', { device }), passing, other]);
    expect(result.run.verdict).to.equal('conformant');
    expect(statusOf(result)).to.deep.equal([['untested', 'PROV-1-01/1 did not apply']]);
    const gone = run([passing, other]);
    expect(gone.run.verdict).to.equal('incomplete');
    expect(statusOf(gone)).to.deep.equal([['different', 'PROV-1-01/1 is no scenario of the rule']]);
  });

  it('is not held against a run that left its rule out', () => {
    const selection = { rules: ['PROV-1-02'] };
    const scenariosByRule = new Map([
      ['PROV-1-01', 2],
      ['PROV-1-02', 1],
    ]);
    const result = run([other], {}, { selection, scenariosByRule });
    expect(result.run.verdict).to.equal('conformant');
    expect(statusOf(result)).to.deep.equal([['untested', 'not selected in this run']]);
  });

  it('never changes a verdict but that of the run, and that only for the failures it names', async () => {
    const verdict = fc.constantFrom<ScenarioVerdict[]>('pass', 'fail', 'inconclusive', 'not-applicable');
    await fc.assert(
      fc.property(verdict, verdict, verdict, fc.boolean(), (one, two, three, listed) => {
        const scenarios = [
          record('PROV-1-01/1', one, { device }),
          record('PROV-1-01/2', two, { device, line: 4 }),
          record('PROV-1-02/1', three, { device, line: 5 }),
        ];
        const ids = listed ? ['PROV-1-01/1', 'PROV-1-01/2'] : ['PROV-1-01/1'];
        const failures = [{ scenarios: ids, seen: ['another'] }];
        const with_ = run(scenarios, { failures });
        const without = buildResult(facts(rules, scenarios));
        expect(with_.rules.map((each) => each.verdict)).to.deep.equal(without.rules.map((each) => each.verdict));
        expect(with_.scenarios.map((each) => each.verdict)).to.deep.equal([one, two, three]);
        if (with_.run.verdict !== 'conformant' || without.run.verdict === 'conformant') return;
        // Excused: everything that failed is named, everything named that could fail did, and nothing is in doubt.
        expect(three).to.not.be.oneOf(['fail', 'inconclusive']);
        expect([one, two]).to.not.include('inconclusive');
        expect(one === 'fail' || (listed && two === 'fail')).to.equal(true);
        expect(one).to.not.equal('pass');
        expect(listed ? two !== 'pass' : two !== 'fail').to.equal(true);
      }),
    );
  });
});
