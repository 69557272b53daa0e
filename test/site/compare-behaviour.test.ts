import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import { registerMutants } from '../../mutants/catalogue';
import { behaviourSentence, compareBehaviour } from '../../site/compare/behaviour';
import { changedCells } from '../../site/compare/changed-cells';
import type { History } from '../../site/compare/history';
import { renderSitePage } from '../../site/layout';
import { renderCompare } from '../../site/pages/compare';
import { Bench } from '../browser/built-site';

registerMutants();
const bench = new Bench();
after(() => bench.remove());

const start = { key: 'call sl_WlanProvisioning START', at: 0, isStimulus: true };
const report = (status: number, at: number) => ({ key: `status ${status}`, at, isStimulus: false });
const runOf = (...histories: readonly History[]) =>
  new Map(histories.map((history, index) => [`PROV-1-01/${index + 1} x`, history]));

describe('the comparison of what two devices do', () => {
  it('says how much later a report comes after the act before it', () => {
    const comparison = compareBehaviour(runOf([start, report(17, 100)]), runOf([start, report(17, 140)]));
    expect(behaviourSentence('1.3', comparison)).to.equal(
      '1.3 reports status 17 40 ms later after sl_WlanProvisioning START, in 1 of 1 scenario that both runs recorded.',
    );
    expect(
      compareBehaviour(runOf([start, report(17, 100)]), runOf([start, report(17, 140)]), 40).changes,
    ).to.deep.equal([]);
  });

  it('counts the scenarios with a mark more or less', () => {
    const hidden = { key: 'suppressed SL_WLAN_EVENT_CONNECT', at: 2, isStimulus: false };
    const comparison = compareBehaviour(
      runOf([start, hidden, hidden], [start, report(15, 3)]),
      runOf([start], [start, report(15, 3), report(14, 4)]),
    );
    expect(behaviourSentence('new', comparison)).to.equal(
      'new suppresses WLAN_EVENT_CONNECT in 1 fewer scenario; reports status 14 in 1 more scenario, in 2 of 2 scenarios that both runs recorded.',
    );
  });

  it('ends where the bench acts differently', () => {
    const stop = { key: 'call sl_WlanProvisioning STOP', at: 5, isStimulus: true };
    const { changes } = compareBehaviour(runOf([start, report(15, 3)]), runOf([start, stop, report(12, 9)]));
    expect(changes.map(({ key }) => key)).to.not.include('status 12');
  });

  it('finds nothing between equal runs', () => {
    const run = runOf([start, report(17, 100)]);
    expect(behaviourSentence('1.3', compareBehaviour(run, run))).to.equal(
      '1.3 behaves as before in all 1 scenarios that both runs recorded.',
    );
    expect(behaviourSentence('1.3', compareBehaviour(run, new Map()))).to.equal(
      'No scenario was recorded in both runs.',
    );
  });
});

describe('the page that compares two firmwares', () => {
  let html = '';
  let equal = '';

  before(async () => {
    const rules = ['PROV-7.5-09', 'PROV-8.1-01', 'PROV-4.3-11'];
    const before = await bench.run('before', { rules });
    const after = await bench.run('after', { adapter: 'mutant:open-after-failure', rules });
    const spec = await specFrom({ result: [`1.2=${before}`, `1.3=${after}`], timelines: true });
    html = renderSitePage(renderCompare(spec));
    const [was, is] = spec.results;
    expect(
      changedCells(spec.ledger, was?.recording?.evidence ?? new Map(), is?.recording?.evidence ?? new Map()),
    ).to.not.have.length(0);
    equal = renderSitePage(renderCompare(await specFrom({ result: [`a=${before}`, `b=${before}`], timelines: true })));
  });

  it('begins with a sentence about what the device does', () => {
    const [, sentence = ''] = /<section id="change-1"><h2>.*?<\/h2><p><strong>(.*?)<\/strong>/s.exec(html) ?? [];
    expect(sentence).to.match(/^1\.3 \w+ .* in \d+ of \d+ scenarios that both runs recorded\.$/);
  });

  it('has the changed cells of the matrices, with the word of the document', () => {
    expect(html)
      .to.include('Changed cells of the matrices')
      .and.to.match(/<td>sl_DeviceGet<\/td>.*?refused.*?served/s);
  });

  it('says that equal runs are equal', () => {
    expect(equal).to.match(/b behaves as before in all \d+ scenarios/);
    expect(equal).to.not.include('Changed cells');
  });
});
