import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type FailedRule, type FailureEvidence, matchDeviation } from '../../judge/deviation';
import type { Deviation, Failure, Scope } from '../../ledger/deviation';

const asked: FailedRule = { adapter: 'serial', versions: { driver: '3.0.1', nwp: '4.2.0' }, readings: ['C1=b'] };
const seen = { scenario: 'X/1', expected: 'a 0 at once', seen: 'it returned -2014', at: 0 };
const failed: FailureEvidence = {
  verdict: 'fail',
  scenarios: [
    { id: 'X/1', verdict: 'fail' },
    { id: 'X/2', verdict: 'pass' },
  ],
  violations: [seen],
  partial: false,
};

function entry(failure: Partial<Failure> = {}, scope: readonly Scope[] = [{}]): Deviation {
  const known = { scenarios: ['X/1'], ...failure };
  return {
    rule: 'PROV-1-01',
    scope,
    reason: '',
    source: '',
    failures: [known],
    owner: '',
    expires: '2030-01-01',
  } as Deviation;
}

const found = (failure: Partial<Failure>, evidence: Partial<FailureEvidence> = {}) =>
  matchDeviation(entry(failure), asked, { ...failed, ...evidence });

describe('a known deviation', () => {
  for (const [what, scope, concerned] of [
    ['anything', [{}], true],
    ['its adapter', [{ adapter: 'serial' }], true],
    ['another adapter', [{ adapter: 'process' }], false],
    ['a reading that was taken', [{ reading: 'C1=b' }], true],
    ['a reading that was not', [{ reading: 'C1=a' }], false],
    ['both its versions', [{ versions: { driver: '3.*', nwp: '4.*' } }], true],
    ['one version of two', [{ versions: { driver: '3.*', nwp: '5.*' } }], false],
    ['a version nobody has told', [{ versions: { rom: '*' } }], false],
    ['another device, or this one', [{ adapter: 'process' }, { adapter: 'serial' }], true],
    ['nothing', [], false],
  ] as const)
    it(`${concerned ? 'concerns' : 'does not concern'} a device in the scope of ${what}`, () => {
      const { status } = matchDeviation(entry({}, scope), asked, failed);
      expect(status).to.equal(concerned ? 'shown' : 'out of scope');
    });

  it('is shown by a failure that says all the entry says', () => {
    expect(found({ expected: ['a 0', 'once'], seen: ['returned'], returned: -2014 })).to.deep.equal({
      status: 'shown',
    });
    const positive = { ...seen, seen: 'it returned 17' };
    expect(found({ returned: 17 }, { violations: [positive] })).to.deep.equal({ status: 'shown' });
  });

  for (const failure of [{ expected: ['a 0', 'a 1'] }, { seen: ['returned', 'refused'] }, { returned: 0 }])
    it(`is different where the failure lacks something of it: ${JSON.stringify(failure)}`, () => {
      expect(found(failure)).to.deep.equal({
        status: 'different',
        detail: 'X/1 fails otherwise: seen it returned -2014',
      });
    });

  it('is different where another scenario fails too, or one of its own does not', () => {
    const other = { ...seen, scenario: 'X/2' };
    expect(found({}, { violations: [seen, other] }).detail).to.equal('X/2 fails as well');
    expect(found({ scenarios: ['X/1', 'X/2'] }).detail).to.equal('X/2 passed');
    expect(found({ scenarios: ['X/1', 'X/2'] }, { violations: [seen, other] }).status).to.equal('shown');
  });

  it('is different where a scenario of its own is none of the rule, unless a part was left out', () => {
    expect(found({ scenarios: ['X/1', 'X/9'] }).detail).to.equal('X/9 is no scenario of the rule');
    expect(found({ scenarios: ['X/1', 'X/9'] }, { partial: true }).status).to.equal('shown');
  });

  it('is shown where a scenario of its own says nothing, and different where it fails and does not say how', () => {
    const second = (verdict: 'fail' | 'not-applicable') => ({
      scenarios: [...failed.scenarios.slice(0, 1), { id: 'X/2', verdict }],
    });
    expect(found({ scenarios: ['X/1', 'X/2'] }, second('not-applicable')).status).to.equal('shown');
    expect(found({ scenarios: ['X/1', 'X/2'] }, second('fail')).detail).to.equal('X/2 fails without saying how');
  });

  for (const verdict of ['pass', 'recorded'] as const)
    it(`has passed where one of its scenarios has and the rule is found ${verdict}`, () => {
      const scenarios = [{ id: 'X/1', verdict: 'pass' }] as const;
      expect(found({}, { verdict, scenarios, violations: [] })).to.deep.equal({ status: 'passed' });
    });

  it('has passed where one of them has, even if another did not apply', () => {
    const scenarios = [{ id: 'X/1', verdict: 'not-applicable' } as const, { id: 'X/2', verdict: 'pass' } as const];
    const evidence = { verdict: 'pass', scenarios, violations: [] } as const;
    expect(found({ scenarios: ['X/1', 'X/2'] }, evidence).status).to.equal('passed');
    expect(found({ scenarios: ['X/1'] }, evidence).status).to.equal('untested');
  });

  it('is untested where none of its scenarios applied', () => {
    const scenarios = ['X/1', 'X/2'].map((id) => ({ id, verdict: 'not-applicable' as const }));
    expect(found({ scenarios: ['X/1', 'X/2'] }, { verdict: 'pass', scenarios, violations: [] })).to.deep.equal({
      status: 'untested',
      detail: 'X/1, X/2 did not apply',
    });
  });

  it('is different where nothing fails and it names scenarios there are not, unless a part was left out', () => {
    const scenarios = [{ id: 'X/1', verdict: 'not-applicable' }] as const;
    const absent = { verdict: 'pass', scenarios, violations: [] } as const;
    expect(found({ scenarios: ['X/1', 'X/9'] }, absent)).to.deep.equal({
      status: 'different',
      detail: 'X/9 is no scenario of the rule',
    });
    expect(found({ scenarios: ['X/1', 'X/9'] }, { ...absent, partial: true }).status).to.equal('untested');
  });

  it('is untested where the run says nothing about the rule, for the reason it gives', () => {
    expect(found({}, { verdict: 'inconclusive', reason: 'no bench' }).detail).to.equal('no bench');
    expect(found({}, { verdict: 'not-judged' })).to.deep.equal({ status: 'untested', detail: 'not-judged' });
  });
});
