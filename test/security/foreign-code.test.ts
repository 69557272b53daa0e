import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { checkSignable } from '../../cli/certify-options';
import { checkLoaded } from '../../cli/dependencies';
import { checkEntry, checkStart } from '../../cli/start-conditions';
import type { SuiteOptions } from '../../cli/suite-options';
import { packageRoot } from '../../ledger/package-root';
import { folder } from './certified';

describe('code outside the suite', () => {
  it('is refused as an option, in the environment, and as a loaded module', () => {
    const codeOf = (work: () => void): unknown => {
      try {
        work();
        return undefined;
      } catch (error) {
        return (error as { readonly code?: unknown }).code;
      }
    };
    for (const name of ['TS_NODE_COMPILER', 'NODE_COMPILE_CACHE', 'OPENSSL_CONF', 'LD_AUDIT', 'DYLD_LIBRARY_PATH'])
      expect(
        codeOf(() => checkStart({ [name]: '/tmp/x' }, [])),
        name,
      ).to.equal('START_CHANGED');
    for (const option of ['--env-file=.env', '--experimental-config-file=x', '--openssl-config=x', '--snapshot-blob'])
      expect(
        codeOf(() => checkStart({}, [option])),
        option,
      ).to.equal('START_CHANGED');
    expect(codeOf(() => checkLoaded([join(folder, 'wrapper.js')]))).to.equal('MODULE_FOREIGN');
    for (const apart of ['out', 'dist'])
      expect(
        codeOf(() => checkLoaded([join(packageRoot(), apart, 'verdict.js')])),
        apart,
      ).to.equal('MODULE_FOREIGN');
    expect(codeOf(() => checkEntry(join(packageRoot(), 'bin', 'provtck.js')))).to.equal(undefined);
    expect(codeOf(() => checkEntry(__filename))).to.equal('START_CHANGED');
  });

  it('is refused in a run that is signed to be certified later', () => {
    const own = { features: 'x', ledger: 'y' };
    const refused: readonly (readonly [code: string, options: SuiteOptions])[] = [
      ['CERTIFY_ADAPTER', { adapter: './adapter.js' }],
      ['CERTIFY_LEDGER', { ledger: folder }],
      ['CERTIFY_OWN_STEPS', { own: { ...own, require: ['./steps.js'] } }],
    ];
    for (const [code, options] of refused)
      expect(() => checkSignable(options))
        .to.throw()
        .with.property('code', code);
    const accepted: SuiteOptions = { adapter: 'process', own };
    checkSignable(accepted);
  });

  it('is refused in a package that replaces one of the release, wherever it is installed', () => {
    const real = join(packageRoot(), 'node_modules', 'commander');
    const copy = join(folder, 'project', 'node_modules', 'commander');
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(real, copy, { recursive: true });
    checkLoaded([join(copy, 'index.js')]);
    writeFileSync(join(copy, 'index.js'), `${readFileSync(join(copy, 'index.js'), 'utf8')}\n`);
    expect(() => checkLoaded([join(copy, 'index.js')]))
      .to.throw()
      .with.property('code', 'MODULE_FOREIGN');
    expect(() => checkLoaded([join(folder, 'project', 'node_modules', 'evil', 'index.js')]))
      .to.throw()
      .with.property('code', 'MODULE_FOREIGN');
  });

  it('is not loaded from a configuration of cucumber where the command is started', () => {
    const start = join(folder, 'start');
    mkdirSync(start, { recursive: true });
    const marker = join(start, 'loaded');
    const text = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''); module.exports = { default: { dryRun: true } };`;
    for (const name of ['cucumber.js', 'cucumber.cjs', 'cucumber.mjs']) writeFileSync(join(start, name), text);
    const little = ['--rule', 'PROV-7.5-16', '--reports', 'result', '--quiet'];
    const command = [join(packageRoot(), 'bin', 'provtck.js'), 'run', ...little];
    // Only with a format of cucumber does cucumber itself run the scenarios.
    const run = spawnSync(process.execPath, [...command, '--format', 'html'], { cwd: start, encoding: 'utf8' });
    expect(run.status, run.stderr).to.equal(0);
    expect(existsSync(join(start, 'out', 'cucumber.html'))).to.equal(true);
    expect(existsSync(marker)).to.equal(false);
  });
});
