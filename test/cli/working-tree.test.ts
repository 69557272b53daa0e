import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { changedFiles, headOf } from '../../cli/working-tree';

const folder = mkdtempSync(join(tmpdir(), 'working-tree-'));
after(() => rmSync(folder, { recursive: true }));

/** A checkout with one commit. */
function checkout(name: string) {
  const root = join(folder, name);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  mkdirSync(join(root, 'judge'), { recursive: true });
  git('init', '--quiet');
  writeFileSync(join(root, 'judge', 'verdict.ts'), 'honest\n');
  writeFileSync(join(root, '.gitignore'), 'out/\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  return { root, git };
}

/** Ways to change a file so that `git status` says nothing. */
const hidden: readonly (readonly [string, (git: (...args: readonly string[]) => string, root: string) => void])[] = [
  ['assume-unchanged', (git) => git('update-index', '--assume-unchanged', 'judge/verdict.ts')],
  ['skip-worktree', (git) => git('update-index', '--skip-worktree', 'judge/verdict.ts')],
];

describe('a checkout', () => {
  it('is clean where nothing was changed, whatever runs have left', () => {
    const { root } = checkout('clean');
    for (const apart of ['out', 'node_modules', 'dist']) {
      mkdirSync(join(root, apart));
      writeFileSync(join(root, apart, 'file.js'), '');
    }
    expect(changedFiles(root, headOf(root))).to.deep.equal([]);
  });

  for (const [how, hide] of hidden)
    it(`shows a change that is hidden by ${how}`, () => {
      const { root, git } = checkout(how);
      hide(git, root);
      writeFileSync(join(root, 'judge', 'verdict.ts'), 'lying\n');
      expect(git('status', '--porcelain')).to.equal('');
      expect(changedFiles(root, headOf(root))).to.deep.equal(['judge/verdict.ts']);
    });

  it('shows files that its own list of ignored files hides', () => {
    const { root, git } = checkout('excluded');
    mkdirSync(join(root, '.git', 'info'), { recursive: true });
    writeFileSync(join(root, '.git', 'info', 'exclude'), '*.ts\n');
    writeFileSync(join(root, 'judge', 'index.ts'), 'lying\n');
    expect(git('status', '--porcelain', '--untracked-files=all')).to.equal('');
    expect(changedFiles(root, headOf(root))).to.deep.equal(['judge/index.ts']);
  });

  it('shows files that the settings of the user hide', () => {
    const { root, git } = checkout('settings');
    writeFileSync(join(folder, 'ignore'), '*.js\n');
    git('config', 'core.excludesFile', join(folder, 'ignore'));
    writeFileSync(join(root, 'judge', 'verdict.js'), 'lying\n');
    expect(git('status', '--porcelain', '--untracked-files=all')).to.equal('');
    expect(changedFiles(root, headOf(root))).to.deep.equal(['judge/verdict.js']);
  });

  it('is compared with its commit also where another object was put in its place', () => {
    const { root, git } = checkout('replaced');
    const honest = git('rev-parse', 'HEAD').trim();
    writeFileSync(join(root, 'judge', 'verdict.ts'), 'lying\n');
    git('commit', '--quiet', '--all', '--message', 'two');
    const lying = git('rev-parse', 'HEAD').trim();
    git('reset', '--quiet', '--soft', honest);
    git('replace', honest, lying);
    expect(headOf(root).id).to.equal(honest);
    expect(changedFiles(root, headOf(root))).to.deep.equal(['judge/verdict.ts']);
  });

  it('may have the line ends of another system', () => {
    const { root } = checkout('windows');
    writeFileSync(join(root, 'judge', 'verdict.ts'), 'honest\r\n');
    expect(changedFiles(root, headOf(root))).to.deep.equal([]);
  });

  it('shows a missing file', () => {
    const { root } = checkout('missing');
    rmSync(join(root, 'judge', 'verdict.ts'));
    expect(changedFiles(root, headOf(root))).to.deep.equal(['judge/verdict.ts']);
  });

  it('shows a folder that is a link, and what it leads to', () => {
    const { root } = checkout('linked');
    mkdirSync(join(root, 'out'));
    renameSync(join(root, 'judge'), join(root, 'out', 'judge'));
    symlinkSync(join(root, 'out', 'judge'), join(root, 'judge'));
    writeFileSync(join(root, 'out', 'judge', 'verdict.js'), 'lying\n');
    expect(changedFiles(root, headOf(root))).to.deep.equal(['judge']);
  });

  it('refuses objects whose content is that of others', () => {
    for (const kind of ['HEAD^{tree}', 'HEAD:judge', 'HEAD']) {
      const { root, git } = checkout(`forged ${kind.replace(/\W/g, ' ')}`);
      const first = git('rev-parse', 'HEAD').trim();
      const honest = git('rev-parse', kind).trim();
      writeFileSync(join(root, 'judge', 'verdict.ts'), 'lying\n');
      git('commit', '--quiet', '--all', '--amend', '--message', 'two');
      const lying = git('rev-parse', kind).trim();
      const fileOf = (hash: string) => join(root, '.git', 'objects', hash.slice(0, 2), hash.slice(2));
      rmSync(fileOf(honest), { force: true });
      copyFileSync(fileOf(lying), fileOf(honest));
      // The commit as it was before.
      writeFileSync(join(root, '.git', 'HEAD'), `${kind === 'HEAD' ? honest : first}\n`);
      expect(() => headOf(root), kind)
        .to.throw()
        .with.property('code', 'GIT_FAILED');
    }
  });

  it('refuses another program with the name git', () => {
    const { root, git } = checkout('false git');
    const honest = git('rev-parse', 'HEAD').trim();
    writeFileSync(join(root, 'judge', 'verdict.ts'), 'lying\n');
    git('commit', '--quiet', '--all', '--message', 'two');
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const text = `#!/bin/sh\ncase "$*" in *rev-parse*) echo ${honest};; *) sed "s/^${honest}/$(${real} -C '${root}' rev-parse HEAD)/" | ${real} "$@";; esac\n`;
    writeFileSync(join(programs, 'git'), text, { mode: 0o755 });
    const path = process.env.PATH;
    process.env.PATH = `${programs}:${path}`;
    try {
      expect(() => headOf(root))
        .to.throw()
        .with.property('code', 'GIT_FAILED');
    } finally {
      process.env.PATH = path;
    }
  });
});
