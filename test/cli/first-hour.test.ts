import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { tagWarnings } from '../../cli/tag-warnings';
import { mutants } from '../../mutants/catalogue';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'first-hour-'));
after(() => rmSync(folder, { recursive: true }));

describe('provtck explain', () => {
  for (const [asked, ...expected] of [
    ['-2014', 'SL_RET_CODE_PROVISIONING_IN_PROGRESS', 'return code', 'PROV-7.5-01'],
    ['16', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', 'provisioning status'],
    ['status 16', 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED'],
    ['sl_socket', 'sl_Socket', 'refused with -2014'],
    ['SL_WLAN_PROVISIONING_STOPPED', '12'],
    ['ROLE_AP', 'role'],
    ['apsc', 'AP and SmartConfig'],
    ['PROV-7.5-16/2', 'When the phone fetches the result'],
    ['prov-7.5-16/2', 'When the phone fetches the result'],
    ['PROV-2.1-01/1.1', 'Examples'],
    ['C12', 'question'],
  ] as const)
    it(`answers ${asked}`, async () => {
      const { stdout, stderr, exitCode } = await inProcess('explain', asked, '--out', folder);
      expect(stderr).to.equal('');
      expect(exitCode).to.equal(0);
      for (const text of expected) expect(stdout).to.include(text);
    });

  for (const [asked, code, hint] of [
    ['sl_Sockt', 'EXPLAIN_UNKNOWN', 'sl_Socket'],
    ['-9999', 'EXPLAIN_UNKNOWN', 'provtck rules'],
    ['PROV-7.5-16/99', 'SCENARIO_UNKNOWN', 'PROV-7.5-16/1'],
    ['PROV-7.5-99', 'RULE_UNKNOWN', 'provtck rules'],
  ] as const)
    it(`suggests something for ${asked}`, async () => {
      const { stderr, exitCode } = await inProcess('explain', asked, '--out', folder);
      expect(stderr)
        .to.match(new RegExp(`^error ${code}: `))
        .and.include(hint);
      expect(exitCode).to.equal(3);
    });
});

describe('the help of a command', () => {
  it('lists only what the command takes', async () => {
    const { stdout } = await inProcess('certify', '--help');
    expect(stdout).to.include('--firmware').and.include('--port');
    for (const refused of ['--rule', '--tags', '--certify', '--parallel', '--ledger', '--time-scale', '--shard'])
      expect(stdout).to.not.include(`${refused} `);
  });
});

describe('a tag that no scenario has', () => {
  it('gets a suggestion', () => {
    const [warning, ...more] = tagWarnings('@needs-fone and not @needs-long');
    expect(warning).to.match(/^warning: no scenario has the tag @needs-fone\. Did you mean @needs-phone, /);
    expect(more).to.deep.equal([]);
    expect(tagWarnings('not (@needs-phone or @PROV-7.5-01)')).to.deep.equal([]);
    expect(tagWarnings(undefined)).to.deep.equal([]);
  });
});

describe('provtck mutants --list', () => {
  it('lists each device with its rule and its story', async () => {
    const { stdout } = await inProcess('mutants', '--list', '--json');
    const devices = JSON.parse(stdout) as { adapter: string; breaks?: string; story: string }[];
    expect(devices.filter(({ breaks }) => breaks !== undefined)).to.have.length(mutants.length);
    expect((await inProcess('mutants', '--list', '--only', 'never-stays')).stdout).to.match(
      /^mutant:never-stays breaks PROV-6-09\n {2}\S/,
    );
  });
});

describe('provtck run --verbose', () => {
  it('prints the verdicts where the summary stands', async () => {
    const { stdout, stderr } = await inProcess('run', '--rule', 'PROV-7.5-16', '--verbose', '--out', folder);
    expect(stdout).to.include('pass            PROV-7.5-16/1').and.include('CONFORMANT');
    expect(stderr).to.equal('');
  });
});
