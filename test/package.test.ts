import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { ResultSchema } from '../reports/result-schema';

/** What npm says of a package it has packed. */
const Packed = v.array(v.object({ filename: v.string(), files: v.array(v.object({ path: v.string() })) }));

describe('the package as it is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provtck package '));
  const installed = join(folder, 'package');
  let files: readonly string[] = [];

  before(() => {
    const pack = ['pack', '--json', '--silent', '--pack-destination', folder];
    const output = execFileSync('npm', pack, { cwd: packageRoot(), encoding: 'utf8' });
    const [packed] = v.parse(Packed, JSON.parse(output.slice(output.indexOf('['))));
    files = packed?.files.map(({ path }) => path) ?? [];
    execFileSync('tar', ['xzf', packed?.filename ?? ''], { cwd: folder });
    symlinkSync(join(packageRoot(), 'node_modules'), join(installed, 'node_modules'));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('holds JavaScript, features and data, and no sources', () => {
    for (const needed of ['bin/provtck.js', 'dist/cli/main.js', 'LICENSE', 'README.md', 'ledger/rules/7.5.json'])
      expect(files).to.include(needed);
    expect(files.filter((file) => /(?<!\.d)\.tsx?$|^test/.test(file))).to.deep.equal([]);
  });

  it('judges the simulator, and itself, from a folder of its own', () => {
    const out = join(folder, 'out');
    const run = spawnSync(process.execPath, [join(installed, 'bin', 'provtck.js'), 'run', '--quiet'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(run.stderr).to.equal('');
    expect(run.status).to.equal(0);
    expect(existsSync(join(out, 'report.html'))).to.equal(true);
    const mutants = spawnSync(
      process.execPath,
      [join(installed, 'bin', 'provtck.js'), 'mutants', '--only', 'early-by-a-tick', '--parallel', '2'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(mutants.stdout).to.include('1 of 1 devices that break a rule');
    const result = v.parse(ResultSchema, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
    expect(result.run.verdict).to.equal('conformant');
  });
});
