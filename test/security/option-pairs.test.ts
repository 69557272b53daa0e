import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { make } from 'covertable';
import { after, describe, it } from 'mocha';
import { exitCodes, type RunVerdict } from '../../judge/verdict';
import { simulator } from '../adapters/process/program';
import { inProcess } from '../cli/in-process';

const folder = mkdtempSync(join(tmpdir(), 'pairs-'));
after(() => rmSync(folder, { recursive: true }));

const ics = join(folder, 'device.yaml');
writeFileSync(ics, 'ics: { part: CC3220SF, claims: { smart-config: false } }\n');

/** Options of a run with some of their values; the first value of each leaves the option out. */
const options: { readonly [option: string]: readonly (readonly string[])[] } = {
  adapter: [
    [],
    ['--adapter', 'process', '--command', simulator()],
    ['--adapter', 'mutant:never-stays'],
    ['--port', '/dev/no-such-port'],
  ],
  selection: [
    ['--rule', 'PROV-6-09'],
    ['--tags', '@PROV-6-09 and not @needs-long'],
    ['--tags', '@nowhere'],
    ['--rule', 'PROV-6-09', '--name', 'role'],
  ],
  parallel: [[], ['--parallel', '2']],
  print: [[], ['--quiet'], ['--verbose']],
  reports: [[], ['--reports', 'junit'], ['--reports', 'result,transcript']],
  junit: [[], ['--junit', 'surefire']],
  format: [[], ['--format', 'html'], ['--format', 'messages']],
  statement: [[], ['--ics', ics], ['--device', 'CC3235SF']],
  reading: [[], ['--reading', 'C18=text']],
  deviations: [[], ['--deviations', 'ti-host-driver-3.x']],
  driver: [[], ['--host-driver', 'ti-3.x'], ['--http', 'loopback']],
  certify: [[], ['--certify']],
  unredacted: [[], ['--unredacted']],
  end: [[], ['--bail'], ['--shard', '1/2']],
};

const factors = Object.fromEntries(Object.entries(options).map(([name, values]) => [name, values.map((_, at) => at)]));
const pairs = make(factors) as readonly { readonly [option: string]: number }[];

/** Values that a run refuses, each alone. */
const refused: readonly (readonly string[])[] = [
  ['--adapter', 'nothing'],
  ['--adapter', 'process'],
  ['--rule', 'PROV-0-00'],
  ['--tags', '@a and'],
  ['--parallel', '-1'],
  ['--reports', 'all'],
  ['--junit', 'loose'],
  ['--format', 'pdf'],
  ['--ics', '/no/such/file'],
  ['--device', 'CC9999'],
  ['--reading', 'C18=maybe'],
  ['--deviations', '/no/such/file'],
  ['--host-driver', 'other'],
  ['--http', 'ftp'],
  ['--shard', '3/2'],
  ['--out', ''],
  ['--quiet', '--verbose'],
  ['--key', '/no/such/file'],
];

/** Runs the command line and checks that its exit code and its result say the same. */
async function check(args: readonly string[], out: string): Promise<void> {
  const { exitCode, stdout, stderr } = await inProcess('run', '--out', out, ...args);
  const command = args.join(' ');
  expect(exitCode, command).to.be.oneOf([0, 1, 2, 3]);
  expect(`${stdout}${stderr}`, command).to.not.match(/^\s+at .*(\(|:\d+:\d+)/m);
  if (exitCode === 3) expect(stderr, command).to.match(/^error:? /m);
  const file = join(out, 'result.json');
  if (!existsSync(file)) return;
  const { run } = JSON.parse(readFileSync(file, 'utf8')) as { run: { verdict: RunVerdict } };
  // A device that cannot be opened leaves an incomplete result and is an error of configuration.
  const expected = exitCode === 3 ? 'incomplete' : run.verdict;
  expect(run.verdict, command).to.equal(expected);
  if (exitCode !== 3) expect(exitCode, command).to.equal(exitCodes[run.verdict]);
}

describe('every pair of options of a run', () => {
  for (const [index, row] of pairs.entries()) {
    const args = Object.entries(options).flatMap(([name, values]) => values[row[name] ?? 0] ?? []);
    it(`gives an exit code that fits its result: ${args.map((arg) => arg.slice(0, 30)).join(' ')}`, async () => {
      await check(args, join(folder, `pair-${index}`));
    });
  }
});

describe('a value that a run refuses', () => {
  for (const [index, args] of refused.entries())
    it(`gives exit code 3 and no stack: ${args.join(' ')}`, async () => {
      const out = join(folder, `refused-${index}`);
      const given = args[0] === '--out' ? args : ['--rule', 'PROV-6-09', ...args];
      const { exitCode, stderr } = await inProcess('run', '--out', out, ...given);
      expect(exitCode).to.equal(3);
      expect(stderr)
        .to.match(/^error:? [^\n]+\n/)
        .and.not.match(/^\s+at /m);
      expect(existsSync(join(out, 'result.json'))).to.equal(false);
    });
});
