import { expect } from 'chai';
import { describe, it } from 'mocha';
import { monitors } from '../../judge/monitors/all';
import type { Line } from '../../transcript/record';
import { logVerdicts } from './log-verdicts';
import { added, at, probe, type Step, scenario, start, status, stop, stopped, wait } from './records';

/** What a log tells from one boot on. */
const boot = (...steps: readonly Step[]): readonly Line[] => scenario([stop(), stopped(), ...steps]).slice(2);

const verdictOn = (rule: string, boots: readonly (readonly Line[])[], resolution?: number) =>
  logVerdicts(boots, resolution).find((each) => each.rule === rule);

describe('the verdicts on a log', () => {
  it('are there for every rule a monitor watches, and say nothing where nothing was told', () => {
    const verdicts = logVerdicts([], 0);
    expect(verdicts.map(({ rule }) => rule)).to.deep.equal(monitors.flatMap(({ rules }) => rules));
    for (const each of verdicts)
      expect(each).to.deep.equal({ rule: each.rule, verdict: 'not observable', times: 0, lines: [], findings: [] });
  });

  it('pass by the first lines that show it, in their order', () => {
    const kept = verdictOn('PROV-6-02', [boot(start('AP'), added(), status(15), status(16), status(4))], 0);
    expect(kept).to.deep.equal({
      rule: 'PROV-6-02',
      verdict: 'pass',
      times: 3,
      lines: [5, 8, 9, 10],
      findings: [],
    });
    const often = verdictOn('PROV-7.1-03', [boot(...Array.from({ length: 9 }, () => stop()))], 0);
    expect(often).to.deep.include({ times: 10, lines: [3, 6, 8, 10, 12, 14] });
  });

  it('fail by every finding, over all boots', () => {
    const twice = [
      boot(start('AP'), probe(0), at(2_000, wait)),
      boot(start('AP'), probe(-2014), probe(0), at(2_000, wait)),
    ];
    const broken = verdictOn('PROV-7.5-01', twice, 0);
    expect(broken).to.deep.include({ verdict: 'fail', times: 3, lines: [5, 7, 8, 9, 10] });
    expect(broken?.findings.map(({ monitor, lines }) => [monitor, lines])).to.deep.equal([
      ['APIs blocked', [5, 7, 8]],
      ['APIs blocked', [5, 9, 10]],
    ]);
  });

  it('name lines in their order, whatever order the boots come in', () => {
    const later = boot(start('AP'), status(15), probe(0), at(2_000, wait)).map((line) => ({
      ...line,
      seq: line.seq + 90,
    }));
    const boots = [later, boot(start('AP'), status(15), probe(0), at(2_000, wait))];
    expect(verdictOn('PROV-7.5-01', boots, 0)?.lines).to.deep.equal([5, 8, 9, 95, 98, 99]);
    expect(verdictOn('PROV-6-02', boots, 0)?.lines).to.deep.equal([5, 7, 95, 97]);
  });

  it('allow for what a console prints late', () => {
    const served = (after: number) => [boot(start('AP'), at(1_000, probe(0)), at(1_001 + after, stopped()))];
    expect(verdictOn('PROV-7.5-01', served(460), 10)?.verdict).to.equal('not observable');
    expect(verdictOn('PROV-7.5-01', served(461), 10)?.verdict).to.equal('fail');
  });

  it('know the order where they know no times', () => {
    const lines = boot(start('AP'), probe(0), at(90_000, status(13)));
    expect(verdictOn('PROV-7.5-01', [lines])?.verdict).to.equal('not observable');
  });

  it('know nothing of what surrounds the device', () => {
    expect(verdictOn('PROV-7.3-03', [boot(start('AP'), added())], 0)?.verdict).to.equal('not observable');
  });
});
