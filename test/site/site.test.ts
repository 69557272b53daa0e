import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import type { SuiteOptions } from '../../cli/suite-options';
import { constants } from '../../ledger/constants';
import { buildSite } from '../../site/build';
import { failedStep } from '../../site/failure-facts';
import type { Spec } from '../../site/spec';
import type { UseExample } from '../../site/use-examples';
import { Bench } from '../browser/built-site';
import { brokenLinks, linksOf, type Site } from './links';

const bench = new Bench();
after(() => bench.remove());

/** Runs some rules on the simulator. */
const run = (out: string, more: SuiteOptions = {}): Promise<string> =>
  bench.run(out, { rules: ['PROV-7.1-04', 'PROV-7.5-02', 'PROV-8.1-01', 'PROV-8.5-01', 'PROV-2.1-16'], ...more });

async function built(spec: Spec): Promise<Site> {
  const pages = new Map<string, string>();
  for await (const [path, html] of buildSite(spec)) pages.set(path, html);
  return pages;
}

const page = (site: Site, path: string): string => site.get(path) ?? expect.fail(`there is no ${path}`);

/** Text of a page without its tags. */
const textOf = (html: string): string =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** Whatever a device may put into a text. */
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\u001b[2J\u0000\u202egnp\u2066\u200f${'x'.repeat(10_000)}`;

/** A value in which every text that a device can choose is hostile. */
function poisoned(value: unknown, name = ''): unknown {
  const chosen = ['expected', 'seen', 'answer', 'reason', 'product', 'port', 'monitor', 'message', 'text', 'body'];
  if (typeof value === 'string') return chosen.includes(name) ? hostile : value;
  if (Array.isArray(value)) return value.map((each) => poisoned(each, name === 'evidence' ? 'text' : name));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) =>
        key === 'versions' ? [key, { [hostile]: hostile }] : [key, key === 'Ssid' ? hostile : poisoned(each, key)],
      ),
    );
  return value;
}

describe('the site', () => {
  let spec: Spec;
  let site: Site;

  before(async () => {
    const result = [`before it=${await run('before')}`, await run('after', { hostDriver: 'ti-3.x' })];
    spec = await specFrom({ result });
    site = await built(spec);
  });

  it('has no link that leads nowhere', () => {
    expect(brokenLinks(site)).to.deep.equal([]);
  });

  it('notices a link that leads nowhere', () => {
    const broken = new Map([...site, ['index.html', '<a href="rules/PROV-0-00.html">x</a><a href="#nowhere">y</a>']]);
    expect(brokenLinks(broken))
      .to.include('index.html -> rules/PROV-0-00.html#')
      .and.include('index.html -> index.html#nowhere');
  });

  it('shows every rule two links from the overview', () => {
    const near = linksOf('index.html', page(site, 'index.html')).map((link) => link.page);
    const reached = new Set([
      ...near,
      ...near.flatMap((path) => linksOf(path, page(site, path)).map((link) => link.page)),
    ]);
    for (const { id } of spec.ledger.rules) expect(reached).to.include(`rules/${id}.html`);
  });

  it('is small', () => {
    const bytes = [...site.values()].reduce((sum, html) => sum + Buffer.byteLength(html), 0);
    expect(bytes).to.be.lessThan(12_000_000);
  });

  it('comes out the same every time', async () => {
    expect(await built(spec)).to.deep.equal(site);
  });

  it('tells on the overview the totals of the result', () => {
    const [, { result } = expect.fail()] = spec.results;
    const html = page(site, 'index.html');
    const total = (id: string) => Number(new RegExp(`id="total-${id}">(\\d+)<`).exec(html)?.[1]);
    const { rules, scenarios } = result.run.counts;
    expect(total('pass')).to.equal(rules.pass);
    expect(total('fail')).to.equal(rules.fail).and.to.be.greaterThan(0);
    expect(total('not-judged')).to.equal(rules.notJudged);
    expect(total('scenarios-pass')).to.equal(scenarios.pass);
    expect(total('scenarios-total')).to.equal(scenarios.total);
  });

  it('says where a result was made with another suite, and matches its scenarios by their serials', async () => {
    const id = 'id="foreign"';
    expect(page(site, 'index.html')).to.not.include(id);
    const [{ label, result } = expect.fail()] = spec.results;
    const other = {
      label,
      result: {
        ...result,
        suite: { ...result.suite, featuresSha256: '0'.repeat(64) },
        scenarios: result.scenarios.map((scenario) => ({ ...scenario, line: scenario.line + 1000 })),
      },
    };
    const foreign = await built({ ...spec, results: [other] });
    expect(page(foreign, 'index.html')).to.include(id);
    const same = await built({ ...spec, results: [{ label, result }] });
    const path = 'rules/PROV-8.1-01.html';
    expect(page(foreign, path)).to.equal(page(same, path));
  });

  it('takes only a matrix that was measured with this suite', async () => {
    const file = join(bench.folder, 'kill-matrix.json');
    const [one = expect.fail(), other = expect.fail(), third = expect.fail()] = spec.mutants
      .filter(({ breaks }) => breaks === 'PROV-7.5-01')
      .map(({ id, breaks, story }) => ({ id, breaks, story }));
    const seen = { condemnedBy: [], monitors: [], failed: {}, exceeded: [], missed: [], inconclusive: 0 };
    const matrixOf = ({ version, ledgerSha256, featuresSha256 }: Spec['suite']) => ({
      schema: 1,
      suite: { version, ledgerSha256, featuresSha256 },
      full: false,
      partial: false,
      scenarios: 1,
      mutants: [
        { ...one, ...seen, killedBy: ['PROV-7.5-01/1.1'] },
        { ...other, ...seen, killedBy: [] },
      ],
      variants: [],
      survivors: [],
      idle: [],
      monitors: [],
      stale: [],
    });
    writeFileSync(file, JSON.stringify(matrixOf(spec.suite)));
    const calibrated = await specFrom({ result: [], matrix: file });
    const text = textOf(page(await built(calibrated), 'rules/PROV-7.5-01.html'));
    expect(text)
      .to.include(`${one.story} Detected by PROV-7.5-01/1.1.`)
      .and.include(`${other.story} The suite does not detect it.`)
      .and.include(third.story);
    // Nothing is said of what has not been examined.
    expect(text.match(/The suite does not detect it\./g)).to.have.length(1);
    writeFileSync(file, JSON.stringify(matrixOf({ ...spec.suite, featuresSha256: '0'.repeat(64) })));
    const error: unknown = await specFrom({ result: [], matrix: file }).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'MATRIX_OTHER_SUITE' });
  });

  it('tells on the overview what was not judged, by kinds of reasons', () => {
    const html = page(site, 'index.html');
    expect(html).to.include('id="silent-not-selected"').and.include('id="silent-host-obligation"');
  });

  it('tells a failure as a story', () => {
    const html = page(site, 'rules/PROV-7.1-04.html');
    const text = textOf(html);
    expect(text).to.include('SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED within 60000 ms');
    expect(text).to.include('60500 ms of device time');
    expect(text).to.match(/provtck run .*--rule PROV-7\.1-04/);
    expect(html)
      .to.match(/class="note offending"/)
      .and.match(/⚠ expected here: ERROR_ABORT/);
    expect(page(site, 'rules/PROV-7.5-02.html')).to.match(/class="offending answer"/);
  });

  it('says in which step a failure is, and whether its point was still to come', () => {
    const { result } = spec.results.at(-1) ?? expect.fail();
    const violation = result.rules.flatMap(({ violations }) => violations)[0] ?? expect.fail();
    const failedAt = (failed: number, texts: readonly string[]) =>
      failedStep(
        {
          scenarios: result.scenarios.map((scenario) => ({
            ...scenario,
            steps: texts.map((text, at) => ({ text, ms: 0, status: at === failed ? 'FAILED' : 'PASSED' })),
          })),
        },
        violation,
      );
    const texts = ['Given a', 'Then b', 'When c', 'Then d', 'And e'];
    expect(failedAt(1, texts)).to.equal('"Then b" (2 of 5, before the Then steps)');
    expect(failedAt(4, texts)).to.equal('"And e" (5 of 5)');
    expect(failedAt(9, texts)).to.equal(undefined);
    expect(textOf(page(site, 'index.html'))).to.match(/In the step &quot;(Then|And) .*?&quot; \(\d of \d\) of PROV-/);
  });

  it('tells it from the result alone where there is no transcript', async () => {
    const { recording: _recording, ...bare } = spec;
    const html = page(await built(bare), 'rules/PROV-7.1-04.html');
    expect(html).to.match(/⚠ expected here: /);
  });

  it('shows answers, errata, monitors, decisions and mutants of a rule', () => {
    expect(textOf(page(site, 'rules/PROV-2.1-16.html'))).to.include('the phone reads');
    const html = page(site, 'rules/PROV-7.5-01.html');
    for (const id of ['errata', 'monitors', 'decisions', 'mutants']) expect(html).to.include(`<h2 id="${id}">`);
    expect(html).to.include('APIs blocked');
  });

  it('sets what was recorded of a use example beside what is meant', () => {
    for (const section of ['8.1', '8.5'])
      expect(textOf(page(site, `examples/${section}.html`))).to.include(
        'The recorded messages have the order of the document.',
      );
    expect(textOf(page(site, 'examples/8.6.html'))).to.include('No record');
  });

  it('names the failed rules of a use example, and claims no agreement beside them', async () => {
    const results = spec.results.map(({ label, result }) => ({
      label,
      result: {
        ...result,
        rules: result.rules.map((rule) => (rule.id === 'PROV-8.1-01' ? { ...rule, verdict: 'fail' as const } : rule)),
      },
    }));
    const text = textOf(page(await built({ ...spec, results }), 'examples/8.1.html'));
    expect(text)
      .to.match(/1 rule of this example failed: PROV-8\.1-01 ?\. The drawings do not show the cause/)
      .and.not.include('in the order the document means');
  });

  it('marks where what was recorded differs from what is meant, and says in which drawing', async () => {
    const says = async (change: (messages: UseExample['messages']) => UseExample['messages']) => {
      const useExamples = spec.useExamples.map((example) => ({ ...example, messages: change(example.messages) }));
      return page(await built({ ...spec, useExamples }), 'examples/8.1.html');
    };
    const more = await says((messages) => [
      ...messages,
      { from: 'device', to: 'host', says: 'status 0', record: 'status 0' },
    ]);
    expect(more)
      .to.include('✗ not recorded: status 0')
      .and.include('1 message of the document not recorded, marked in');
    expect(more).to.not.include('recorded and not in the document');
    const less = await says((messages) =>
      messages.filter((each) => !('record' in each && each.record === 'status 12')),
    );
    expect(less).to.include('1 message recorded and not in the document, marked in the drawing of the record');
    expect(less).to.not.include('of the document not recorded');
  });

  it('compares results, what got worse first', () => {
    const text = textOf(page(site, 'compare.html'));
    expect(text).to.match(/From before it to CC3220SF.*REGRESSION: 2 rules newly failing.*Newly failing.*PROV-7\.1-04/);
    // The rule in words, and its verdicts in the words of every other page.
    expect(text).to.include(`PROV-7.1-04 MUST ${spec.ledger.rule('PROV-7.1-04').statement} passed → failed`);
    expect(page(site, 'compare.html')).to.match(
      /<table id="differing">.*?<th scope="row"><a class="rule" href="rules\/PROV-7\.1-04/s,
    );
  });

  it('says how to compare where there is one result, and what there is without any', async () => {
    const one = await built({ ...spec, results: spec.results.slice(0, 1) });
    expect(textOf(page(one, 'compare.html'))).to.include('one result');
    const { recording: _recording, ...bare } = spec;
    const none = await built({ ...bare, results: [] });
    expect(brokenLinks(none)).to.deep.equal([]);
    expect(textOf(page(none, 'index.html'))).to.include('The site includes no run');
  });

  it('draws every state of the reference device and names its rules', () => {
    const html = page(site, 'states.html');
    for (const state of new Set(spec.transitions.flatMap(({ from }) => from)))
      expect(html).to.include(`>${state}</text>`);
    expect(html).to.match(/class="edge fail"|class="edge pass"/);
  });

  it('explains every look of an arrow, and counts no status as told by one row that several tell', () => {
    const html = page(site, 'states.html');
    const legend = html.slice(html.indexOf('<ul class="screen">'), html.indexOf('id="diagram"'));
    for (const [, verdict] of html.matchAll(/class="edge ([\w-]+)"/g))
      if (verdict !== 'unjudged') expect(legend).to.include(`badge ${verdict}`);
    expect(legend).to.include('badge recorded').and.include('badge pass');
    const told = spec.transitions.flatMap(({ before = [], after = [] }) => [...before, ...after]);
    const rowsOf = (name: string) => told.filter((each) => each === name).length;
    const shared = Object.keys(constants.status).filter((name) => rowsOf(name) > 1);
    expect(shared).to.not.have.length(0);
    for (const name of shared) expect(textOf(html)).to.include(`times (${rowsOf(name)} rows together)`);
  });

  it('runs no script but the one whose hash its policy names, and has no style in its tags', () => {
    for (const [path, html] of site) {
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      expect(policy, path)
        .to.match(/^default-src 'none';/)
        .and.not.include('unsafe');
      for (const [, tag, text = ''] of html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g))
        expect(policy, `${path} ${tag}`).to.include(createHash('sha256').update(text).digest('base64'));
      expect(html.replace(/<(script|style)>[\s\S]*?<\/\1>/g, ''), path).not.to.match(
        / style="| on[a-z]+="|<script|javascript:/,
      );
    }
  });

  it('shows hostile texts as texts', async () => {
    const poison = poisoned(spec.results) as Spec['results'];
    const { recording } = spec;
    const scenarios = new Map(
      [...(recording?.scenarios ?? [])].map(([name, lines]) => [name, poisoned(lines) as typeof lines]),
    );
    const bad = await built({
      ...spec,
      results: poison,
      ...(recording !== undefined && { recording: { ...recording, scenarios } }),
    });
    expect(brokenLinks(bad)).to.deep.equal([]);
    for (const [path, html] of bad) {
      const outer = html.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '');
      expect(outer, path).not.to.match(/<script|<img|(?![\n\t])[\p{Cc}\p{Cf}]/u);
      expect(outer, path).not.to.match(/<[^>]* on(load|error)=/);
      expect(outer, path).not.to.include('x'.repeat(5_000));
    }
    const story = page(bad, 'rules/PROV-7.1-04.html');
    expect(story).to.include('&lt;script>alert(1)').and.include('\\u{202e}').and.include('more characters)');
  });

  it('is written as files', async () => {
    const out = await bench.site('written', join(bench.folder, 'before', 'result.json'));
    expect(readFileSync(join(out, 'rules.html'), 'utf8')).to.include('MiniSearch');
    expect(readdirSync(join(out, 'rules'))).to.have.length(spec.ledger.rules.length);
  });
});
