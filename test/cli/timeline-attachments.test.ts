import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { registerMutants } from '../../mutants/catalogue';
import { writtenReports } from '../../reports/write-reports';
import { Bench } from '../browser/built-site';

registerMutants();
const bench = new Bench();
after(() => bench.remove());

interface Attached {
  readonly name: string;
  readonly status: string;
  readonly attachments: readonly { readonly name: string; readonly source: string; readonly type: string }[];
}

const allureOf = (result: string): string => join(dirname(result), 'allure-results');
const pagesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.html'));
const resultsIn = (folder: string): readonly Attached[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Attached);

describe('the timelines in Allure', () => {
  it('are attached to scenarios with a violation, with the mark that proves it', async () => {
    const rules = ['PROV-7.5-09'];
    const folder = allureOf(
      await bench.run('run', { adapter: 'mutant:open-after-failure', rules, reports: writtenReports }),
    );
    const attached = resultsIn(folder).filter(({ attachments }) => attachments.length > 0);
    expect(attached).to.not.have.length(0);
    expect(pagesIn(folder)).to.have.members(
      attached.flatMap(({ attachments }) => attachments.map((each) => each.source)),
    );
    // A monitor can see the broken rule in a scenario that passes.
    expect(attached.some(({ status }) => status === 'failed')).to.equal(true);
    for (const { attachments } of attached) {
      const [page] = attachments;
      expect(page).to.include({ name: 'Timeline', type: 'text/html' });
      const html = readFileSync(join(folder, page?.source ?? ''), 'utf8');
      expect(html).to.include('offending').and.include('Content-Security-Policy').and.include('PROV-7.5');
      expect(html).to.not.match(/<script|<a /);
    }
  });

  it('are gone after a run without a failure', async () => {
    const rules = ['PROV-7.5-09'];
    const folder = allureOf(await bench.run('run', { rules, reports: writtenReports }));
    expect(pagesIn(folder)).to.deep.equal([]);
    expect(resultsIn(folder).flatMap(({ attachments }) => attachments)).to.deep.equal([]);
  });
});
