import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { printErratum } from '../../cli/explained-erratum';
import { printAnswers } from '../../cli/explained-question';
import { printRule } from '../../cli/explained-rule';
import { printRecordedTimeline } from '../../cli/explained-scenario';
import { specFrom } from '../../cli/spec-data';
import { registerMutants } from '../../mutants/catalogue';
import { Terminal } from '../../reports/terminal';
import { TextLayout } from '../../reports/text-layout';
import { renderSitePage } from '../../site/layout';
import { renderRule } from '../../site/pages/rule';
import { viewOf } from '../../site/rule-view';
import type { Spec } from '../../site/spec';
import { Bench } from '../browser/built-site';

registerMutants();

/** A rule that the device of these tests breaks, and one of which it gives an answer. */
const broken = 'PROV-7.5-09';
const answered = 'PROV-2.1-16';

/** Letters and digits alone, so that how a text is set makes no difference. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const bareHtml = (html: string): string =>
  bare(
    html
      .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll(/&(amp|lt|gt|quot);/g, ' '),
  );

describe('a rule that is explained', () => {
  const bench = new Bench();
  let spec: Spec;
  /** The result. */
  let run: string;

  before(async () => {
    run = await bench.run('run', { adapter: 'mutant:open-after-failure', rules: [broken, answered] });
    spec = await specFrom({ result: [run], transcript: false });
  });

  after(() => bench.remove());

  /** What is printed on a terminal that is so wide. */
  function printed(columns: number, tell: (sheet: TextLayout) => void): string {
    let text = '';
    const stream = {
      isTTY: true,
      columns,
      write: (more: string) => {
        text += more;
      },
    };
    tell(new TextLayout(new Terminal(stream, { NO_COLOR: '1' })));
    return text;
  }
  const explained = (id: string, columns = 100) =>
    printed(columns, (sheet) => printRule(spec, viewOf(spec, spec.ledger.rule(id)), sheet));

  it('has the recorded timeline of a scenario, with the mark that proves the violation', async () => {
    const recorded = await specFrom({ result: [run], scenario: `${broken}/1` });
    const text = printed(100, (sheet) => printRecordedTimeline(recorded, `${broken}/1`, sheet));
    expect(text)
      .to.match(/In time, as recorded: PROV-7\.5-09\/1\.\d+/)
      .and.match(/⚠ +device to host: returns 0/);
    expect(printed(100, (sheet) => printRecordedTimeline(spec, `${broken}/1`, sheet))).to.equal('');
    expect(printed(100, (sheet) => printRecordedTimeline(recorded, `${broken}/999`, sheet))).to.equal('');
  });

  it('says what its page on the site says', () => {
    for (const rule of spec.ledger.rules) {
      const page = bareHtml(renderSitePage(renderRule(spec, rule)));
      const text = bare(explained(rule.id));
      const { facts, errata, scenarios, monitors, decisions, breaking, answers, found } = viewOf(spec, rule);
      const said = [
        rule.statement,
        ...facts.flatMap((fact) => ('text' in fact ? fact.text : 'rules' in fact ? fact.rules : fact.sources)),
        ...errata.flatMap(({ erratum, says }) => [erratum.id, erratum.title, says]),
        ...scenarios.flatMap(({ scenario: { name, steps, examples } }) => [
          name,
          ...steps.flatMap((step) => [step.text, ...(step.table ?? []).flat()]),
          ...examples.flatMap(({ rows }) => rows.flat()),
        ]),
        ...monitors,
        ...decisions.map(({ decision }) => decision),
        ...breaking.flatMap(({ id, story }) => [id, story]),
        ...answers.flatMap((each) => [each.question, ...each.answers]),
        ...(found?.violations.slice(0, 3) ?? []).flatMap(({ expected, seen, command }) => [expected, seen, command]),
      ];
      for (const each of said) {
        expect(text, `${rule.id} on the terminal: ${each}`).to.include(bare(each));
        expect(page, `${rule.id} on its page: ${each}`).to.include(bare(each));
      }
    }
  });

  it('names what a reader looks for', () => {
    const text = explained(broken);
    expect(text)
      .to.include('Verdict: failed')
      .and.match(/observed +.*SL_/)
      .and.include('https://www.ti.com/document-viewer/lit/html/SWRA513C')
      .and.match(/=> .*\d+ failed/)
      .and.include('- open-after-failure: ')
      .and.include('PROV-7.5-08: ');
    expect(text).to.match(/^ {2}provtck run .*--rule PROV-7\.5-09$/m);
    expect(explained(answered)).to.include('Observations of this device');
  });

  it('fits the terminal, however narrow, but for what is to be copied', () => {
    const expectFit = (text: string, columns: number): void => {
      const shown = text.split('\n').filter((line) => !line.startsWith('  provtck run '));
      for (const line of shown) expect(line.length, line).to.be.at.most(columns);
    };
    for (const { id } of spec.ledger.rules)
      for (const columns of [40, 60, 80]) expectFit(explained(id, columns), columns);
    for (const erratum of spec.errata)
      expectFit(
        printed(60, (sheet) => printErratum(spec, erratum, sheet)),
        60,
      );
  });

  it('says where the result was made with another suite', () => {
    const other = { ...spec, suite: { ...spec.suite, ledgerSha256: '0'.repeat(64) } };
    const text = printed(200, (sheet) => printRule(other, viewOf(other, other.ledger.rule(broken)), sheet));
    expect(text).to.include('with other rules or scenarios');
    expect(explained(broken)).to.not.include('with other rules or scenarios');
  });

  it('tells of an erratum which question the device was asked, and where', () => {
    const [{ label, result } = expect.fail()] = spec.results;
    const asked = { rule: 'PROV-4.2-18' as const, erratum: 'C12', scenario: 'PROV-4.2-18/1' };
    const observations = [{ ...asked, question: 'Which comes first?', answer: 'The event.' }];
    const other = { ...spec, results: [{ label, result: { ...result, observations } }] };
    const erratum = spec.errata.find(({ id }) => id === 'C12') ?? expect.fail();
    expect(printed(100, (sheet) => printErratum(other, erratum, sheet))).to.match(
      /asked +Which comes first\? \(PROV-4\.2-18\/1\)\n +this device +The event\.\n/,
    );
  });

  it('is explained without any run, too', async () => {
    const none = await specFrom({ result: [] });
    const text = printed(100, (sheet) => printRule(none, viewOf(none, none.ledger.rule(broken)), sheet));
    expect(text).to.include('Scenarios').and.not.include('Verdict').and.not.include('=>');
  });
});

describe('a question that is explained', () => {
  const printed = async (asked: string): Promise<{ readonly found: boolean; readonly text: string }> => {
    const spec = await specFrom({ result: [], timelines: true });
    let text = '';
    const sheet = new TextLayout(new Terminal({ write: (each) => (text += each) }));
    return { found: printAnswers(spec, asked, sheet), text };
  };

  it('has an answer with its rules and its timeline', async () => {
    const { text } = await printed('may I open a socket');
    expect(text).to.match(/^\s*May my application open a socket/);
    expect(text)
      .to.include('PROV-7.5-11')
      .and.to.include('In time: ')
      .and.to.match(/░ {3}device to host: status 16/);
  });

  it('can be found by a return code in it', async () => {
    expect((await printed('-2014')).text).to.match(/^\s*Why does my call return -2014\?/);
  });

  it('has no answer where no question is about it', async () => {
    expect(await printed('xyzzy')).to.deep.equal({ found: false, text: '' });
  });
});
