import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import { loadLedger } from '../../ledger/ledger';
import { partyProfiles } from '../../ledger/parties';
import { registerMutants } from '../../mutants/catalogue';
import { renderSitePage } from '../../site/layout';
import { renderOverview } from '../../site/pages/overview';
import { partyVerdicts } from '../../site/pages/party-verdicts';
import type { Spec } from '../../site/spec';
import { stages } from '../../site/stages/stages';
import { termsIn } from '../../site/terms';
import { Bench } from '../browser/built-site';

registerMutants();
const ledger = loadLedger();
const bench = new Bench();
after(() => bench.remove());

/** Text of a page that is no link, drawing or code. A summary cannot contain a link. */
const plainText = (html: string): string =>
  html
    .replace(/<(style|script|svg|title|nav|code|a|summary)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z]+;/g, ' ')
    .replace(/\s+/g, ' ');

describe('terms in a text', () => {
  it('link the longest term, once, in its spelling', () => {
    const linked = (text: string) => termsIn(text).flatMap(({ anchor }) => anchor ?? []);
    expect(linked('The device AP of the device, and devices.')).to.deep.equal(['device-ap', 'device']);
    expect(linked('It may join the AP and must not map it.')).to.deep.equal(['access-point-ap']);
    expect(linked('Nothing here.')).to.deep.equal([]);
    const text = 'Blocked APIs keep the host waiting.';
    expect(
      termsIn(text)
        .map((part) => part.text)
        .join(''),
    ).to.equal(text);
  });
});

describe('the first page', () => {
  let spec: Spec;
  let html: string;

  before(async () => {
    const rules = ['PROV-7.5-09', 'PROV-7.5-31', 'PROV-7.1-04'];
    const result = await bench.run('breaking', { adapter: 'mutant:open-after-failure', rules });
    spec = await specFrom({ result: [result] });
    html = renderSitePage(renderOverview(spec));
  });

  it('begins with three sentences, the drawing and the verdicts, then what failed and what was not judged', () => {
    const [, about = ''] = /<p id="about">(.*?)<\/p>/s.exec(html) ?? [];
    expect(plainText(about.replace(/<\/?a\b[^>]*>/g, '')).match(/\.(?= |$)/g)).to.have.length(3);
    const places = ['id="about"', 'id="verdict"', 'id="parties"', 'class="stages"', 'id="failed"', 'id="not-judged"'];
    const order = places.map((place) => html.indexOf(place));
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).to.be.greaterThan(0);
  });

  it('has no term of the glossary without a link', () => {
    const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? [];
    const unlinked = termsIn(plainText(main)).filter(
      ({ anchor }) => anchor !== undefined && !html.includes(`glossary.html#${anchor}"`),
    );
    expect(unlinked.map(({ text }) => text)).to.deep.equal([]);
  });

  it('has the verdict of every party of the result, also of one that it does not know', () => {
    const [{ result } = expect.fail()] = spec.results;
    const of = (profiles: Record<string, string>) =>
      partyVerdicts(spec, { ...result, run: { ...result.run, profiles } } as unknown as typeof result).map(
        ({ title, verdict }) => `${title}: ${verdict}`,
      );
    expect(of({ device: 'non-conformant', driver: 'conformant' })).to.deep.equal([
      'Device: non-conformant',
      'Host driver: conformant',
      'Host application: not-judged',
      'App: not-judged',
    ]);
    expect(
      of({ device: 'conformant', driver: 'conformant', host: 'incomplete', router: 'conformant' }),
    ).to.include.members(['Host application: incomplete', 'router: conformant']);
    for (const { rules } of partyVerdicts(spec, result)) expect(rules.length).to.be.greaterThan(0);
  });

  it('has the verdict of the party of a run on a host application or an app', () => {
    const [{ result } = expect.fail()] = spec.results;
    for (const [name, title] of [
      ['host application', 'Host application'],
      ['phone app', 'App'],
    ] as const) {
      const party = { name, claims: [], times: {} };
      const verdicts = partyVerdicts(spec, { ...result, run: { ...result.run, verdict: 'conformant' }, party });
      expect(verdicts.filter(({ verdict }) => verdict !== 'not-judged').map((each) => each.title)).to.deep.equal([
        title,
      ]);
      expect(verdicts.find((each) => each.title === title)?.rules).to.have.length(result.rules.length);
      expect(partyProfiles().map((profile) => profile.name)).to.include(name);
    }
  });

  it('draws stages whose messages name rules of the ledger', () => {
    for (const { rules } of stages().flatMap(({ messages }) => messages))
      for (const rule of rules) {
        expect(ledger.has(rule), rule).to.equal(true);
        expect(html).to.include(`rules/${rule}.html`);
      }
  });
});
