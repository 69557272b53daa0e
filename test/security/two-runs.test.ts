import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { execute } from '../../cli/main';
import { runSuite, SuiteRun } from '../../cli/suite';
import { ReportFolder } from '../../reports/report-folder';
import { eventually } from '../adapters/process/program';
import { inProcess } from '../cli/in-process';
import { codeOf } from '../error-code';
import { provtck, untilItListens } from './process';

const folder = mkdtempSync(join(tmpdir(), 'two-runs-'));
after(() => rmSync(folder, { recursive: true }));

describe('two runs into one folder', () => {
  it('do not mix: the second is refused, and the first is whole', async () => {
    const out = join(folder, 'out');
    // Enough scenarios that the first run lasts until the second one, in this process, has looked at the folder.
    const many = ['--tags', '@needs-smartconfig'];
    const first = provtck('run', '--quiet', ...many, '--reports', 'result,transcript', '--out', out);
    expect(await eventually(() => existsSync(join(out, 'transcript.jsonl')))).to.equal(true);
    const { exitCode, stderr } = await inProcess('run', '--quiet', '--rule', 'PROV-7.5-16', '--out', out);
    expect(first.child.exitCode).to.equal(null);
    expect(stderr).to.include('OUT_BUSY');
    expect(exitCode).to.equal(3);
    expect(await first.ended).to.include({ exitCode: 0 });
    const result = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as { scenarios: unknown[] };
    expect(result.scenarios.length).to.be.greaterThan(100);
    expect(await execute(['node', 'provtck', 'judge', join(out, 'transcript.jsonl')])).to.equal(0);
  });
});

describe('a folder that the caller of a run has claimed', () => {
  it('stays claimed after the run, so that no other run moves its transcript away before it is judged', async () => {
    const out = join(folder, 'claimed');
    const claimed = new ReportFolder(out);
    claimed.claim();
    const rules = ['PROV-7.5-16'];
    const run = await SuiteRun.prepare({ out, rules, reports: ['transcript'] }, {}, claimed);
    await run.execute();
    expect(await codeOf(runSuite({ out, rules }))).to.equal('OUT_BUSY');
    claimed.release();
    expect(await codeOf(runSuite({ out, rules, reports: ['transcript'] }))).to.equal(undefined);
  });
});

describe('an interrupt', () => {
  for (const wait of [0, 300, 1_000])
    it(`leaves with a result ${wait} ms after it listens`, async () => {
      const out = join(folder, `interrupted-${wait}`);
      const device = ['--adapter', 'process', '--command', 'sleep 60'];
      const little = ['--rule', 'PROV-7.5-16', '--reports', 'result', '--quiet'];
      const { child, ended } = provtck('run', ...device, ...little, '--out', out);
      await untilItListens(child);
      await setTimeout(wait);
      child.kill('SIGINT');
      const { exitCode, signal } = await ended;
      expect([exitCode, signal]).to.deep.equal([2, null]);
      const { run } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as {
        run: { verdict: string; incomplete: string[] };
      };
      expect(run.verdict).to.equal('incomplete');
      expect(run.incomplete.join()).to.include('interrupted');
    });
});
