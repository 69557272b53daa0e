import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { describeUnless } from '../unless';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'completion-'));
after(() => rmSync(folder, { recursive: true }));

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describeUnless(isInstalled('bash') ? false : 'bash is not installed', 'completion in bash', () => {
  before(async () => {
    writeFileSync(join(folder, 'provtck.bash'), (await inProcess('completion', 'bash')).stdout);
    writeFileSync(join(folder, 'device.yaml'), '');
  });

  /** The words that bash offers for the last word of a command line. */
  function offered(...words: readonly string[]): readonly string[] {
    const script = `source ./provtck.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _provtck; printf "%s\\n" "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'provtck', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).to.equal('');
    return stdout.split('\n').filter((word) => word !== '');
  }

  it('offers commands, options and files', () => {
    expect(offered('ver')).to.deep.equal(['verify']);
    expect(offered('run', '--host')).to.deep.equal(['--host-driver']);
    expect(offered('run', '--ics', 'dev')).to.deep.equal(['device.yaml']);
    expect(offered('adapter', 'ch')).to.include('check');
    expect(offered('run', '--').length).to.be.greaterThan(30);
  });

  it('does not offer options that a command refuses', () => {
    expect(offered('certify', '--')).to.include('--firmware').and.not.include('--rule').and.not.include('--shard');
  });
});

describe('the completion of a shell', () => {
  for (const shell of ['zsh', 'fish'])
    it(`exists for ${shell}, and its shell accepts it where it is installed`, async () => {
      const { stdout, exitCode } = await inProcess('completion', shell);
      expect(exitCode).to.equal(0);
      expect(stdout).to.include('host-driver').and.include('judge a device');
      if (!isInstalled(shell)) return;
      expect(spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' }).stderr).to.equal('');
    });

  it('is refused for another shell', async () => {
    const { stderr, exitCode } = await inProcess('completion', 'tcsh');
    expect(exitCode).to.equal(3);
    expect(stderr).to.match(/^error OPTION_INVALID: .*tcsh.*\n.*bash, zsh, fish/);
  });
});
