import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestResult } from 'allure-js-commons';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { linkSite } from '../../reports/allure-links';
import { ReportFolder } from '../../reports/report-folder';
import { SiteFolder } from '../../reports/site-folder';
import { writeReports } from '../../reports/write-reports';
import { resultOf } from './records';

describe("the links of Allure's results", () => {
  const root = mkdtempSync(join(tmpdir(), 'allure-links-'));
  after(() => rmSync(root, { recursive: true }));

  it('lead to the pages of the site that is there, and nowhere else', () => {
    const folder = new ReportFolder(root);
    writeReports(resultOf('pass'), folder);
    const results = folder.path('allureResults');
    const foreign = '{"name":"of another tool"}';
    writeFileSync(join(results, 'other-result.json'), foreign);
    const links = (): readonly string[] => {
      linkSite(folder);
      return readdirSync(results)
        .filter((name) => name.endsWith('-result.json') && name !== 'other-result.json')
        .flatMap((name) => (JSON.parse(readFileSync(join(results, name), 'utf8')) as TestResult).links)
        .map(({ url }) => url);
    };
    const document = 'https://www.ti.com/document-viewer/lit/html/SWRA513C';
    expect(links()).to.deep.equal([document]);
    new SiteFolder(folder.path('site')).replace(
      new Map([
        ['index.html', ''],
        ['rules/PROV-1-01.html', ''],
      ]),
    );
    for (const _ of ['once', 'again']) expect(links()).to.deep.equal(['../spec/rules/PROV-1-01.html', document]);
    expect(readFileSync(join(results, 'other-result.json'), 'utf8')).to.equal(foreign);
    folder.clear();
    expect(readdirSync(root)).to.not.include('spec');
    writeReports(resultOf('pass'), folder);
    expect(links()).to.deep.equal([document]);
  });
});
