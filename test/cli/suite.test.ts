import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { SaxesParser } from 'saxes';
import * as v from 'valibot';
import { registerAdapter } from '../../adapters/registry';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import { type Result, ResultSchema } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { ReportFolder } from '../../reports/report-folder';
import { fixture } from '../fixtures/suite/suite';

const folder = mkdtempSync(join(tmpdir(), 'suite-'));
after(() => rmSync(folder, { recursive: true }));

/** Code of the error a run ends with. */
async function refusal(options: SuiteOptions): Promise<string> {
  try {
    await runSuite(options);
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
  return 'none';
}

const verdicts = (result: Result) => Object.fromEntries(result.scenarios.map(({ id, verdict }) => [id, verdict]));
const ruleVerdicts = (result: Result) => Object.fromEntries(result.rules.map(({ id, verdict }) => [id, verdict]));
const reasons = (result: Result) => Object.fromEntries(result.scenarios.map(({ id, reason }) => [id, reason]));

describe('a run of the suite', () => {
  it('is conformant when every rule is kept', async () => {
    const result = await runSuite(fixture('conformant'));
    expect(result.run.verdict).to.equal('conformant');
    expect(result.run.profiles).to.deep.equal({ device: 'conformant', driver: 'conformant' });
    expect(result.run.incomplete).to.deep.equal([]);
    expect(ruleVerdicts(result)).to.deep.equal({
      'PROV-1-01': 'pass',
      'PROV-1-02': 'pass',
      'PROV-1-03': 'pass',
      'PROV-1-04': 'recorded',
      'PROV-1-05': 'pass',
      'PROV-1-06': 'not-judged',
      'PROV-1-07': 'not-judged',
      'PROV-1-08': 'not-judged',
      'PROV-1-09': 'pass',
    });
    expect(result.run.counts.rules).to.deep.include({ pass: 5, recorded: 1, planned: 1, notJudged: 2, total: 9 });
    expect(result.run.basis).to.deep.equal({ SWRA513C: 3, SWRU455M: 1, driver: 1 });
    expect(result.device).to.deep.equal({ part: 'CC3235SF', versions: { nwp: '4' } });
    expect(result.run.deviceMs).to.equal(8 * 250);
  });

  it('numbers the rows of an outline over all its examples, whatever is selected', async () => {
    expect(Object.keys(verdicts(await runSuite(fixture('conformant'))))).to.include.members([
      'PROV-1-01/2.1',
      'PROV-1-01/2.2',
      'PROV-1-01/2.3',
    ]);
    const { observations } = await runSuite(fixture('conformant'));
    expect(observations.map(({ scenario, answer }) => [scenario, answer])).to.deep.include(['PROV-1-01/2.3', 'maybe']);
  });

  it('is non-conformant when a mandatory rule is broken, and only warns about advice', async () => {
    const result = await runSuite(fixture('broken'));
    expect(result.run.verdict).to.equal('non-conformant');
    expect(ruleVerdicts(result)).to.deep.include({ 'PROV-1-01': 'fail', 'PROV-1-02': 'fail', 'PROV-1-03': 'fail' });
    // An implied rule is not a second fault of its own, but it is broken all the same.
    expect(result.run.counts.rules).to.deep.include({ fail: 2, warnings: 1 });
    expect(result.rules[0]?.violations).to.deep.equal([
      {
        scenario: 'PROV-1-01/2',
        expected: 'an <event> & "quiet"',
        seen: 'none, SSID \u001b[31m\u0007',
        at: 12,
        command: `provtck run --ledger ${fixture('').ledger} --rule PROV-1-01`,
      },
    ]);
  });

  it('is incomplete when nothing is selected', async () => {
    const result = await runSuite(fixture('conformant', { tags: '@nowhere' }));
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete).to.deep.equal(['No scenario was selected.']);
  });

  it('is incomplete when nothing applies', async () => {
    const result = await runSuite(fixture('elsewhere'));
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete[0]).to.equal('None of the 2 selected scenarios applies to this device.');
    expect(reasons(result)['PROV-1-01/1']).to.equal('there is no cloud');
  });

  it('is incomplete when a mandatory rule is left without a verdict', async () => {
    const result = await runSuite(
      fixture('{conformant,broken}', { tags: '@PROV-1-01 and not @PROV-1-05', rules: ['PROV-1-01', 'PROV-1-09'] }),
    );
    expect(result.run.verdict).to.equal('non-conformant');
    const other = await runSuite(fixture('broken', { rules: ['PROV-1-09', 'PROV-1-05'] }));
    expect(other.run.verdict).to.equal('incomplete');
    expect(other.run.incomplete[0]).to.equal('PROV-1-05 has no verdict: the suite has no scenario for it.');
  });

  it('is incomplete when a planned rule is asked for', async () => {
    const result = await runSuite(fixture('conformant', { rules: ['PROV-1-08'] }));
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete[0]).to.equal(
      'PROV-1-08 has no verdict: planned: the suite has no scenario for it yet.',
    );
  });

  it('judges a selected rule by all its scenarios and leaves the others alone', async () => {
    const result = await runSuite(fixture('conformant', { rules: ['PROV-1-05'] }));
    expect(result.run.verdict).to.equal('conformant');
    expect(result.run.profiles).to.deep.equal({ device: 'not-judged', driver: 'conformant' });
    expect(ruleVerdicts(result)).to.deep.include({ 'PROV-1-05': 'pass', 'PROV-1-01': 'not-judged' });
    expect(result.rules[0]?.reason).to.equal('only 1 of its 5 scenarios were selected');
  });

  it('finds the scenarios of an implied rule with those of its target', async () => {
    const result = await runSuite(fixture('conformant', { rules: ['PROV-1-02'] }));
    expect(result.run.verdict).to.equal('conformant');
    expect(ruleVerdicts(result)).to.deep.include({ 'PROV-1-01': 'pass', 'PROV-1-02': 'pass' });
    expect(result.rules[1]?.impliedBy).to.equal('PROV-1-01');
  });

  it('calls everything inconclusive that is neither a pass, a fault of the device nor a stated exception', async () => {
    const result = await runSuite(fixture('doubtful'));
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.counts.scenarios).to.deep.equal({
      total: 10,
      pass: 1,
      fail: 0,
      inconclusive: 8,
      notApplicable: 1,
    });
    expect(reasons(result)).to.deep.equal({
      'PROV-1-01/1': 'Given the bench breaks: the cable is out',
      'PROV-1-01/2': 'lock up: the phone is lost',
      'PROV-1-01/3': 'reported no outcome',
      'PROV-1-01/4': 'reported an outcome that cannot be read',
      'PROV-1-01/5': 'reported more than one outcome',
      'PROV-1-01/6': 'undefined step: Given nobody knows what',
      'PROV-1-01/7': 'skipped without saying why',
      'PROV-1-01/8': 'pending step: Given the step is pending',
      'PROV-1-01/9': 'there is no cloud',
      'PROV-1-01/10': undefined,
    });
  });

  it('ends with what it has when it is stopped', async () => {
    const controller = new AbortController();
    const result = await runSuite(
      fixture('conformant'),
      { scenarioFinished: (_scenario, done) => done === 2 && controller.abort('interrupted') },
      controller.signal,
    );
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete[0]).to.equal('The run was stopped: interrupted.');
    expect(result.run.counts.scenarios).to.deep.equal({
      total: 8,
      pass: 2,
      fail: 0,
      inconclusive: 6,
      notApplicable: 0,
    });
  });

  it('blames the bench and not the device when the device is gone', async () => {
    registerAdapter('unplugged', async () => {
      throw new Error('the port is gone');
    });
    const { run } = await runSuite({ adapter: 'unplugged', rules: ['PROV-7.5-16'] });
    expect(run.verdict).to.equal('incomplete');
    expect(run.counts.scenarios).to.deep.include({ pass: 0, fail: 0 });
    expect(run.incomplete.join()).to.include('the port is gone');
  });

  it('gives the same result from workers', async () => {
    const strip = ({ run, scenarios, ...rest }: Result) => ({
      ...rest,
      counts: run.counts,
      scenarios: scenarios.map(({ startedAt: _startedAt, wallMs: _wallMs, steps: _steps, ...scenario }) => scenario),
    });
    const parallel = await runSuite(fixture('conformant', { parallel: 2 }));
    expect(strip(parallel)).to.deep.equal(strip(await runSuite(fixture('conformant'))));
  });
});

