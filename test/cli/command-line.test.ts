import { execFile, spawnSync } from 'node:child_process';
import {
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
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { execute } from '../../cli/main';
import { type Result, ResultSchema } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { itUnless } from '../unless';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
after(() => rmSync(folder, { recursive: true }));

const entry = join(packageRoot(), 'bin', 'provtck.js');
const failing = [
  '-r',
  join(packageRoot(), 'tools', 'register.cjs'),
  join(packageRoot(), 'test', 'fixtures', 'failing-adapter.ts'),
];

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder that is not the suite's. */
function ended(program: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd: folder }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}

const node = (...args: readonly string[]) => ended(process.execPath, ...args);
const provtck = (...args: readonly string[]) => node(entry, ...args);
const within = (out: string): string => join(folder, out);
const resultIn = (out: string): Result =>
  v.parse(ResultSchema, JSON.parse(readFileSync(join(folder, out, 'result.json'), 'utf8')));

// These tests wait for processes of their own, so they may as well wait together.
describe('the command line', () => {
  it('leaves with 0 and every report after a conformant run, also through a link', async () => {
    symlinkSync(entry, join(folder, 'provtck'));
    const { exitCode, stdout } = await node(join(folder, 'provtck'), 'run', '--rule', 'PROV-7.5-16', '--out', 'good');
    expect(stdout)
      .to.match(/^CONFORMANT: /)
      .and.match(/as a site: provtck spec --result good.result\.json --out good.spec\n$/);
    expect(exitCode).to.equal(0);
    for (const report of ['result.json', 'report.html', 'junit.xml', 'transcript.jsonl', 'allure-results'])
      expect(existsSync(join(folder, 'good', report)), report).to.equal(true);
  });

  it('writes only the reports that are named, and what cucumber formats where that is asked for', async () => {
    const named = await inProcess('run', '--rule', 'PROV-7.5-16', '--out', within('few'), '--reports', 'result,junit');
    expect(named.exitCode).to.equal(0);
    expect(readdirSync(join(folder, 'few')).sort()).to.deep.equal(['junit.xml', 'result.json']);
    const formatted = await inProcess('run', '--rule', 'PROV-7.5-16', '--out', within('page'), '--format', 'html');
    expect(formatted.exitCode).to.equal(0);
    expect(existsSync(join(folder, 'page', 'cucumber.html'))).to.equal(true);
    const unknown = await inProcess('run', '--reports', 'poem');
    expect(unknown.exitCode).to.equal(3);
    expect(unknown.stderr).to.include('OPTION_INVALID').and.include('result, page, junit, allure, transcript');
  });

  it('leaves with 2 when nothing is selected', async () => {
    const { exitCode, stdout } = await inProcess('run', '--tags', '@nowhere', '--quiet', '--out', within('nothing'));
    expect(stdout).to.match(/^INCOMPLETE: .*\n$/);
    expect(exitCode).to.equal(2);
    expect(resultIn('nothing').run.incomplete).to.deep.equal(['No scenario was selected.']);
  });

  it('leaves with 3 and says what to do when something makes no sense', async () => {
    const { exitCode, stdout, stderr } = await provtck('run', '--rule', 'PROV-7.5-99');
    expect(stderr).to.match(/^error RULE_UNKNOWN: .+\n.+\n$/);
    expect(stdout).to.equal('');
    expect(exitCode).to.equal(3);
  });

  it('leaves with 3 when it is used wrongly', async () => {
    const { exitCode, stderr } = await provtck('run', '--sideways');
    expect(stderr).to.include("unknown option '--sideways'");
    expect(exitCode).to.equal(3);
  });

  for (const [code, ...args] of [
    ['PARALLEL_INVALID', 'run', '--parallel', 'many'],
    ['TAGS_INVALID', 'run', '--tags', ''],
    ['OUT_INVALID', 'run', '--out', ''],
    ['OPTION_NOT_FOR_ADAPTER', 'run', '--command', 'x'],
    ['RULE_UNKNOWN', 'explain', 'PROV-7.5-99'],
    ['READING_MALFORMED', 'explain', 'PROV-7.5-15', '--reading', 'C18'],
    ['SECTION_UNKNOWN', 'rules', '--section', '42'],
    ['RESULTS_MISSING', 'report', '--out', join(folder, 'nowhere')],
  ] as const)
    it(`refuses with ${code}: ${args.slice(0, 3).join(' ')}`, async () => {
      const error: unknown = await execute(['node', 'provtck', ...args]).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code });
    });

  for (const [mischief, said] of [
    ['interrupt', 'The run was stopped: interrupted.'],
    ['exit', 'The process ended during the run.'],
    ['starve', 'The process ended during the run.'],
  ] as const)
    it(`leaves with 2 and what it has: ${mischief}`, async () => {
      const run = ['run', '--adapter', 'failing', '--rule', 'PROV-7.5-01', '--out', mischief];
      const { exitCode } = await node(...failing, mischief, ...run);
      const result = resultIn(mischief);
      expect(result.run.incomplete[0]).to.equal(said);
      expect(result.scenarios.map(({ verdict }) => verdict)).to.include.members(['pass', 'inconclusive']);
      expect(existsSync(join(folder, mischief, 'transcript.jsonl'))).to.equal(true);
      expect(existsSync(join(folder, mischief, 'report.html'))).to.equal(true);
      expect(exitCode).to.equal(2);
    });

  for (const args of [['rules'], ['--help'], ['explore', '--runs', '1']])
    itUnless(!existsSync('/dev/full'), `leaves with 2 when standard output cannot be written: ${args[0]}`, async () => {
      const { exitCode, stderr } = await ended('sh', '-c', '"$0" "$@" > /dev/full', process.execPath, entry, ...args);
      expect(stderr).to.match(/^error OUTPUT_UNWRITABLE: .*ENOSPC.*\n.+\n$/);
      expect(exitCode).to.equal(2);
    });

  it('says of a tag expression what is wrong with it', async () => {
    const { stderr, exitCode } = await inProcess('run', '--tags', 'and or');
    expect(stderr)
      .to.match(/^error TAGS_INVALID: .*Expected operand/)
      .and.not.include('pickles:filter');
    expect(exitCode).to.equal(3);
  });

  it('knows a rule in small letters, builds the site on demand, and says no more than the verdict where it shall', async () => {
    const { stdout, exitCode } = await inProcess(
      'run',
      '--quiet',
      '--spec',
      '--rule',
      'prov-7.5-16',
      '--out',
      within('small'),
    );
    expect(stdout).to.match(/^CONFORMANT: .*\n$/);
    expect(existsSync(join(folder, 'small', 'spec', 'index.html'))).to.equal(true);
    expect(exitCode).to.equal(0);
  });

  itUnless(process.platform === 'win32', 'says the verdict also when no report can be written', async () => {
    // Once without the limit, which what the start from sources keeps on disk would feel as well.
    await inProcess('run', '--rule', 'PROV-7.5-16', '--quiet', '--out', within('roomy'));
    // No file may grow beyond 4 KiB, which is felt as a full disk is.
    const limited = ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, entry];
    const run = ['run', '--rule', 'PROV-7.5-16', '--quiet', '--out', 'full'];
    const { stdout, stderr, status } = spawnSync('/bin/sh', [...limited, ...run], { cwd: folder, encoding: 'utf8' });
    expect(stdout).to.match(/^CONFORMANT: .*\n$/);
    expect(stderr).to.match(/^error OUT_UNWRITABLE: .*\n.+\n$/);
    expect(status).to.equal(3);
    expect(
      readdirSync(join(folder, 'full')).filter((name) => !/^(junit\.xml|report\.html|transcript\.jsonl)$/.test(name)),
    ).to.deep.equal([]);
  });

  it('lists rules as a table and as JSON', async () => {
    const { stdout } = await inProcess('rules', '--section', '7.5', '--class', 'driver', '--json');
    const rules = v.parse(v.array(v.object({ id: v.string(), class: v.literal('driver') })), JSON.parse(stdout));
    const table = (await inProcess('rules', '--section', '7.5', '--class', 'driver')).stdout.trimEnd().split('\n');
    expect(rules.length).to.be.greaterThan(0);
    expect(table).to.have.length(rules.length + 1);
  });

  it('explains a rule under the reading in force, with its scenarios', async () => {
    const { stdout } = await inProcess('explain', 'prov-7.5-15', '--reading', 'C18=text');
    expect(stdout)
      .to.match(/class +tested: /)
      .and.match(/In\s+force:\s+text/)
      .and.match(/- PROV-7\.5-15\/1 [^-]*\n +(Given|When) /);
  });

  it('explains a rule beside a result that cannot be read, and says that it is left out', async () => {
    mkdirSync(join(folder, 'half'));
    writeFileSync(join(folder, 'half', 'result.json'), '{ "suite"');
    mkdirSync(join(folder, 'folder', 'result.json'), { recursive: true });
    mkdirSync(join(folder, 'foreign'));
    writeFileSync(join(folder, 'foreign', 'result.json'), '{ "format": 99 }');
    for (const out of ['half', 'folder', 'foreign']) {
      const { stdout, stderr, exitCode } = await inProcess('explain', 'PROV-7.5-09', '--out', within(out));
      expect(stderr).to.match(/^.*result\.json.*; the explanation shows no result\.\n$/);
      expect(stdout).to.include('Scenarios').and.not.include('Verdict');
      expect(exitCode).to.equal(0);
    }
  });

  it('says that a site was built without any run', async () => {
    const { stdout } = await inProcess('spec', '--out', within('bare'));
    expect(stdout).to.match(/bare.index\.html {2}\(\d+ pages\)\nThe site includes no run: .*\n$/);
  });
});
