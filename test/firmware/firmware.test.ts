import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { constants } from '../../ledger/constants';
import { describeUnless } from '../unless';

const folder = join(__dirname, '../../firmware');
const stubs = join(folder, 'test/stubs');
const header = readFileSync(join(folder, 'at_ext.h'), 'utf8');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

const WARNINGS = ['-Wall', '-Wextra', '-Werror', '-pedantic', '-Wshadow', '-Wstrict-prototypes'];
const SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

const compiler = ['gcc', 'clang', 'cc'].find((name) => spawnSync(name, ['--version']).status === 0);
const absent = compiler === undefined && 'no C compiler on this machine (looked for gcc, clang and cc)';

/** What a program said and how it ended; the text comes with every failed assertion. */
function run(program: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: 120_000 });
  return { status, output: error ? String(error) : stdout + stderr };
}

describeUnless(absent, 'the add-on for the at_commands demo', () => {
  let temp = '';
  let sanitizers: string[] = [];

  const compile = (...args: string[]): void => {
    const { status, output } = run(compiler ?? 'gcc', ...args);
    expect(status, output).to.equal(0);
    expect(output, 'a warning').to.equal('');
  };

  before(() => {
    temp = mkdtempSync(join(tmpdir(), 'provtck-firmware-'));
    const probe = join(temp, 'probe.c');
    writeFileSync(probe, 'int main(void) { return 0; }\n');
    const linked = run(compiler ?? 'gcc', ...SANITIZERS, probe, '-o', join(temp, 'probe'));
    if (linked.status === 0 && run(join(temp, 'probe')).status === 0) sanitizers = SANITIZERS;
  });

  after(() => rmSync(temp, { recursive: true, force: true }));

  for (const standard of ['c99', 'c11']) {
    it(`compiles its portable part without any header of TI: ${standard}`, () => {
      compile(`-std=${standard}`, ...WARNINGS, '-Wconversion', '-c', join(folder, 'at_ext.c'), '-o', join(temp, 'p.o'));
    });

    it(`compiles its glue against the stand-ins for TI's headers: ${standard}`, () => {
      const glue = join(folder, 'at_ext_ti.c');
      compile(`-std=${standard}`, ...WARNINGS, '-Wconversion', `-I${stubs}`, '-c', glue, '-o', join(temp, 'g.o'));
    });
  }

  for (const [program, tests] of [
    ['command_test', 15],
    ['event_test', 9],
    ['fuzz_test', 2],
  ] as const)
    it(`passes its ${tests} tests in C: ${program}`, () => {
      if (sanitizers.length === 0) process.stderr.write('compiled without sanitizers: this machine has none\n');
      const sources = ['at_ext.c', 'at_ext_ti.c', 'test/stubs/board.c', `test/${program}.c`];
      const binary = join(temp, program);
      const options = ['-std=c11', ...WARNINGS, '-g', '-O1', ...sanitizers, `-I${folder}`, `-I${stubs}`];
      compile(...options, ...sources.map((source) => join(folder, source)), '-o', binary);
      const { status, output } = run(binary);
      expect(status, output).to.equal(0);
      expect(output.match(/^ok /gm), output).to.have.length(tests);
      expect(output)
        .to.match(new RegExp(`^1\\.\\.${tests}$`, 'm'))
        .and.not.match(/^not ok/m);
    });
});

describe('the numbers and words of the add-on', () => {
  it('are those of the ledger', () => {
    const { command, role, roleRemain, commandFlag, smartConfig, limit } = constants;
    for (const [name, value] of [
      ['CMD_AP', command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP],
      ['CMD_SC', command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC],
      ['CMD_APSC', command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC],
      ['CMD_APSC_EXTERNAL_CONFIGURATION', command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION],
      ['CMD_STOP', command.SL_WLAN_PROVISIONING_CMD_STOP],
      ['CMD_ABORT_EXTERNAL_CONFIRMATION', command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION],
      ['ROLE_STA', role.ROLE_STA],
      ['ROLE_AP', role.ROLE_AP],
      ['ROLE_REMAIN', roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE],
      ['FLAG_EXTERNAL_CONFIRMATION', commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION],
    ] as const)
      expect(header, name).to.match(new RegExp(`\\bAT_EXT_${name} = ${value}\\b`));
    expect(header).to.include(`AT_EXT_KEY_LENGTH ${smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH}u`);
    expect(header).to.include(`AT_EXT_SSID_LENGTH ${limit.SL_WLAN_SSID_MAX_LENGTH}u`);
  });

  it('are all explained in the README', () => {
    const source = readFileSync(join(folder, 'at_ext.c'), 'utf8');
    const words = [...source.matchAll(/\{ "([a-z_]+)", AT_EXT_/g)].map((match) => match[1] ?? '');
    expect(words).to.have.length(10);
    const lines = [...source.matchAll(/"((?:ERROR: |\+)[^",]*)/g)].map((match) => match[1] ?? '');
    expect(lines).to.have.length.above(9);
    const text = readme.toLowerCase();
    for (const part of [...words, ...lines]) expect(text.includes(part.toLowerCase()), part).to.equal(true);
    expect(readme).to.include(`+extinfo:${/AT_EXT_VERSION "(.*)"/.exec(header)?.[1]},`);
    expect(readme).to.include(/AT_EXT_FEATURES "(.*)"/.exec(header)?.[1] ?? 'no features');
  });
});
