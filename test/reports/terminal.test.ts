import { expect } from 'chai';
import { describe, it } from 'mocha';
import { buildResult } from '../../judge/run-result';
import { Progress } from '../../reports/progress';
import { printSummary, verdictSentence } from '../../reports/summary';
import { clipped, formatDuration, printable, Terminal, wrapped } from '../../reports/terminal';
import { VerdictList } from '../../reports/verdict-list';
import { facts, record, resultOf, rule } from './records';

function screen(isTTY: boolean, columns = 80, rows?: number) {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  return { stream: { isTTY, columns, write, ...(rows !== undefined && { rows }) }, text: () => text };
}

describe('text for a terminal', () => {
  it('shows control characters instead of obeying them', () => {
    expect(printable('a\u001b[2Jb\u0007\nc\u202ed')).to.equal('a\\u{1b}[2Jb\\u{7} c\\u{202e}d');
  });

  it('says times as people do', () => {
    expect([0, 999, 1000, 59_940, 61_000, 3_720_000].map(formatDuration)).to.deep.equal([
      '0 ms',
      '999 ms',
      '1.0 s',
      '59.9 s',
      '1 min 1 s',
      '1 h 2 min',
    ]);
  });

  it('is clipped and wrapped to a width', () => {
    expect(clipped('abcdef', 4)).to.equal('abc…');
    expect(wrapped('one two  three four', 9)).to.deep.equal(['one two', 'three', 'four']);
  });

  it('has colour on a terminal only, and not against the wish of the user', () => {
    const style = (isTTY: boolean, env: NodeJS.ProcessEnv) => new Terminal(screen(isTTY).stream, env).style('red', 'x');
    expect(style(true, {})).to.include('\u001b[');
    expect(style(true, { NO_COLOR: '1' })).to.equal('x');
    expect(style(true, { TERM: 'dumb' })).to.equal('x');
    expect(style(false, {})).to.equal('x');
  });
});

describe('the summary', () => {
  function summaryOf(result: Parameters<typeof printSummary>[0]): string {
    const { stream, text } = screen(false);
    printSummary(result, new Terminal(stream, {}), ['out/result.json']);
    return text();
  }

  it('begins with the verdict in a sentence', () => {
    expect(verdictSentence(resultOf('pass'))).to.equal(
      'CONFORMANT: CC3220SF (simulator) breaks no mandatory rule that this run judged.',
    );
    expect(verdictSentence(resultOf('fail'))).to.equal('NON-CONFORMANT: CC3220SF (simulator) breaks 1 mandatory rule.');
    expect(verdictSentence(resultOf())).to.match(/^INCOMPLETE: /);
  });

  it('says of a failure what was expected, what was seen, when, and how to see it again', () => {
    const text = summaryOf(resultOf('fail'));
    expect(text).to.include('PROV-1-01  MUST  expected one thing');
    expect(text).to.include('observed another, after 5 ms of device time (PROV-1-01/1)');
    expect(text).to.include('provtck run --rule PROV-1-01\n');
  });

  it('keeps on a narrow terminal what is to be copied, and when and where it was seen', () => {
    const { stream, text } = screen(true, 60);
    const result = resultOf('fail');
    const rules = result.rules.map((each) => ({
      ...each,
      violations: each.violations.map((violation) => ({
        ...violation,
        seen: 'another '.repeat(50),
        command: `provtck run --port ${'/dev/'.repeat(20)} --rule ${each.id}`,
      })),
    }));
    printSummary({ ...result, rules }, new Terminal(stream, { NO_COLOR: '1' }));
    const lines = text().split('\n');
    expect(lines.filter((line) => line.length > 60)).to.deep.equal([
      `    provtck run --port ${'/dev/'.repeat(20)} --rule PROV-1-01`,
    ]);
    expect(lines).to.include('    after 5 ms of device time (PROV-1-01/1)');
  });

  it('wraps its figures on a narrow terminal and loses none', () => {
    const { stream, text } = screen(true, 60);
    const result = resultOf('pass');
    const { counts } = result.run;
    const notJudgedBecause = { ...counts.rules.notJudgedBecause, hostObligation: 18, untestable: 5, notSelected: 288 };
    const rules = { ...counts.rules, planned: 14, total: 311, notJudgedBecause };
    printSummary(
      { ...result, run: { ...result.run, counts: { ...counts, rules } } },
      new Terminal(stream, { NO_COLOR: '1' }),
    );
    const figures = text().split('\n').slice(2);
    expect(figures).to.include.members([
      '  rules        1 passed',
      '               of 311: 14 not covered yet, 5 untestable, 288',
      '               not selected',
    ]);
    for (const line of figures) expect(line.length, line).to.be.at.most(60);
  });

  it('fits one screen however much has failed', () => {
    const rules = Array.from({ length: 99 }, (_, index) =>
      rule(`PROV-1-${String(index + 1).padStart(2, '0')}`, 'tested'),
    );
    const scenarios = rules.map(({ id }) =>
      record(`${id}/1`, 'fail', { violation: { expected: 'x'.repeat(500), seen: '\u001b[2J', at: 1 } }),
    );
    const text = summaryOf(buildResult(facts(rules, scenarios)));
    expect(text.split('\n').length).to.be.lessThan(40);
    expect(text).to.include('… and 94 more rules in result.json').and.not.include('\u001b');
  });
});

