import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { judgeTranscript } from '../../cli/judge-transcript';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { packageRoot } from '../../ledger/package-root';
import { describeUnless } from '../unless';

/** Times that keep a run in real time short; the longest is for a slow machine. */
const statement = {
  file: 'statement.yaml',
  claims: ['cloud-over-sockets'],
  times: { 'application start': 30_000, 'application reaction': 4_000, 'restart time': 8_000 },
  sha256: '0'.repeat(64),
};

const hasCompiler = spawnSync('cc', ['--version']).status === 0;

describeUnless(!hasCompiler && 'there is no C compiler', 'the example application in C', () => {
  let folder = '';
  let program = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'application-'));
    program = join(folder, 'application');
    const source = join(packageRoot(), 'examples', 'host-application', 'application.c');
    const { status, stderr } = spawnSync('cc', [
      '-std=c99',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-O1',
      '-o',
      program,
      source,
    ]);
    expect(String(stderr)).to.equal('');
    expect(status).to.equal(0);
  });

  after(() => rmSync(folder, { recursive: true }));

  const run = (wire: string, options: string, ids: readonly string[], out?: string): Promise<Result> =>
    runSuite({
      adapter: 'application',
      connection: { wire, start: `${program} {wire} ${options}` },
      scenarios: { limits: ['a sample'], ids },
      party: statement,
      ...(out !== undefined && { out }),
    });

  it('recovers from an error over a pseudo-terminal, and its transcript gives the same verdict', async () => {
    const out = join(folder, 'out');
    const result = await run('pty', '2 0', ['PROV-4.3-24/1', 'PROV-4.3-24/2'], out);
    expect(result.run.incomplete).to.deep.equal([]);
    expect(result.run.verdict).to.equal('conformant');
    expect(result.party?.name).to.equal('host application');
    const again = await judgeTranscript(join(out, 'transcript.jsonl'));
    expect(again.rules).to.deep.equal(result.rules);
    expect(again.party).to.deep.equal(result.party);
  });

  it('stops the process after its cloud has confirmed, over TCP', async () => {
    const result = await run('tcp', '2 1', ['PROV-5.1.2-08/1']);
    expect(result.run.incomplete).to.deep.equal([]);
    expect(result.rules.find(({ id }) => id === 'PROV-5.1.2-08')?.verdict).to.equal('pass');
  });

  it('restarts the network processor on request', async () => {
    const result = await run('tcp', '3 0', ['PROV-6-13/1']);
    expect(result.run.incomplete).to.deep.equal([]);
    expect(result.rules.find(({ id }) => id === 'PROV-6-13')?.verdict).to.equal('pass');
  });

  it('is found when it ignores an error', async () => {
    const result = await run('tcp', '2 0 ignores-error', ['PROV-4.3-24/1']);
    const rule = result.rules.find(({ id }) => id === 'PROV-4.3-24');
    expect(rule?.verdict).to.equal('fail');
    expect(rule?.violations[0]?.seen).to.equal('no stop');
  });

  it('says why a program that cannot run gives no verdict', async () => {
    const result = await runSuite({
      adapter: 'application',
      connection: { wire: 'tcp', start: 'exit 3' },
      rules: ['PROV-4.1-04'],
      party: { ...statement, times: { ...statement.times, 'application start': 2_000 } },
    });
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete.join()).to.include('ended with exit code 3');
  });
});
