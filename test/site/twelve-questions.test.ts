import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import { packageRoot } from '../../ledger/package-root';
import { registerMutants } from '../../mutants/catalogue';
import { buildSite } from '../../site/build';
import { Bench } from '../browser/built-site';
import { brokenLinks, linksOf, type Site } from './links';

registerMutants();
const bench = new Bench();
after(() => bench.remove());

/** A row of the table in docs/site.md. */
interface Way {
  readonly question: string;
  /** The pages after the overview, each with an anchor or none. */
  readonly steps: readonly string[];
  readonly words: string;
}

const BLOCKING = 'records/7-host-apis-7.5-blocking.html';
const [, chapter = ''] = readFileSync(join(packageRoot(), 'docs', 'site.md'), 'utf8').split('## Twelve questions');
const ways = [...chapter.matchAll(/^\| (.*\?) \| (.*) \| (.*) \|$/gm)].map(
  ([, question = '', way = '', words = '']): Way => ({
    question,
    steps: [...way.matchAll(/`([^`]+)`/g)].map(([, step = '']) => step),
    words,
  }),
);

/** Further questions of a product manager, of a support engineer, and of the lead of a firmware. */
const further: readonly Way[] = [
  ['What was not judged, and why?', ['index.html#not-judged'], 'not judged'],
  ['Which failures does this result accept?', ['deviations.html'], 'deviation'],
  ['Who talks to whom in the confirmation stage?', ['index.html#about'], 'fetches the result'],
  ['Where does the document contradict itself?', ['errata.html'], 'C3'],
  ['What does status 11 mean?', ['glossary.html'], 'SL_WLAN_PROVISIONING_AUTO_STARTED'],
  ['Why does my start fail with -2171?', ['questions.html', 'questions.html#profile-list-full'], '7 profiles'],
  [
    'Must I start again after a wrong password?',
    ['questions.html', 'questions.html#failed-confirmation'],
    'same process',
  ],
  ['When must the host restart the device?', ['questions.html', 'questions.html#when-sl-stop'], 'Caller 1'],
  ['What failed, and which command repeats it?', ['rules/PROV-7.5-09.html#verdict'], '--rule PROV-7.5-09'],
  ['What did the device do in one scenario?', ['timelines.html', BLOCKING], 'PROV-7.5-09/1'],
  ['How many scenarios differ from the document?', ['timelines.html', 'timelines.html#recorded'], 'differ from'],
  ['How long does a device with a profile wait?', ['matrices.html', 'matrices.html#auto-start'], '2 min'],
].map(([question, steps, words]) => ({ question, steps, words }) as Way);

const textOf = (html: string): string =>
  html
    .replace(/<(style|script|nav)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('twelve questions', () => {
  const site: Map<string, string> = new Map();

  before(async () => {
    const rules = ['PROV-7.5-09', 'PROV-8.5-01'];
    const results = [
      `1.2=${await bench.run('before', { rules })}`,
      `1.3=${await bench.run('after', { rules, adapter: 'mutant:open-after-failure' })}`,
    ];
    for await (const [path, html] of buildSite(await specFrom({ result: results, timelines: true, compared: true })))
      site.set(path, html);
  });

  it('are in the docs', () => {
    expect(ways).to.have.length(12);
  });

  it('are on a site without a broken link, with the records of a device that breaks a rule', () => {
    expect([...site.keys()].filter((path) => path.startsWith('records/'))).to.not.have.length(0);
    expect([...site.values()].join('')).to.include('The record differs from the document in');
    expect(brokenLinks(site)).to.deep.equal([]);
  });

  for (const { question, steps, words } of [...ways, ...further])
    it(`are answered within two clicks: ${question}`, () => {
      expect(steps.length).to.be.within(1, 2);
      let from = 'index.html';
      for (const step of steps) {
        const [page = '', anchor = ''] = step.split('#');
        // The overview itself needs no click.
        const isHere = page === 'index.html';
        expect(
          isHere ||
            linksOf(from, htmlOf(site, from)).some((link) => link.page === page && (link.anchor ?? '') === anchor),
          `${from} links ${step}`,
        ).to.equal(true);
        from = page;
      }
      const [, anchor] = (steps.at(-1) ?? '').split('#');
      const html = htmlOf(site, from);
      const at = anchor === undefined ? 0 : html.indexOf(`id="${anchor}"`);
      expect(at, anchor).to.be.greaterThan(-1);
      expect(textOf(html.slice(at)).toLowerCase()).to.include(words.toLowerCase());
    });
});

const htmlOf = (site: Site, path: string): string => site.get(path) ?? expect.fail(`there is no ${path}`);