describe('the reports of a run', () => {
  for (const feature of ['conformant', 'broken', 'doubtful', 'elsewhere'])
    it(`agree on the totals: ${feature}`, async () => {
      const out = join(folder, feature);
      const { run } = await runSuite(fixture(feature, { out, formats: ['html', 'messages'] }));
      const { total, pass, fail, inconclusive, notApplicable } = run.counts.scenarios;
      const result = v.parse(ResultSchema, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
      expect(result.run.counts).to.deep.equal(run.counts);
      expect(junitTotals(join(out, 'junit.xml'))).to.deep.equal({
        said: { tests: total, failures: fail, errors: inconclusive, skipped: notApplicable },
        shown: { testcase: total, failure: fail, error: inconclusive, skipped: notApplicable },
      });
      expect(allureTotals(join(out, 'allure-results'))).to.deep.equal({
        passed: pass,
        failed: fail,
        broken: inconclusive,
        skipped: notApplicable,
      });
      // Cucumber knows no verdicts, but its page has to show the same scenarios.
      expect(finishedIn(join(out, 'messages.ndjson'))).to.equal(total);
      expect(readFileSync(join(out, 'cucumber.html'), 'utf8'))
        .to.include('PROV-1-01/1')
        .and.include('</html>');
    });

  it('of an earlier run are in a folder of their own, other files stay', async () => {
    const out = join(folder, 'again');
    await runSuite(fixture('conformant', { out, formats: ['html', 'messages'] }));
    writeFileSync(join(out, 'mine.txt'), 'keep');
    writeFileSync(`${new ReportFolder(out).path('transcript')}.1`, '{"kind":"scenario"}\n');
    await runSuite(fixture('elsewhere', { out }));
    expect(readdirSync(join(out, 'allure-results')).filter((name) => name.endsWith('-result.json'))).to.have.length(2);
    expect(readdirSync(join(out, 'earlier', '1')).sort()).to.deep.equal([
      'cucumber.html',
      'junit.xml',
      'messages.ndjson',
      'report.html',
      'result.json',
      'transcript.jsonl.1',
    ]);
    expect(readdirSync(out).sort()).to.deep.equal([
      'allure-results',
      'earlier',
      'junit.xml',
      'mine.txt',
      'report.html',
      'result.json',
    ]);
  });
});

describe('what makes no sense', () => {
  const out = join(folder, 'precious');

  for (const [code, options] of [
    ['RULE_UNKNOWN', { rules: ['PROV-9-99'] }],
    ['ADAPTER_UNKNOWN', { adapter: 'telepathy' }],
    ['PART_UNKNOWN', { device: 'CC9999' }],
    ['DATA_UNREADABLE', { ics: 'nowhere.yaml' }],
    ['PART_UNKNOWN', { device: 'statement.json' }],
    ['DEVICE_CONTRADICTED', { device: 'CC3120', ics: 'examples/device-statement.yaml' }],
    ['HOST_DRIVER_UNKNOWN', { hostDriver: 'hand-made' }],
    ['READING_UNKNOWN', { readings: ['C18=aloud'] }],
    ['READING_MALFORMED', { readings: ['C18'] }],
    ['TAGS_INVALID', { tags: '@a and and' }],
    ['TAGS_INVALID', { tags: '' }],
    ['OUT_INVALID', { out: '' }],
    ['OPTION_NOT_FOR_ADAPTER', { command: 'true' }],
    ['OPTION_NOT_FOR_ADAPTER', { adapter: 'serial', connection: { port: 'COM5' }, command: 'true' }],
    ['OPTION_NOT_FOR_ADAPTER', { adapter: 'simulator', connection: { port: 'COM5' } }],
    ['PARALLEL_INVALID', { parallel: -1 }],
    ['PARALLEL_INVALID', { parallel: 1.5 }],
    ['LEDGER_UNREADABLE', { ledger: folder }],
  ] as const satisfies readonly [string, SuiteOptions][])
    it(`is refused beforehand: ${code} ${JSON.stringify(options)}`, async () => {
      await runSuite(fixture('elsewhere', { out }));
      const before = readFileSync(join(out, 'result.json'), 'utf8');
      expect(await refusal(fixture('conformant', { out, ...options }))).to.equal(code);
      expect(readFileSync(join(out, 'result.json'), 'utf8')).to.equal(before);
    });

  it('includes a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await refusal(fixture('conformant', { out: join(file, 'out') }))).to.equal('OUT_UNWRITABLE');
  });

  it('includes features that cannot be parsed', async () => {
    const broken = join(folder, 'unparsed');
    expect(await refusal(fixture('unreadable', { out: broken }))).to.equal('FEATURES_INVALID');
    expect(existsSync(join(broken, 'cucumber.html.part'))).to.equal(false);
  });
});

function junitTotals(file: string) {
  const shown: Record<string, number> = { testcase: 0, failure: 0, error: 0, skipped: 0 };
  let said: Record<string, number> = {};
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: { tests, failures, errors, skipped } }) => {
    if (name === 'testsuite')
      said = { tests: Number(tests), failures: Number(failures), errors: Number(errors), skipped: Number(skipped) };
    else if (name in shown) shown[name] = (shown[name] ?? 0) + 1;
  });
  parser.write(readFileSync(file, 'utf8')).close();
  return { said, shown };
}

function allureTotals(results: string): Record<string, number> {
  const totals: Record<string, number> = { passed: 0, failed: 0, broken: 0, skipped: 0 };
  for (const name of readdirSync(results).filter((file) => file.endsWith('-result.json'))) {
    const { status } = v.parse(v.object({ status: v.string() }), JSON.parse(readFileSync(join(results, name), 'utf8')));
    totals[status] = (totals[status] ?? 0) + 1;
  }
  return totals;
}

const finishedIn = (file: string): number => readFileSync(file, 'utf8').match(/^\{"testCaseFinished"/gm)?.length ?? 0;
