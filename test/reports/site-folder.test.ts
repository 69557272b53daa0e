import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { SiteFolder } from '../../reports/site-folder';

describe('the folder of a site', () => {
  let root = '';
  let site = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'site-folder-'));
    site = join(root, 'spec');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const first = new Map([
    ['index.html', 'first'],
    ['rules/PROV-1-01.html', 'first'],
    ['rules/PROV-1-02.html', 'first'],
  ]);
  const second = new Map([
    ['index.html', 'second'],
    ['rules/PROV-1-01.html', 'second'],
  ]);

  it('holds the pages of one site, and keeps what is not its own', () => {
    const folder = new SiteFolder(site);
    folder.replace(first);
    writeFileSync(join(site, 'CNAME'), 'example.org');
    folder.replace(second);
    expect(readdirSync(join(site, 'rules'))).to.deep.equal(['PROV-1-01.html']);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).to.equal('second');
    folder.clear();
    expect(readdirSync(site)).to.deep.equal(['CNAME']);
    folder.clear();
    rmSync(join(site, 'CNAME'));
    folder.replace(second);
    folder.clear();
    expect(readdirSync(root)).to.deep.equal([]);
  });

  it('has no first page, and none of the former site, where it could not be written to its end', () => {
    const folder = new SiteFolder(site);
    folder.replace(first);
    // A page cannot take the name of a folder.
    mkdirSync(join(site, 'verdicts.html'));
    expect(() => folder.replace(new Map([...second, ['verdicts.html', 'second']]))).to.throw('cannot write');
    expect(existsSync(join(site, 'index.html'))).to.equal(false);
    expect(readdirSync(join(site, 'rules'))).to.deep.equal(['PROV-1-01.html']);
    expect(folder.has('rules/PROV-1-01.html')).to.equal(false);
    rmSync(join(site, 'verdicts.html'), { recursive: true });
    folder.replace(first);
    expect(folder.has('rules/PROV-1-01.html')).to.equal(true);
  });

  it('removes nothing outside, whatever its list says', () => {
    new SiteFolder(site).replace(first);
    writeFileSync(join(root, 'mine.html'), '');
    mkdirSync(join(root, 'rules'));
    writeFileSync(join(root, 'rules', 'mine.html'), '');
    writeFileSync(join(site, 'pages.txt'), '../mine.html\n../rules/mine.html\n/etc/hosts.html\n');
    new SiteFolder(site).clear();
    expect(readdirSync(root).sort()).to.deep.equal(['mine.html', 'rules', 'spec']);
    expect(readdirSync(join(root, 'rules'))).to.deep.equal(['mine.html']);
  });
});
