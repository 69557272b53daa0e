import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { findBrowser, pageNumbers, printPdf } from '../../cli/print-pdf';
import { specFrom } from '../../cli/spec-data';
import { ProvtckError } from '../../ledger/error';
import { bookOf } from '../../site/book';

const folder = mkdtempSync(join(tmpdir(), 'provtck-print-test-'));
after(() => rmSync(folder, { recursive: true }));

describe('the browser that prints', () => {
  it('is the named one, or the first in the path', () => {
    const chrome = join(folder, 'google-chrome');
    writeFileSync(chrome, '');
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).to.equal(chrome);
    const chromium = join(folder, 'chromium');
    writeFileSync(chromium, '');
    expect(findBrowser({ PATH: folder })).to.equal(chromium);
    expect(findBrowser({ PATH: folder, PROVTCK_CHROMIUM: chrome })).to.equal(chrome);
  });

  it('is asked for in one line where there is none', () => {
    for (const environment of [{ PATH: '/nowhere' }, { PATH: folder, PROVTCK_CHROMIUM: '/nowhere/chrome' }])
      expect(() => findBrowser(environment)).to.throw(ProvtckError, /Chromium|\/nowhere\/chrome/);
  });

  it('is reported if it prints nothing', () => {
    expect(() => printPdf('/bin/false', () => '<p>x</p>')).to.throw(ProvtckError, /printed nothing/);
  });
});

describe('the page numbers of a PDF', () => {
  const object = (number: number, body: string) => `\n${number} 0 obj\n<<${body}>>\nendobj`;

  it('follow the tree of its pages', () => {
    const pdf = [
      object(2, '/Type /Pages\n/Count 3\n/Kids [3 0 R 9 0 R]'),
      object(3, '/Type /Pages\n/Parent 2 0 R\n/Kids [7 0 R 8 0 R]'),
      object(
        20,
        '/rules-PROV-7.5-01 [8 0 R /XYZ 6 826 0]\n/chapter#2drules [9 0 R /XYZ 6 1 0]\n/other [77 0 R /XYZ 0 0 0]',
      ),
    ].join('');
    expect([...pageNumbers(Buffer.from(pdf))]).to.deep.equal([
      ['rules-PROV-7.5-01', 2],
      ['chapter-rules', 3],
    ]);
  });

  it('are absent in a file of another form', () => {
    expect(pageNumbers(Buffer.from('%PDF-1.7 something else')).size).to.equal(0);
  });
});

describe('the document for paper', () => {
  it('has every page of the site once, unique anchors, and no link that leads nowhere', async () => {
    const spec = await specFrom({ result: [], transcript: false });
    const book = await bookOf(spec);
    const html = book(new Map([['chapter-rules', 117]]));
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    const known = new Set(ids);
    const targets = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(targets.length).to.be.greaterThan(1000);
    expect(targets.filter((href) => !href.startsWith('https:') && !known.has(href.slice(1)))).to.deep.equal([]);
    for (const { id } of spec.ledger.rules) expect(known).to.include(`rules-${id}`);
    expect(html)
      .to.include('<span>117</span>')
      .and.to.match(/^<!doctype html>/);
    expect(html).to.not.include('<script');
  });
});
