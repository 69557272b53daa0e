import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectAnswers } from '../../cli/init-questions';
import { projectFiles } from '../../cli/project-files';
import { packageRoot } from '../../ledger/package-root';
import { loadStatement } from '../../ledger/statement';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'provtck-project-'));
after(() => rmSync(folder, { recursive: true }));

function init(place: string, ...args: readonly string[]) {
  const command = [join(packageRoot(), 'bin', 'provtck.js'), 'init', join(folder, place), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
  return { code: status, text: stdout + stderr };
}

/** The same in this process, which saves the start of another one. With --yes, the command asks nothing. */
async function initWithYes(place: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await inProcess('init', join(folder, place), '--yes', ...args);
  return { code: exitCode, text: stdout + stderr };
}

const fileOf = (files: ReturnType<typeof projectFiles>, path: string): string =>
  files.find((file) => file.path === path)?.text ?? '';

describe('provtck init', () => {
  it('creates a statement and a bench file from options', () => {
    const { code, text } = init(
      'board',
      ...['--part', 'cc3235sf', '--product', 'Door: lock', '--without', 'smart-config', '--ci', 'github'],
      ...['--device', 'board', '--connection', '/dev/ttyUSB 1', '--bench', 'manual'],
    );
    expect(text).to.include('bench.sh');
    expect(code).to.equal(0);
    const statement = loadStatement(join(folder, 'board', 'device-statement.yaml'));
    expect([statement.part, statement.product, statement.without]).to.deep.equal([
      'CC3235SF',
      'Door: lock',
      ['smart-config'],
    ]);
    expect(readFileSync(join(folder, 'board', 'bench.sh'), 'utf8')).to.include(
      "exec npx provtck run --port '/dev/ttyUSB 1' --bench manual --ics device-statement.yaml",
    );
    const job = parse(readFileSync(join(folder, 'board', '.github', 'workflows', 'provisioning.yml'), 'utf8'));
    expect(job.jobs.provisioning['runs-on']).to.deep.equal(['self-hosted', 'launchpad']);
  });

  it('overwrites nothing without --force', async () => {
    expect((await initWithYes('kept')).code).to.equal(0);
    writeFileSync(join(folder, 'kept', 'bench.sh'), 'mine');
    const { code, text } = await initWithYes('kept', '--ci', 'gitlab');
    expect(text).to.include('FILE_EXISTS');
    expect(code).to.equal(3);
    expect(readFileSync(join(folder, 'kept', 'bench.sh'), 'utf8')).to.equal('mine');
    expect(existsSync(join(folder, 'kept', '.gitlab-ci.yml'))).to.equal(false);
    expect((await initWithYes('kept', '--force')).code).to.equal(0);
    expect(readFileSync(join(folder, 'kept', 'bench.sh'), 'utf8')).to.not.equal('mine');
  });

  for (const [option, value] of [
    ['--part', 'CC9999'],
    ['--without', 'wings'],
    ['--ci', 'jenkins'],
  ] as const)
    it(`refuses ${option} ${value}`, async () => {
      const { code } = await initWithYes('refused', option, value);
      expect(code).to.equal(3);
      expect(existsSync(join(folder, 'refused'))).to.equal(false);
    });

  it('asks for what no option gives, and again after an invalid answer', async () => {
    const typed = ['CC9999', 'CC3220S', '', 'smart-config, auto-provisioning', 'program', './dut', 'gitlab'];
    const asked: string[] = [];
    const answers = await projectAnswers({}, async (question) => {
      asked.push(question);
      return typed.shift() ?? '';
    });
    expect(asked).to.have.length(7);
    expect(answers).to.deep.equal({
      part: 'CC3220S',
      product: 'My product',
      without: ['smart-config', 'auto-provisioning'],
      ci: 'gitlab',
      device: 'program',
      connection: './dut',
      bench: 'none',
    });
    const files = projectFiles(answers);
    expect(fileOf(files, 'bench.sh')).to.include('--adapter process --command ./dut');
    expect(parse(fileOf(files, '.gitlab-ci.yml')).provisioning.script).to.include('npm ci');
  });

  it('needs no connection for the simulator', async () => {
    const answers = await projectAnswers({ device: 'simulator', ci: 'github' });
    const files = projectFiles(answers);
    expect(fileOf(files, 'bench.sh')).to.include('exec npx provtck run --ics device-statement.yaml "$@"');
    expect(fileOf(files, '.github/workflows/provisioning.yml')).to.include('ubuntu-latest');
  });
});
