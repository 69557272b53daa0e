import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../cli/suite';
import { packageRoot } from '../../ledger/package-root';
import type { Result } from '../../reports/result-schema';

/** Everything a verdict says, without what the wall clock says and what ties a line to it. */
const withoutWallTimes = (text: string): string =>
  text.replace(/"(wall|wallMs|ms|startedAt|chain)":("[^"]*"|[\d.]+),?/g, '');

async function runInto(folder: string, options: Parameters<typeof runSuite>[0] = {}) {
  const result = await runSuite({ out: folder, ...options });
  const read = (name: string): string => withoutWallTimes(readFileSync(join(folder, name), 'utf8'));
  return { result, verdicts: withoutWallTimes(JSON.stringify(result)), transcript: read('transcript.jsonl') };
}

describe('the reference device', () => {
  it('is conformant, with an answer for every rule of sections 4.2 and 7.5, twice the same, and by two workers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provtck-'));
    try {
      const first = await runInto(folder);
      const second = await runInto(folder);
      expect(first.result.run.verdict).to.equal('conformant');
      expect(unanswered(first.result)).to.deep.equal([]);
      expect(second.verdicts).to.equal(first.verdicts);
      expect(second.transcript).to.equal(first.transcript);
      const workers = await runInto(folder, { parallel: 2 });
      expect(workers.transcript).to.equal(first.transcript);
      expect(first.transcript.split('\n').length).to.be.greaterThan(10_000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gives the figures that the README shows', async () => {
    const {
      run: { counts },
      observations,
    } = await runSuite();
    const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
    expect(readme).to.include(`rules        ${counts.rules.pass} passed, ${counts.rules.recorded} recorded\n`);
    expect(readme).to.include(`of ${counts.rules.total}: ${counts.rules.planned} not covered yet`);
    expect(readme).to.include(`scenarios    ${counts.scenarios.pass} passed\n`);
    expect(readme).to.include(`answers      ${observations.length} to questions`);
  });

  it('is conformant with the driver of TI, which is not judged where it differs from the text', async () => {
    const result = await runSuite({ hostDriver: 'ti-3.x' });
    expect(result.run.verdict).to.equal('conformant');
    const answers = result.observations.filter((each) => each.rule === 'PROV-7.5-15').map((each) => each.answer);
    expect(answers).to.have.length(2);
    for (const answer of answers) expect(answer).to.match(/^(no|not all of them): /);
  });

  it('is not conformant with the driver of TI where the text is asked for', async () => {
    const result = await runSuite({ hostDriver: 'ti-3.x', readings: ['C18=text'] });
    expect(result.run.verdict).to.equal('non-conformant');
    const failed = result.rules.filter((rule) => rule.verdict === 'fail').map((rule) => rule.id);
    expect(failed).to.deep.equal(['PROV-7.5-15']);
  });

  it('is conformant under every reading the text allows', async () => {
    const result = await runSuite({ readings: ['C18=text'] });
    expect(result.run.verdict).to.equal('conformant');
  });
});

/** Rules of the sections that were neither judged nor recorded, host obligations aside. */
const unanswered = (result: Result): string[] =>
  result.rules
    .filter((rule) => /^PROV-(4\.2|7\.5)-/.test(rule.id) && rule.class !== 'host-obligation')
    .filter((rule) => !['pass', 'recorded'].includes(rule.verdict))
    .map((rule) => rule.id);
