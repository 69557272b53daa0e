import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { SaxesParser } from 'saxes';
import * as v from 'valibot';
import type { Result } from '../../judge/result-schema';
import { buildResult } from '../../judge/run-result';
import { writeAllureResults } from '../../reports/allure';
import { AllureHistory } from '../../reports/allure-history';
import { junitXml } from '../../reports/junit';
import { facts, record, resultOf, rule } from './records';

const folder = mkdtempSync(join(tmpdir(), 'views-'));
after(() => rmSync(folder, { recursive: true }));

/** A result in which every text of foreign origin is `text`. */
function resultSaying(text: string): Result {
  const scenario = record('PROV-1-01/1', 'fail', {
    name: text,
    reason: text,
    message: text,
    violation: { expected: text, seen: text, at: 1, last: [{ at: 0, text }] },
    steps: [{ text, status: 'FAILED', ms: 1, message: text }],
  });
  return buildResult(facts([rule('PROV-1-01', 'tested')], [scenario], { faults: [text] }));
}

/** Names of the elements of an XML document; throws where it is not well-formed. */
function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.write(xml).close();
  return names;
}

const AllureFile = v.looseObject({
  uuid: v.string(),
  historyId: v.string(),
  name: v.string(),
  status: v.string(),
  descriptionHtml: v.optional(v.string()),
  statusDetails: v.object({ message: v.optional(v.string()) }),
  labels: v.array(v.object({ name: v.string(), value: v.string() })),
  links: v.array(v.object({ name: v.string(), url: v.string() })),
});

function allureFiles(result: Result) {
  const out = mkdtempSync(join(folder, 'allure-'));
  writeAllureResults(result, out);
  return readdirSync(out)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => v.parse(AllureFile, JSON.parse(readFileSync(join(out, name), 'utf8'))));
}

describe('an answer of the device', () => {
  const scenario = record('PROV-1-01/1', 'pass', {
    observations: [{ rule: 'PROV-1-01', question: 'Does it?', answer: 'yes, within 0 ms', erratum: 'C1' }],
  });
  const result = buildResult(facts([rule('PROV-1-01', 'recorded')], [scenario]));

  it('stands in every report', () => {
    expect(result.observations).to.deep.include({
      rule: 'PROV-1-01',
      question: 'Does it?',
      answer: 'yes, within 0 ms',
      erratum: 'C1',
      scenario: 'PROV-1-01/1',
    });
    expect(junitXml(result, 'detailed')).to.include('<system-out>Does it? yes, within 0 ms</system-out>');
    expect(allureFiles(result)[0]?.descriptionHtml).to.equal('<p>Does it? yes, within 0 ms</p>');
  });
});

describe('JUnit XML', () => {
  it('is well-formed whatever names and messages hold', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(elementsOf(junitXml(resultSaying(text)))).to.include('failure');
      }),
    );
    for (const text of ['\u0000\u001b[31m', '<b>&amp;"\'', ']]>', '\ud800', '\udc00\ud800', '\uffff', '\r\n\t'])
      expect(elementsOf(junitXml(resultSaying(text)))).to.include('failure');
  });

  it('tells faults of the device from doubts', () => {
    const elements = elementsOf(junitXml(resultOf('pass', 'fail', 'inconclusive', 'not-applicable')));
    expect(elements.filter((name) => !/^testcase$|^propert/.test(name))).to.deep.equal([
      'testsuites',
      'testsuite',
      'failure',
      'error',
      'skipped',
      'system-out',
      'system-err',
    ]);
  });
});

