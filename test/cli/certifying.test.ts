import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { execute } from '../../cli/main';
import { runSuite } from '../../cli/suite';
import { ResultSchema } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { misfit } from '../adapters/process/program';
import { certifyingResult } from '../reference-result';

const folder = mkdtempSync(join(tmpdir(), 'certifying-'));
after(() => rmSync(folder, { recursive: true }));

describe('a run with --certify', () => {
  for (const [code, ...args] of [
    ['CERTIFY_FILTERED', '--rule', 'PROV-7.5-01'],
    ['CERTIFY_FILTERED', '--tags', 'not @needs-long'],
    ['CERTIFY_TIME_SCALE', '--port', 'COM5', '--time-scale', '0'],
  ] as const)
    it(`is refused with ${code}: ${args.join(' ')}`, async () => {
      const argv = ['node', 'provtck', 'run', '--certify', '--out', join(folder, 'refused'), ...args];
      const error: unknown = await execute(argv).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code });
    });

  it('certifies the reference device as soon as no mandatory rule lacks a scenario', async () => {
    const { run } = await certifyingResult();
    const planned = loadLedger().rules.filter(
      ({ planned, level, class: ruleClass }) => planned && level.startsWith('MUST') && ruleClass !== 'recorded',
    );
    expect(run.certifying).to.equal(true);
    expect(run.verdict).to.equal(planned.length > 0 ? 'incomplete' : 'conformant');
    expect(run.incomplete).to.have.length(planned.length > 0 ? 1 : 0);
  });

  it('is incomplete when the device program is killed', async () => {
    const { run } = await runSuite({
      certify: true,
      adapter: 'process',
      command: misfit('is killed in mid-call'),
    });
    expect(run.verdict).to.equal('incomplete');
    expect(run.counts.scenarios).to.deep.include({ pass: 0, fail: 0 });
    expect(run.incomplete.join()).to.match(/\d+ scenarios are inconclusive, first .* PROCESS_DIED/);
  });

  it('is incomplete when it is interrupted, and says how far it has not got', async () => {
    const out = join(folder, 'interrupted');
    const failing = [
      ['-r', join(packageRoot(), 'tools', 'register.cjs')],
      [join(packageRoot(), 'test', 'fixtures', 'failing-adapter.ts'), 'interrupt'],
      ['run', '--certify', '--adapter', 'failing', '--quiet', '--out', out],
    ].flat();
    const exitCode = await new Promise((resolve) => {
      const child = execFile(process.execPath, failing, { cwd: folder }, () => resolve(child.exitCode));
    });
    expect(exitCode).to.equal(2);
    const { run } = v.parse(ResultSchema, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
    expect(run.verdict).to.equal('incomplete');
    expect(run.incomplete[0]).to.equal('The run was stopped: interrupted.');
    expect(run.incomplete[1]).to.match(/^\d+ scenarios did not finish, first "PROV-/);
  });
});
