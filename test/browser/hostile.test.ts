import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { writeAllurePage } from '../../cli/report';
import { type Result, ResultSchema } from '../../judge/result-schema';
import { readData } from '../../ledger/read-data';
import { writtenReports } from '../../reports/write-reports';
import { attack, registerHostileDevice, someRules } from '../fixtures/hostile-device';
import { itUnless } from '../unless';
import { describeInBrowser, launch, open } from './browser';
import { Bench } from './built-site';

registerHostileDevice();

const withoutJava = spawnSync('java', ['-version']).error === undefined ? false : 'Allure needs Java';

describeInBrowser('what a hostile device says, in a browser', () => {
  const bench = new Bench();
  let browser: Browser;
  let result: string;
  let site: string;
  let failed: Result['rules'][number];

  before(async () => {
    browser = await launch();
    result = await bench.run('run', {
      adapter: 'hostile',
      rules: someRules,
      formats: ['html'],
      reports: writtenReports,
    });
    site = await bench.site('site', result, result);
    const [first] = readData(result, ResultSchema).rules.filter(({ verdict }) => verdict === 'fail');
    if (first === undefined) expect.fail('nothing has failed');
    failed = first;
  });

  after(async () => {
    await browser?.close();
    bench.remove();
  });

  /** Opens a page and returns its text; nothing a device has said may have become an element or have run. */
  async function textOf(file: string, ready: string): Promise<string> {
    const { page, complaints, requests } = await open(browser, file);
    await page.locator(ready).first().waitFor();
    expect(await page.evaluate('typeof window.hacked')).to.equal('undefined');
    expect(await page.locator('img[src=x]').count()).to.equal(0);
    expect(complaints).to.deep.equal([]);
    expect(requests).to.deep.equal([]);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    const text = await page.locator('body').innerText();
    expect(text).to.not.match(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    await page.context().close();
    return text;
  }

  it('is text on every page of the site that shows it', async () => {
    const pages = ['index.html', 'compare.html', `rules/${failed.id}.html`, 'examples.html'];
    let shown = 0;
    for (const page of pages) if ((await textOf(join(site, page), 'main')).includes(attack)) shown += 1;
    expect(shown).to.be.greaterThan(1);
    // The network names of the device differ from those of the document.
    const record = await textOf(join(site, 'records', '2-overview-2.1-general-description.html'), 'main');
    expect(record).to.include(attack).and.include('The record differs from the document');
  });

  it('is text on the page of the run', async () => {
    const text = await textOf(join(bench.folder, 'run', 'report.html'), 'main');
    expect(text).to.include('failed');
  });

  itUnless(withoutJava, 'is text on the page of Allure, which fetches nothing', async () => {
    const page = await writeAllurePage(join(bench.folder, 'run'));
    expect(readFileSync(page, 'utf8')).to.not.include('googletagmanager');
    // What the next run continues is kept beside it.
    for (const name of ['history', 'history-trend', 'categories-trend', 'executor'])
      expect(readFileSync(join(page, '..', 'history', `${name}.json`), 'utf8')).to.match(/^[[{]/);
    expect(await textOf(page, '.widgets-grid'))
      .to.include('Device faults')
      .and.include('Bench faults');
  });
});