describe('Allure results', () => {
  it('have one file a scenario, of the same identity in every run', () => {
    const first = allureFiles(resultOf('pass', 'fail', 'inconclusive', 'not-applicable'));
    const second = allureFiles(resultOf('fail', 'fail', 'pass', 'pass'));
    expect(first.map(({ uuid }) => uuid)).to.deep.equal(second.map(({ uuid }) => uuid));
    expect(new Set(first.map(({ historyId }) => historyId)).size).to.equal(4);
    expect(first.map(({ status }) => status).sort()).to.deep.equal(['broken', 'failed', 'passed', 'skipped']);
  });

  it('say why something is not a pass', () => {
    const skipped = allureFiles(resultOf('not-applicable'))[0];
    expect(skipped?.statusDetails.message).to.equal('because of not-applicable');
  });

  it('name every rule a scenario proves, and link its documents', () => {
    const rules = [
      rule('PROV-1-01', 'tested'),
      rule('PROV-1-02', 'tested', { level: 'SHOULD', sources: ['SWRU455M 2', 'header wlan.h'] }),
    ];
    const scenario = record('PROV-1-01/1', 'pass', { ruleIds: ['PROV-1-01', 'PROV-1-02'] });
    const [file] = allureFiles(buildResult(facts(rules, [scenario])));
    const labels = (name: string) => file?.labels.filter((label) => label.name === name).map(({ value }) => value);
    expect(labels('requirement')).to.deep.equal(['PROV-1-01', 'PROV-1-02']);
    expect(labels('story')).to.deep.equal(['PROV-1-01 Statement of PROV-1-01.', 'PROV-1-02 Statement of PROV-1-02.']);
    expect(labels('severity')).to.deep.equal(['critical']);
    expect(file?.links.map(({ name }) => name)).to.deep.equal(['SWRA513C 1', 'SWRU455M 2']);
  });

  it('survive any text', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(allureFiles(resultSaying(text))).to.have.length(1);
      }),
      { numRuns: 20 },
    );
  });

  it('describe the environment as a properties file', () => {
    const out = mkdtempSync(join(folder, 'environment-'));
    const scenario = record('PROV-1-01/1', 'pass', {
      device: { part: 'CC3235SF', versions: { 'host driver': '3\n.ä=' } },
    });
    writeAllureResults(buildResult(facts([rule('PROV-1-01', 'tested')], [scenario])), out);
    const lines = readFileSync(join(out, 'environment.properties'), 'utf8').split('\n');
    expect(lines).to.include('Device=CC3235SF').and.include('Version\\ of\\ host\\ driver=3\\u000a.\\u00e4=');
  });
});

describe('what a monitor has found', () => {
  const found = { rule: 'PROV-1-02', monitor: 'the watcher', expected: 'silence', seen: 'a word', at: 7, lines: [3] };
  const scenario = record('PROV-1-01/1', 'pass', { monitorViolations: [{ ...found, evidence: ['3  7 ms event'] }] });
  const result = buildResult(
    facts([rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'tested')], [scenario, record('PROV-1-02/1', 'pass')]),
  );

  it('is a failure of its own in JUnit and in Allure, beside scenarios that passed', () => {
    const xml = junitXml(result);
    expect(xml).to.include('<testsuite name="suite 1.2.3" tests="3" failures="1" errors="0" skipped="0"');
    expect(xml).to.include('classname="monitors" name="PROV-1-02 Statement of PROV-1-02."').and.include('the watcher');
    const files = allureFiles(result);
    expect(files.map(({ status }) => status).sort()).to.deep.equal(['failed', 'passed', 'passed']);
    const [failed] = files.filter(({ status }) => status === 'failed');
    expect(failed?.statusDetails.message).to.equal('expected silence; observed a word');
    expect(failed?.labels).to.deep.include({ name: 'requirement', value: 'PROV-1-02' });
  });

  it('carries its rule as a property in JUnit, as every case does', () => {
    const cases = junitXml(result, 'detailed').split('<testcase ').slice(1);
    const ruleOf = (text: string) => /<property name="rule" value="([^"]+)"\/>/.exec(text)?.[1];
    expect(cases.map(ruleOf)).to.deep.equal(['PROV-1-01', 'PROV-1-02', 'PROV-1-02']);
  });
});

describe('the history that Allure shows', () => {
  it('goes from the page of one run into the results of the next, and counts no run twice', () => {
    const results = mkdtempSync(join(folder, 'results-'));
    const page = mkdtempSync(join(folder, 'page-'));
    const orderOf = () =>
      v.parse(
        v.looseObject({ buildOrder: v.number() }),
        JSON.parse(readFileSync(join(results, 'executor.json'), 'utf8')),
      ).buildOrder;
    /** What Allure does: it puts the run before the trend it was given. */
    const generate = () => {
      const trend = join(results, 'history', 'history-trend.json');
      const before: unknown[] = existsSync(trend) ? JSON.parse(readFileSync(trend, 'utf8')) : [];
      const packed = Buffer.from(JSON.stringify([{ order: orderOf() }, ...before])).toString('base64');
      writeFileSync(join(page, 'index.html'), `<script>d('history/history-trend.json','${packed}')</script>`);
    };
    const orders = [];
    for (const day of [1, 2, 2, 3]) {
      writeFileSync(join(results, 'executor.json'), JSON.stringify({ buildName: `day ${day}` }));
      const history = new AllureHistory(results, page);
      history.takeUp();
      generate();
      history.keep();
      orders.push(orderOf());
    }
    expect(orders).to.deep.equal([1, 2, 2, 3]);
    const trend = readFileSync(join(page, 'history', 'history-trend.json'), 'utf8');
    expect(trend).to.equal('[{"order":3},{"order":2},{"order":1}]');
  });
});
