import { expect } from 'chai';
import { describe, it } from 'mocha';
import { monitorResults } from '../../judge/monitor-results';
import type { MonitorViolation } from '../../judge/monitor-violation';
import { record } from '../reports/records';

const violation = (rule: string): MonitorViolation => ({
  rule,
  monitor: 'one',
  expected: 'this',
  seen: 'that',
  at: 1,
  lines: [1],
  evidence: ['1 ms: a line'],
});

describe('the results of the monitors', () => {
  const monitors = [
    { name: 'one', rules: ['PROV-1-01', 'PROV-1-02'] },
    { name: 'other', rules: ['PROV-1-03'] },
  ];

  it('contain each rule of each monitor, also one without a test', () => {
    expect(monitorResults(monitors, [])).to.deep.equal([
      { monitor: 'one', rule: 'PROV-1-01', tested: 0, broken: 0 },
      { monitor: 'one', rule: 'PROV-1-02', tested: 0, broken: 0 },
      { monitor: 'other', rule: 'PROV-1-03', tested: 0, broken: 0 },
    ]);
  });

  it('add up the tests of all scenarios, and count the scenarios that break a rule', () => {
    const scenarios = [
      record('PROV-1-01/1', 'pass', { tested: { 'PROV-1-01': 2, 'PROV-1-03': 1 } }),
      record('PROV-1-01/2', 'pass', {
        tested: { 'PROV-1-01': 3 },
        monitorViolations: [violation('PROV-1-01'), violation('PROV-1-01')],
      }),
    ];
    expect(monitorResults(monitors, scenarios).map(({ tested, broken }) => [tested, broken])).to.deep.equal([
      [5, 1],
      [0, 0],
      [1, 0],
    ]);
  });
});