describe('the failures in a summary', () => {
  /** So many rules that failed, and as many that share their scenarios. */
  function failures(count: number) {
    const rules = Array.from({ length: count }, (_, index) => {
      const id = `PROV-1-${String(index + 1).padStart(2, '0')}` as const;
      return [rule(id, 'tested'), rule(`PROV-2-${id.slice(-2)}`, 'implied-by', { impliedBy: id })];
    }).flat();
    const scenarios = rules
      .filter(({ impliedBy }) => impliedBy === undefined)
      .map(({ id }) =>
        record(`${id}/1`, 'fail', { violation: { expected: 'one thing', seen: 'x'.repeat(99), at: 1, last: [] } }),
      );
    return buildResult(facts(rules, scenarios));
  }

  it('are counted with those that share the scenarios of another', () => {
    for (const [count, said] of [
      [1, '… and 1 more rule in'],
      [9, '… and 13 more rules in'],
    ] as const) {
      const { stream, text } = screen(false);
      const result = failures(count);
      expect(result.run.counts.rules.fail).to.equal(2 * count);
      printSummary(result, new Terminal(stream, {}));
      expect(text()).to.include(said);
    }
  });

  it('fit a terminal of 24 lines with the reports, the line on the site and the prompt', () => {
    const reports = ['result.json', 'report.html', 'junit.xml', 'transcript.jsonl', 'allure-results'];
    const evidence = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const { rules, ...result } = failures(9);
    const seen = rules.map((each) => ({
      ...each,
      violations: each.violations.map((violation) => ({ ...violation, monitor: 'of something', evidence })),
    }));
    for (const each of [
      { ...result, rules },
      { ...result, rules: seen },
    ]) {
      const { stream, text } = screen(true, 80, 24);
      printSummary(each, new Terminal(stream, { NO_COLOR: '1' }), reports);
      const lines = text().split('\n').slice(0, -1);
      expect(lines.length + 2, text()).to.be.at.most(24);
      for (const line of lines) expect(line.length).to.be.at.most(80);
      expect(text()).to.include('provtck run --rule PROV-1-01');
    }
  });
});

describe('progress', () => {
  it('is one line on a terminal, and nothing remains of it', () => {
    let now = 0;
    const { stream, text } = screen(true, 30);
    const progress = new Progress(new Terminal(stream, {}), () => now);
    now += 100;
    progress.scenarioFinished(record('PROV-1-01/1', 'fail'), 1, 9);
    progress.scenarioFinished(record('PROV-1-01/2', 'pass'), 2, 9);
    progress.end();
    expect(text()).to.equal('\r\u001b[2K1/9, 1 failed  1-words  100 …\r\u001b[2K');
  });

  it('shows the time left, which the times of the run correct', () => {
    let now = 0;
    const { stream, text } = screen(false);
    const progress = new Progress(new Terminal(stream, {}), () => now);
    const ids = Array.from({ length: 10 }, (_, number) => `PROV-1-01/${number + 1}`);
    // Two devices share the run, and its scenarios take twice their estimates.
    progress.expect(new Map(ids.map((id) => [id, 30_000])), 2);
    for (const [index, id] of ids.slice(0, 4).entries()) {
      now += 20_000;
      progress.scenarioFinished(record(id, 'pass', { wallMs: 60_000 }), index + 1, 10);
    }
    const times = text().match(/about .* left/g);
    expect(times?.slice(1)).to.deep.equal(['about 2 min 0 s left', 'about 3 min 30 s left', 'about 3 min 0 s left']);
  });

  it('is a line now and then elsewhere', () => {
    let now = 0;
    const { stream, text } = screen(false);
    const progress = new Progress(new Terminal(stream, {}), () => now);
    for (let done = 1; done <= 40; done += 1) {
      now += 1000;
      progress.scenarioFinished(record(`PROV-1-01/${done}`, 'pass'), done, 40);
    }
    progress.end();
    expect(text()).to.equal('15/40  1-words  1.5 s of device time\n30/40  1-words  3.0 s of device time\n');
  });
});

describe('the list of scenarios', () => {
  it('names each with its verdict under its chapter, says why, and fits the terminal', () => {
    const { stream, text } = screen(true, 40);
    const list = new VerdictList(new Terminal(stream, { NO_COLOR: '1' }));
    list.scenarioFinished(record('PROV-1-01/1', 'pass', { name: 'PROV-1-01/1 a name that needs two lines' }), 1, 2);
    list.scenarioFinished(record('PROV-1-01/2', 'inconclusive', { reason: 'x'.repeat(99) }), 2, 2);
    expect(text().split('\n')).to.deep.equal([
      '1-words  (1 of 2)',
      'pass            PROV-1-01/1 a name that',
      '                needs two lines 100 ms',
      'inconclusive    PROV-1-01/2 does',
      '                something 100 ms',
      `                ${'x'.repeat(23)}…`,
      '',
    ]);
  });
});
