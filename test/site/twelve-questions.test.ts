import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { specFrom } from '../../cli/spec-data';
import { packageRoot } from '../../ledger/package-root';
import { registerMutants } from '../../mutants/catalogue';
import { buildSite } from '../../site/build';
import { Bench } from '../browser/built-site';
import { linksOf, type Site } from './links';

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

const [, chapter = ''] = readFileSync(join(packageRoot(), 'docs', 'site.md'), 'utf8').split('## Twelve questions');
const ways = [...chapter.matchAll(/^\| (.*\?) \| (.*) \| (.*) \|$/gm)].map(
  ([, question = '', way = '', words = '']): Way => ({
    question,
    steps: [...way.matchAll(/`([^`]+)`/g)].map(([, step = '']) => step),
    words,
  }),
);

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
    for await (const [path, html] of buildSite(await specFrom({ result: results, timelines: true })))
      site.set(path, html);
  });

  it('are in the docs', () => {
    expect(ways).to.have.length(12);
  });

  for (const { question, steps, words } of ways)
    it(`are answered within two clicks: ${question}`, () => {
      expect(steps.length).to.be.within(1, 2);
      let from = 'index.html';
      for (const step of steps) {
        const [page = '', anchor = ''] = step.split('#');
        expect(
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
