import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { buildResult } from '../../judge/run-result';
import { escapedResult } from '../../reports/escape-control-chars';
import { runPage } from '../../reports/page/run-page';
import { attack, registerHostileDevice, someRules } from '../fixtures/hostile-device';
import { facts, record, rule } from './records';

registerHostileDevice();

/** The text of the elements of a page, in order. */
const textOf = (page: string): string => page.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ');

describe('the page of a run', () => {
  const rules = ['PROV-1-01', 'PROV-1-02', 'PROV-1-03'].map((id) => rule(id, 'tested'));

  it('begins with the verdict, and shows no share of passed scenarios', () => {
    const page = runPage(buildResult(facts(rules, [record('PROV-1-01/1', 'not-applicable')])));
    expect(textOf(page)).to.match(/^\s*(<!doctype html>)?\s*incomplete: \S+\s+INCOMPLETE: /);
    expect(page).to.not.match(/\d %/);
    expect(page).to.include('1 scenario: because of not-applicable');
  });

  it('shows what a broken rule demands, what was observed, and how to repeat it', () => {
    const page = runPage(buildResult(facts(rules, [record('PROV-1-01/1', 'fail'), record('PROV-1-02/1', 'pass')])));
    expect(page)
      .to.include('Statement of PROV-1-01.')
      .and.include('<dd>one thing</dd>')
      .and.include('<dd>another</dd>')
      .and.include('--rule PROV-1-01</code>')
      .and.not.include('Statement of PROV-1-02.');
  });

  it('shows why a run is incomplete, and every inconclusive scenario', () => {
    const page = runPage(buildResult(facts(rules, [record('PROV-1-01/1', 'inconclusive')])));
    expect(page).to.include('Why the run is incomplete').and.include('because of inconclusive');
  });

  it('is text, whatever a device reports', async () => {
    const page = runPage(escapedResult(await runSuite({ adapter: 'hostile', rules: someRules })));
    expect(page).to.not.include('<img').and.not.include('<script');
    expect(page)
      .to.not.match(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
      .and.not.include('\u001b');
    expect(page).to.include(attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').slice(0, 20));
  });
});
