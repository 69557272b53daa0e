import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { type Language, languages } from '../../cli/adapter-template';
import { itUnless } from '../unless';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'provtck-init-'));
after(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** `provtck init adapter`, which creates files in the folder of these tests. */
async function creates(place: string, ...args: readonly string[]): Promise<Ended> {
  const { exitCode, stdout, stderr } = await inProcess('init', 'adapter', place, ...args);
  return { code: exitCode, text: stdout + stderr };
}

/** A command that is given where the device is; in this process, which saves its start. */
async function provtck(where: string, ...args: readonly string[]): Promise<Ended> {
  const home = process.cwd();
  process.chdir(where);
  try {
    const { exitCode, stdout, stderr } = await inProcess(...args);
    return { code: exitCode, text: stdout + stderr };
  } finally {
    process.chdir(home);
  }
}

/** Programs that a language requires. */
const tools: Readonly<Record<Language, string | undefined>> = { typescript: undefined, python: 'python3', c: 'cc' };

const isMissing = (tool: string | undefined): boolean =>
  tool !== undefined && spawnSync(tool, ['--version'], { stdio: 'ignore' }).status !== 0;

const options: Readonly<Record<Language, readonly string[]>> = {
  typescript: ['--adapter', './device.ts'],
  python: ['--adapter', 'process', '--command', 'python3 device.py'],
  c: ['--adapter', 'process', '--command', './device'],
};

describe('provtck init adapter', () => {
  for (const language of languages) {
    const absent = isMissing(tools[language]) && `${tools[language]} is not installed`;
    itUnless(absent, `creates a device in ${language} that passes the check and the run`, async () => {
      const place = join(folder, language);
      const { code, text } = await creates(place, '--language', language);
      expect(text).to.include('provtck adapter check');
      expect(code).to.equal(0);
      expect(readFileSync(join(place, 'README.md'), 'utf8')).to.include('provtck run');
      if (language === 'c') {
        const build = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-o', 'device', 'device.c'];
        expect(spawnSync('cc', build, { cwd: place, encoding: 'utf8' }).stderr).to.equal('');
      }
      const check = await provtck(place, 'adapter', 'check', ...options[language]);
      expect(check.text).to.include('The adapter passes the contract test').and.not.include('broken  ');
      expect(check.code).to.equal(0);
      const run = await provtck(place, 'run', ...options[language], '--ics', 'device-statement.yaml', '--quiet');
      expect(run.text).to.match(/^CONFORMANT: /);
      expect(run.code).to.equal(0);
    });
  }

  it('overwrites nothing without --force', async () => {
    const place = join(folder, 'kept');
    expect((await creates(place, '--language', 'python')).code).to.equal(0);
    writeFileSync(join(place, 'device.py'), 'mine');
    const { code, text } = await creates(place, '--language', 'python');
    expect(text).to.include('FILE_EXISTS').and.include('nothing was written');
    expect(code).to.equal(3);
    expect(readFileSync(join(place, 'device.py'), 'utf8')).to.equal('mine');
    expect((await creates(place, '--language', 'python', '--force')).code).to.equal(0);
    expect(readFileSync(join(place, 'device.py'), 'utf8')).to.not.equal('mine');
    expect(readdirSync(place).sort()).to.deep.equal(['README.md', 'device-statement.yaml', 'device.py']);
  });

  it('names the languages', async () => {
    const { code, text } = await creates(join(folder, 'none'), '--language', 'cobol');
    expect(text).to.include('typescript, python, c');
    expect(code).to.equal(3);
  });
});
