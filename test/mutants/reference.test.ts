import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { BROKEN_BY_TI, RULES_OF_TI } from '../broken-by-ti';
import { firstRowSources, firstScenarioSources } from '../first-row-features';
import { firstScenariosAnd } from '../first-scenarios';
import { referenceResult, resultOf } from '../reference-result';

/** A result or transcript without wall times, and without the hash chain, which depends on them. */
const withoutWallTimes = (text: string): string =>
  text.replace(/"(wall|wallMs|ms|startedAt|chain)":("[^"]*"|[\d.]+),?/g, '');

/** The rules of section 7.5 that scenarios test. */
const blockingRules = loadLedger()
  .rules.filter((rule) => rule.id.startsWith('PROV-7.5-') && rule.class === 'tested')
  .map(({ id }) => id);

async function runInto(folder: string, options: Parameters<typeof runSuite>[0] = {}) {
  const result = await runSuite({ out: folder, reports: ['transcript'], rules: blockingRules, ...options });
  const read = (name: string): string => withoutWallTimes(readFileSync(join(folder, name), 'utf8'));
  return { result, verdicts: withoutWallTimes(JSON.stringify(result)), transcript: read('transcript.jsonl') };
}

describe('the reference device', () => {
  /** Every scenario of the rules that depend on an interpretation or on the driver, and a part of the others. */
  const scenarios = firstScenariosAnd(RULES_OF_TI);

  it('is brought into the situation of each rule of each monitor', async () => {
    const { monitors = [] } = await referenceResult();
    const untested = monitors.filter(({ tested }) => tested === 0).map(({ rule }) => rule);
    // The reference device reports a refused start by its return code alone. Conforming variants report it by a status.
    expect(untested).to.deep.equal(['PROV-7.2-30']);
    expect(monitors.filter(({ broken }) => broken > 0)).to.deep.equal([]);
  });

  it('is conformant with a verdict for each rule of sections 4.2 and 7.5', async () => {
    const result = await referenceResult();
    expect(result.run.verdict).to.equal('conformant');
    expect(unanswered(result)).to.deep.equal([]);
  });

  it('gives the same transcript in a second run and with two workers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provtck-'));
    try {
      const sources = firstRowSources();
      const first = await runInto(folder, { sources });
      const second = await runInto(folder, { sources });
      expect(second.verdicts).to.equal(first.verdicts);
      expect(second.transcript).to.equal(first.transcript);
      expect(first.transcript.split('\n').length).to.be.greaterThan(5_000);
      const few = { sources: firstScenarioSources() };
      const alone = await runInto(folder, few);
      const workers = await runInto(folder, { ...few, parallel: 2 });
      expect(workers.transcript).to.equal(alone.transcript);
      expect(alone.transcript.split('\n').length).to.be.greaterThan(1_000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has the figures of the README', async () => {
    const {
      run: { counts },
      observations,
    } = await referenceResult();
    const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
    expect(readme).to.include(`rules        ${counts.rules.pass} passed, ${counts.rules.recorded} recorded\n`);
    const { hostObligation, untestable } = counts.rules.notJudgedBecause;
    expect(counts.rules.planned).to.equal(0);
    expect(readme).to.include(
      `of ${counts.rules.total}: 14 for --adapter application, ${hostObligation - 14} for --adapter phone-app, ${untestable} untestable\n`,
    );
    expect(readme).to.include(`scenarios    ${counts.scenarios.pass} passed\n`);
    expect(readme).to.include(`observations ${observations.length} recorded for points the documents leave open`);
  });

  it("is non-conformant with TI's driver, which is not judged where SWRA513C states nothing", async () => {
    const result = await resultOf({ hostDriver: 'ti-3.x' });
    expect(brokenBy(result)).to.deep.equal(BROKEN_BY_TI);
    expectOnPage(result);
    const answers = result.observations.filter((each) => each.rule === 'PROV-7.5-15').map((each) => each.answer);
    expect(answers).to.have.length(2);
    for (const answer of answers) expect(answer).to.match(/^no(, not all of them)?: /);
  });

  it("is non-conformant with TI's driver under the interpretation of the text", async () => {
    const result = await runSuite({ hostDriver: 'ti-3.x', readings: ['C18=text'], scenarios });
    expectOnPage(result);
    expect(brokenBy(result)).to.deep.equal({ ...BROKEN_BY_TI, 'PROV-7.5-15': ['PROV-7.5-15/1', 'PROV-7.5-15/2'] });
  });

  it("breaks PROV-7.5-41 only during a restart, like TI's driver", async () => {
    const own = { 'PROV-7.5-41': ['PROV-7.5-41/2'] };
    expect(brokenBy(await runSuite({ readings: ['C19=text'], scenarios }))).to.deep.equal(own);
    const ti = await runSuite({ hostDriver: 'ti-3.x', readings: ['C19=text'], scenarios });
    expect(brokenBy(ti)).to.deep.equal({ ...BROKEN_BY_TI, ...own });
    expectOnPage(ti);
  });

  it('is conformant under the interpretations of the text', async () => {
    const result = await runSuite({ readings: ['C18=text'], scenarios });
    expect(result.run.verdict).to.equal('conformant');
  });
});

/** The failed rules, each with its failed scenarios. */
const brokenBy = (result: Result): Record<string, readonly string[]> =>
  Object.fromEntries(
    result.rules
      .filter((rule) => rule.verdict === 'fail')
      .map((rule) => [
        rule.id,
        rule.violations.filter(({ monitor }) => monitor === undefined).map(({ scenario }) => scenario),
      ]),
  );

/** Checks that the page on TI's driver has each violation of a run. */
function expectOnPage(result: Result): void {
  const page = readFileSync(join(packageRoot(), 'docs', 'host-driver.md'), 'utf8');
  // A monitor reports the same calls again.
  for (const { scenario, expected, seen, monitor } of result.rules.flatMap((rule) => rule.violations))
    if (monitor === undefined) expect(page).to.include(`| ${scenario} | ${expected} | ${seen} |`);
}

/** Rules of the two sections without a verdict or an observation, without host obligations. */
const unanswered = (result: Result): string[] =>
  result.rules
    .filter((rule) => /^PROV-(4\.2|7\.5)-/.test(rule.id) && rule.class !== 'host-obligation')
    .filter((rule) => !['pass', 'recorded'].includes(rule.verdict))
    .map((rule) => rule.id);
