import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Envelope, getWorstTestStepResult, type TestStepResult } from '@cucumber/messages';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type Result, ResultSchema } from '../../judge/result-schema';
import { readData } from '../../ledger/read-data';
import { registerMutants } from '../../mutants/catalogue';
import { printSummary } from '../../reports/summary';
import { counted, formatDuration, Terminal } from '../../reports/terminal';
import { writtenReports } from '../../reports/write-reports';
import { Bench } from '../browser/built-site';
import { registerHostileDevice, someRules } from '../fixtures/hostile-device';
import { messagesIn } from '../reports/cucumber-page';

registerHostileDevice();
registerMutants();

/** How many scenarios there are of each kind. */
interface Totals {
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly notApplicable: number;
}

const counting =
  <Kind extends PropertyKey>(kinds: readonly Kind[]) =>
  (kind: Kind) =>
    kinds.filter((each) => each === kind).length;

describe('the totals of a run', () => {
  const bench = new Bench();
  let result: Result;
  let folder: string;
  let expected: Totals;

  before(async () => {
    const statement = join(bench.folder, 'device.yaml');
    writeFileSync(statement, 'ics:\n  part: CC3220SF\n  claims:\n    smart-config: false\n');
    // Says hostile things, fails, and falls silent now and then; and it does without something.
    const file = await bench.run('run', {
      adapter: 'hostile',
      rules: [...someRules, 'PROV-7.5-09'],
      ics: statement,
      formats: ['html'],
      reports: writtenReports,
    });
    result = readData(file, ResultSchema);
    folder = dirname(file);
    const { total: _total, ...scenarios } = result.run.counts.scenarios;
    expected = scenarios;
  });

  after(() => bench.remove());

  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');

  it('are of every kind, and add up', () => {
    for (const [kind, count] of Object.entries(expected)) expect(count, kind).to.be.greaterThan(0);
    const verdictOf = counting(result.scenarios.map(({ verdict }) => verdict));
    expect({
      pass: verdictOf('pass'),
      fail: verdictOf('fail'),
      inconclusive: verdictOf('inconclusive'),
      notApplicable: verdictOf('not-applicable'),
    }).to.deep.equal(expected);
    expect(result.scenarios).to.have.length(result.run.counts.scenarios.total);
  });

  it('are those of the site', async () => {
    const html = readFileSync(join(await bench.site('site', join(folder, 'result.json')), 'index.html'), 'utf8');
    const total = (id: string) => Number(new RegExp(`id="total-${id}">(\\d+)<`).exec(html)?.[1]);
    const { rules, scenarios } = result.run.counts;
    expect({
      pass: total('scenarios-pass'),
      fail: total('scenarios-fail'),
      inconclusive: total('scenarios-inconclusive'),
      notApplicable: total('scenarios-not-applicable'),
    }).to.deep.equal(expected);
    for (const [id, count] of [
      ['scenarios-total', scenarios.total],
      ['pass', rules.pass],
      ['fail', rules.fail],
      ['warnings', rules.warnings],
      ['deviations', rules.deviations],
      ['inconclusive', rules.inconclusive],
      ['not-applicable', rules.notApplicable],
      ['recorded', rules.recorded],
      ['planned', rules.planned],
      ['not-judged', rules.notJudged],
      ['total', rules.total],
    ] as const)
      expect(total(id), id).to.equal(count);
    const { deviceMs, wallMs } = result.run;
    expect(html).to.include(`${formatDuration(deviceMs)} device time, ${formatDuration(wallMs)} wall time`);
  });

  /** Rules against which monitors have something; JUnit and Allure have a case of its own for each. */
  const sighted = () => result.rules.filter(({ violations }) => violations.some(({ monitor }) => monitor)).length;

  it('are those of JUnit', () => {
    const xml = read('junit.xml');
    const [head = ''] = /<testsuite .*?>/s.exec(xml) ?? [];
    const figure = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(head)?.[1]);
    const elements = (name: string) => xml.match(new RegExp(`<${name}[ >/]`, 'g'))?.length ?? 0;
    for (const [failures, errors, skipped, tests] of [
      [figure('failures'), figure('errors'), figure('skipped'), figure('tests')],
      [elements('failure'), elements('error'), elements('skipped'), elements('testcase')],
    ] as const)
      expect({
        pass: tests - failures - errors - skipped,
        fail: failures - sighted(),
        inconclusive: errors,
        notApplicable: skipped,
      }).to.deep.equal(expected);
  });

  it('are those of Allure', () => {
    const names = readdirSync(join(folder, 'allure-results')).filter((name) => name.endsWith('-result.json'));
    const statusOf = counting(
      names.map((name) => (JSON.parse(read('allure-results', name)) as Result & { status: string }).status),
    );
    expect({
      pass: statusOf('passed'),
      fail: statusOf('failed') - sighted(),
      inconclusive: statusOf('broken'),
      notApplicable: statusOf('skipped'),
    }).to.deep.equal(expected);
  });

  it("are those of cucumber's page, which calls doubt a failure", () => {
    const messages = JSON.parse(messagesIn(read('cucumber.html'))) as Envelope[];
    const results = new Map<string, TestStepResult[]>();
    for (const { testCaseStarted, testStepFinished } of messages) {
      if (testCaseStarted !== undefined) results.set(testCaseStarted.id, []);
      if (testStepFinished !== undefined)
        results.get(testStepFinished.testCaseStartedId)?.push(testStepFinished.testStepResult);
    }
    const statusOf = counting([...results.values()].map((steps) => getWorstTestStepResult(steps).status as string));
    expect([statusOf('PASSED'), statusOf('FAILED'), statusOf('SKIPPED'), results.size]).to.deep.equal([
      expected.pass,
      expected.fail + expected.inconclusive,
      expected.notApplicable,
      result.run.counts.scenarios.total,
    ]);
  });

  it('say how many cases JUnit and Allure have beyond the scenarios', async () => {
    // Its monitor finds in scenarios of another rule what those let pass.
    const file = await bench.run('watched', {
      adapter: 'mutant:ready-in-every-mode',
      rules: ['PROV-9-12'],
      reports: writtenReports,
    });
    const watched = readData(file, ResultSchema);
    const html = readFileSync(join(await bench.site('watched-site', file), 'index.html'), 'utf8');
    const total = (id: string) => Number(new RegExp(`id="total-${id}">(\\d+)<`).exec(html)?.[1]);
    const cases = total('sighted');
    expect(cases).to.be.greaterThan(0);
    expect(total('scenarios-total')).to.equal(watched.run.counts.scenarios.total);
    const xml = readFileSync(join(dirname(file), 'junit.xml'), 'utf8');
    const allure = readdirSync(join(dirname(file), 'allure-results')).filter((name) => name.endsWith('-result.json'));
    expect([xml.match(/<testcase /g)?.length, allure.length]).to.deep.equal(
      [1, 1].map(() => total('scenarios-total') + cases),
    );
    expect(html).to.include(`; ${counted(cases, 'failed case')} by monitors`);
    let text = '';
    printSummary(
      watched,
      new Terminal({
        write: (more: string) => {
          text += more;
        },
      }),
    );
    expect(text).to.include(`; ${counted(cases, 'failed case')} by monitors`);
  });
});
