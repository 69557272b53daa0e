import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { runSuite } from '../../../cli/suite';
import { packageRoot } from '../../../ledger/package-root';
import { firstRowSources } from '../../first-row-features';
import { firstScenarios, firstScenariosResult } from '../../first-scenarios';
import { judged } from '../judged';
import { eventually, isAlive, misfit, simulator } from './program';

const folder = mkdtempSync(join(tmpdir(), 'process-suite-'));
after(() => rmSync(folder, { recursive: true }));

/** The process id that a device has written, once it has. Programs of a run that follow each other write the same file. */
async function pidIn(file: string): Promise<number> {
  const read = (): number => {
    try {
      return Number(readFileSync(file, 'utf8'));
    } catch {
      return 0;
    }
  };
  let pid = 0;
  await eventually(() => {
    pid = read();
    return pid > 0 && isAlive(pid);
  });
  return pid;
}

/** A run of the suite in a process of its own, and in a folder of its own, for several go on at once. */
const provtck = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), ...args], {
    cwd: mkdtempSync(join(folder, 'run-')),
    stdio: 'ignore',
  });

describe('the suite over the adapter protocol', () => {
  it('judges the reference device as in process: every rule, every scenario, every millisecond', async () => {
    const scenarios = firstScenarios();
    const behind = judged(await runSuite({ adapter: 'process', command: simulator(), scenarios }));
    const within = judged(await firstScenariosResult());
    expect(behind.scenarios.length).to.be.greaterThan(200);
    expect(behind).to.deep.equal(within);
  });

  it('judges a device at fault as in process, with the same evidence', async () => {
    const asked = { readings: ['C18=text'], rules: ['PROV-7.5-15'] };
    const behind = judged(await runSuite({ adapter: 'process', command: simulator('ti-3.x'), ...asked }));
    expect(behind.verdict).to.equal('non-conformant');
    expect(behind).to.deep.equal(judged(await runSuite({ hostDriver: 'ti-3.x', ...asked })));
  });

  it('judges from several workers, each with a program of its own', async () => {
    const rules = ['PROV-4.2-05', 'PROV-7.5-06'];
    // Each worker parses all features that there are.
    const sources = firstRowSources();
    const parallel = await runSuite({ sources, adapter: 'process', command: simulator(), rules, parallel: 2 });
    expect(parallel.run.counts.scenarios.pass).to.be.greaterThan(5);
    expect(judged(parallel)).to.deep.equal(judged(await runSuite({ sources, rules })));
  });
});

describe('a run with a program that fails', () => {
  for (const [misdeed, reason] of [
    ['dies in mid-call', 'ended with exit code 3 during "call"'],
    ['writes a log to standard output', 'is not JSON'],
    ['answers another request', 'answered request 100'],
  ] as const)
    it(`is incomplete, and blames nobody: ${misdeed}`, async () => {
      const result = await runSuite({ adapter: 'process', command: misfit(misdeed), rules: ['PROV-4.2-05'] });
      expect(result.run.verdict).to.equal('incomplete');
      expect(result.scenarios.map(({ verdict }) => verdict))
        .to.include('inconclusive')
        .and.not.include('fail');
      expect(JSON.stringify(result.scenarios)).to.include(JSON.stringify(reason).slice(1, -1));
    });

  it('ends at once where the program does not answer the first request', async () => {
    const run = runSuite({ adapter: 'process', command: misfit('exits at once'), rules: ['PROV-4.2-05'] });
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'PROCESS_EXITED_EARLY');
  });

  it('is in doubt about what it says it cannot do although it offers it', async () => {
    const result = await runSuite({ adapter: 'process', command: misfit('cannot do it'), rules: ['PROV-4.2-05'] });
    // Scenarios do not apply that need a phone or a function which the program does not offer.
    const executed = result.scenarios.filter(({ verdict }) => verdict !== 'not-applicable');
    expect(executed).to.not.have.length(0);
    for (const { verdict, reason } of executed) {
      expect(verdict).to.equal('inconclusive');
      expect(reason).to.match(/^CAPABILITY_CONTRADICTED: .*no such thing here/);
    }
    for (const { verdict, reason } of result.scenarios)
      if (verdict === 'not-applicable') expect(reason).to.not.include('no such thing here');
  });
});

describe('a run that is interrupted', () => {
  const rule = ['--rule', 'PROV-4.2-05', '--quiet'];
  const device = ['--adapter', 'process', '--command'];

  for (const [how, parallel] of [
    ['in one process', '0'],
    ['with workers', '2'],
  ] as const)
    it(`leaves with exit code 2 and takes the program along, ${how}`, async () => {
      const file = join(folder, `interrupted-${parallel}`);
      const run = provtck('run', ...device, misfit('answers never', file), ...rule, '--parallel', parallel);
      const pid = await pidIn(file);
      expect(isAlive(pid)).to.equal(true);
      run.kill('SIGINT');
      const [code] = await once(run, 'exit');
      expect(code).to.equal(2);
      expect(await eventually(() => !isAlive(pid))).to.equal(true);
    });

  it('takes along a program that ignores everything else', async () => {
    const file = join(folder, 'stubborn');
    const run = provtck('run', ...device, misfit('outlives everything', file), '--rule', 'PROV-4.2-05');
    const pid = await pidIn(file);
    run.kill('SIGTERM');
    await once(run, 'exit');
    expect(await eventually(() => !isAlive(pid))).to.equal(true);
  });

  it('is over for the program also when the suite is killed outright', async () => {
    const file = join(folder, 'killed');
    const run = provtck('run', ...device, misfit('answers never', file), ...rule);
    const pid = await pidIn(file);
    run.kill('SIGKILL');
    await once(run, 'exit');
    expect(await eventually(() => !isAlive(pid))).to.equal(true);
  });
});
