import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { SaxesParser } from 'saxes';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { escapeControlChars, escapedMessages, escapedResult } from '../../reports/escape-control-chars';
import { printSummary } from '../../reports/summary';
import { Terminal } from '../../reports/terminal';
import { attack, registerHostileDevice, someRules } from '../fixtures/hostile-device';
import { messagesIn } from './cucumber-page';
import { resultOf } from './records';

registerHostileDevice();

/** Marks of direction, and control characters but for line breaks and tabs. */
const steering = /(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
after(() => rmSync(folder, { recursive: true }));

describe('what a hostile device says', () => {
  let result: Result;
  before(async () => {
    result = await runSuite({ adapter: 'hostile', rules: someRules, out: folder, formats: ['html'] });
  });

  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');

  it('is kept as it is in the result', () => {
    expect(result.run.counts.scenarios.fail).to.be.greaterThan(0);
    expect(result.run.counts.scenarios.inconclusive).to.be.greaterThan(0);
    expect(read('result.json')).to.include('window.hacked').and.include('\u202e');
  });

  it('is text in JUnit, 10 kB of it, with nothing invisible', () => {
    const xml = read('junit.xml');
    expect(xml).to.not.match(steering).and.not.include('<script').and.not.include('<img');
    const attributes: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => attributes.push(...Object.values(tag.attributes as Record<string, string>)));
    parser.write(xml).close();
    const said = attributes.filter((value) => value.includes(attack));
    expect(said).to.not.have.length(0);
    expect(said.some((value) => value.length > 10_000 && value.includes('\\u{202e}gnirts'))).to.equal(true);
  });

  it('is text in Allure, with nothing invisible', () => {
    const files = readdirSync(join(folder, 'allure-results')).map((name) => read('allure-results', name));
    expect(files.some((text) => text.includes('window.hacked'))).to.equal(true);
    for (const text of files) {
      expect(text).to.not.match(steering).and.not.include('\\u001b');
      expect(text).to.not.match(/"descriptionHtml":"[^"]*<(?!\/?p>)/);
    }
  });

  it('is text in the page of the run, with nothing invisible', () => {
    const text = messagesIn(read('cucumber.html'));
    expect(text).to.not.include('<');
    const said: string[] = [];
    JSON.parse(text, (_name, value: unknown) => {
      if (typeof value === 'string') said.push(value);
      return value;
    });
    expect(said.some((each) => each.includes(attack) && each.includes('\\u{202e}gnirts'))).to.equal(true);
    expect(said.filter((each) => steering.test(each))).to.deep.equal([]);
  });

  for (const columns of [60, 80, 120])
    it(`fits a terminal of ${columns} columns, and does not steer it`, () => {
      let text = '';
      const stream = { isTTY: true, columns, rows: 30, write: (more: string) => (text += more) };
      printSummary(result, new Terminal(stream, { NO_COLOR: '1' }), []);
      expect(text).to.include('window.hac').and.not.match(steering);
      const [verdict = '', ...lines] = text.split('\n');
      expect(verdict).to.match(/^NON-CONFORMANT: /);
      for (const line of lines) expect([...line].length, line).to.be.at.most(columns);
      expect(lines.length).to.be.at.most(30);
    });
});

describe('text with nothing invisible', () => {
  it('is what was said where all of it can be seen', () => {
    const result = resultOf('pass', 'fail');
    expect(escapedResult(result)).to.equal(result);
    expect(escapeControlChars('Zürich – 東京\n\t<b>')).to.equal('Zürich – 東京\n\t<b>');
    expect(escapeControlChars('a\u202eb\u0000\ud800')).to.equal('a\\u{202e}b\\u{0}\\u{d800}');
  });

  it('is what the messages of a page hold then, and they stay what they are otherwise', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const page = (said: string) =>
          `\u202ewindow.CUCUMBER_MESSAGES = ${JSON.stringify([said]).replace(/</g, '\\u003c')};</script>\u0007`;
        const changed = escapedMessages(page(text));
        expect(changed.startsWith('\u202e') && changed.endsWith('\u0007')).to.equal(true);
        const [said] = JSON.parse(changed.slice(changed.indexOf('['), changed.lastIndexOf(';'))) as string[];
        expect(said).to.equal(escapeControlChars(text));
      }),
    );
  });
});
