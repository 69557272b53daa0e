import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import * as v from 'valibot';
import { ResultSchema } from '../judge/result-schema';
import { packageRoot } from '../ledger/package-root';
import { keyFiles, writeKeyPair } from '../reports/certificate/keys';
import { isApiReportCurrent } from '../tools/api-report';
import { firstScenarioSources } from './first-row-features';

/** What npm says of a package it has packed. */
const Packed = v.array(v.object({ filename: v.string(), files: v.array(v.object({ path: v.string() })) }));

describe('the package as it is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provtck package '));
  const installed = join(folder, 'package');
  let files: readonly string[] = [];
  /** The features of the checkout, and their texts in the package. */
  const features = readdirSync(join(packageRoot(), 'features'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .map((name) => join('features', name));
  const inPackage = new Map<string, string>();

  before(() => {
    const pack = ['pack', '--json', '--silent', '--pack-destination', folder];
    const output = execFileSync('npm', pack, { cwd: packageRoot(), encoding: 'utf8' });
    const [packed] = v.parse(Packed, JSON.parse(output.slice(output.indexOf('['))));
    files = packed?.files.map(({ path }) => path) ?? [];
    execFileSync('tar', ['xzf', packed?.filename ?? ''], { cwd: folder });
    symlinkSync(join(packageRoot(), 'node_modules'), join(installed, 'node_modules'));
    for (const name of features)
      inPackage.set(name, existsSync(join(installed, name)) ? readFileSync(join(installed, name), 'utf8') : '');
    // The runs of these tests show that the package is whole, which a tenth of the scenarios shows as well.
    const { features: pattern } = firstScenarioSources('PROV-8.1-01', 'PROV-8.1-02', 'PROV-8.1-03', 'PROV-8.1-04');
    cpSync(pattern.slice(0, pattern.indexOf('*')), join(installed, 'features'), { recursive: true });
  });

  after(() => rmSync(folder, { recursive: true }));

  it('holds JavaScript, features and data, and no sources except for the examples', () => {
    for (const needed of ['bin/provtck.js', 'dist/cli/main.js', 'LICENSE', 'README.md', 'ledger/rules/7.5.json'])
      expect(files).to.include(needed);
    expect(files.filter((file) => /^(?!examples\/).*(?<!\.d)\.tsx?$|^test/.test(file))).to.deep.equal([]);
  });

  it('holds each feature as it is', () => {
    expect(features).to.not.have.length(0);
    for (const name of features)
      expect(inPackage.get(name) === readFileSync(join(packageRoot(), name), 'utf8'), name).to.equal(true);
  });

  it('has the public API of docs/provtck.api.md (npm run api)', () => {
    expect(isApiReportCurrent(false)).to.equal(true);
  });

  it('can be used as a library, with its types', () => {
    const project = join(folder, 'user');
    mkdirSync(join(project, 'node_modules'), { recursive: true });
    symlinkSync(installed, join(project, 'node_modules', 'simplelink-provisioning-tck'));
    const source = `
      import { type Adapter, runSuite, type Result } from 'simplelink-provisioning-tck';
      export const phoneOf = (adapter: Adapter) => adapter.bench.phone;
      runSuite({ rules: ['PROV-7.5-16'] }).then((result: Result) => console.log(result.run.verdict));
    `;
    writeFileSync(join(project, 'user.mts'), source);
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    const tsc = join(packageRoot(), 'node_modules', 'typescript-7', 'bin', 'tsc');
    const options = ['--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    const roots = ['--typeRoots', join(packageRoot(), 'node_modules', '@types')];
    const compiled = spawnSync(process.execPath, [tsc, ...options, ...roots, 'user.mts'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(compiled.stdout).to.equal('');
    const run = spawnSync(process.execPath, ['user.mjs'], { cwd: project, encoding: 'utf8' });
    expect(run.stderr).to.equal('');
    expect(run.stdout).to.equal('conformant\n');
  });

  const provtck = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(installed, 'bin', 'provtck.js'), ...args], { cwd: folder, encoding: 'utf8' });

  it('judges the simulator, and itself, from a folder of its own', () => {
    const run = provtck(
      'run',
      '--quiet',
      '--tags',
      '@PROV-8.1-01 or @PROV-8.1-02 or @PROV-8.1-03 or @PROV-8.1-04',
      '--out',
      'run',
    );
    expect(run.stderr).to.equal('');
    expect(run.status).to.equal(0);
    expect(existsSync(join(folder, 'run', 'junit.xml'))).to.equal(true);
    const result = v.parse(ResultSchema, JSON.parse(readFileSync(join(folder, 'run', 'result.json'), 'utf8')));
    expect(result.run.verdict).to.equal('conformant');
    const mutants = provtck('mutants', '--only', 'early-by-a-tick');
    expect(mutants.stdout).to.include('1 of 1 mutants killed');
    const site = provtck('spec', '--result', join('run', 'result.json'), '--out', 'site');
    expect(site.stderr).to.equal('');
    expect(site.stdout).to.include(join('site', 'index.html'));
    const page = (...path: readonly string[]) => readFileSync(join(folder, 'site', ...path), 'utf8');
    expect(page('rules.html')).to.include('MiniSearch').and.include('hashchange');
    expect(page('examples', '8.1.html')).to.include('order of the document');
    const matrix = provtck('rules', '--matrix', '--section', '5.1');
    expect(matrix.stdout).to.match(/^PROV-5\.1\.2-12 .* opensApis +C28$/m);
  });

  it('signs a run, verifies its certificate, and refuses what was changed', () => {
    expect(provtck('keygen', '--out', 'bench').status).to.equal(0);
    const made = provtck('certify', '--quiet', '--key', 'bench.pem', '--reports', 'transcript');
    expect(made.stderr).to.equal('');
    expect(made.status).to.equal(0);
    const transcript = join('out', 'transcript.jsonl');

    const verify = ['verify', join('out', 'certificate.json'), '--key', 'bench.pub.pem', '--transcript'];
    const verified = provtck(...verify, transcript);
    expect(verified.stdout)
      .to.match(/^VERIFIED: /)
      .and.include('VIRTUAL')
      .and.include('judged again');
    expect(verified.status).to.equal(0);

    copyFileSync(join(folder, transcript), join(folder, 'changed.jsonl'));
    appendFileSync(join(folder, 'changed.jsonl'), '\n');
    const refused = provtck(...verify, 'changed.jsonl');
    expect(refused.stdout).to.equal('NOT VERIFIED\n');
    expect(refused.stderr).to.match(/^error TRANSCRIPT_OTHER: .+\n.+\n$/);
    expect(refused.status).to.equal(1);
  });

  it('signs nothing, and makes no certificate, where a program starts the command', () => {
    const command = JSON.stringify(join(installed, 'bin', 'provtck.js'));
    const wrapper = join(folder, 'wrapper.mjs');
    writeFileSync(wrapper, `import { createRequire } from 'node:module'; createRequire(import.meta.url)(${command});`);
    writeKeyPair(keyFiles(join(folder, 'wrapped')));
    for (const action of ['run', 'certify']) {
      const args = [wrapper, action, '--key', 'wrapped.pem', '--out', `wrapped-${action}`];
      const started = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      expect(started.stderr, action).to.match(/^error START_CHANGED: node was started with an ES module/);
      expect(started.status, action).to.equal(3);
      expect(existsSync(join(folder, `wrapped-${action}`, 'transcript.jsonl')), action).to.equal(false);
    }
  });
});
