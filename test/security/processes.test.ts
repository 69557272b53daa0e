import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, it } from 'mocha';
import { eventually, isAlive, simulator } from '../adapters/process/program';
import { describeUnless } from '../unless';
import { provtck } from './process';

const folder = mkdtempSync(join(tmpdir(), 'processes-'));
after(() => rmSync(folder, { recursive: true }));

const parentOf = (pid: number): number => {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0;
  }
};

/** The processes below a process, at any depth. */
function below(pid: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const children = (of: number): readonly number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...children(child)]);
  return children(pid);
}

/** Whether a run has begun with its scenarios: in one process, or in each of its workers. */
function hasBegun(out: string, workers: number): boolean {
  const files = existsSync(out) ? readdirSync(out).filter((name) => name.startsWith('transcript.jsonl')) : [];
  return workers === 0 ? files.length > 0 : files.filter((name) => name !== 'transcript.jsonl').length >= workers;
}

/** A run of a device program that has begun with its scenarios, and the processes that it has started. */
async function started(out: string, parallel: string) {
  const device = ['--adapter', 'process', '--command', simulator(), '--reports', 'result,transcript'];
  // It takes seconds over the protocol, which is enough to find it under way.
  const rule = ['--rule', 'PROV-7.5-16'];
  const run = provtck('run', '--quiet', ...device, ...rule, '--out', out, '--parallel', parallel);
  const pid = run.child.pid ?? 0;
  expect(await eventually(() => hasBegun(out, Number(parallel)) && below(pid).length >= 2)).to.equal(true);
  return { ...run, processes: below(pid) };
}

describeUnless(process.platform === 'linux' ? false : 'reads /proc', 'the processes of a run', () => {
  for (const [signal, parallel] of [
    ['SIGKILL', '0'],
    ['SIGKILL', '2'],
    ['SIGINT', '2'],
    ['SIGTERM', '0'],
  ] as const)
    it(`are gone after ${signal}, with --parallel ${parallel}`, async () => {
      const { child, ended, processes } = await started(join(folder, `${signal}-${parallel}`), parallel);
      expect(processes.length).to.be.greaterThan(0);
      child.kill(signal);
      await ended;
      expect(await eventually(() => !processes.some(isAlive))).to.equal(true);
    });

  it('leave an incomplete result where a worker is killed in a scenario', async () => {
    const out = join(folder, 'worker');
    // A worker that is killed before its first scenario leaves nothing out: the other one executes everything.
    const { child, ended, processes } = await started(out, '2');
    const worker = processes.find((pid) => parentOf(pid) === child.pid);
    if (worker === undefined) throw new Error('no worker');
    process.kill(worker, 'SIGKILL');
    const { exitCode, signal, stderr } = await ended;
    expect([exitCode, signal]).to.deep.equal([2, null]);
    expect(stderr).to.not.match(/^\s+at .*\.ts:/m);
    const { run } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as { run: { verdict: string } };
    expect(run.verdict).to.equal('incomplete');
    expect(await eventually(() => !processes.some(isAlive))).to.equal(true);
  });
});
