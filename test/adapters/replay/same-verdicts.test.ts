import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { registerAdapter } from '../../../adapters/registry';
import { packageRoot } from '../../../ledger/package-root';
import { firstScenarioSources } from '../../first-row-features';
import { firstScenarios } from '../../first-scenarios';
import { referenceFiles } from '../../reference-run';
import { expectJudgedAgain, expectNoKeys, judgedTwice } from './twice';

/** As in a shell. */
const program = (...words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ');

// Of a run at a terminal see ../serial/suite.test.ts.
describe('a transcript gives the verdicts of its run', () => {
  it('for every scenario on the reference', async () => {
    const { run: online, transcript } = await referenceFiles();
    await expectJudgedAgain(online, transcript, expectNoKeys);
    expect(online.run.verdict).to.equal('conformant');
  });

  it('by two workers, with the driver of TI, under another reading', async () => {
    const { run } = await judgedTwice({
      sources: firstScenarioSources(),
      hostDriver: 'ti-3.x',
      readings: ['C18=text'],
      parallel: 2,
      rules: ['PROV-7.1-04', 'PROV-7.5-02', 'PROV-7.5-15', 'PROV-7.5-16'],
    });
    expect(run.verdict).to.equal('non-conformant');
  });

  it('for a selection', async () => {
    const { run } = await judgedTwice({ rules: ['PROV-7.5-01'], tags: 'not @needs-driver-port' });
    expect(run.selection.partial).to.equal(true);
  });

  it('under a device statement, and with its keys in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'statement-'));
    const ics = join(folder, 'device.yaml');
    writeFileSync(ics, 'ics: { part: CC3235SF, claims: { smart-config: false } }\n');
    const options = { ics, rules: ['PROV-2.1-04'], unredacted: true };
    const { device, run } = await judgedTwice(options, (transcript) => expect(transcript).to.include('correct-horse'));
    rmSync(folder, { recursive: true });
    expect(device.part).to.equal('CC3235SF');
    expect(run.counts.scenarios.total).to.be.greaterThan(0);
  });

  it('on a device of another program', async () => {
    const { run } = await judgedTwice({
      adapter: 'process',
      command: program(process.execPath, join(packageRoot(), 'examples', 'device.js')),
      ics: join(packageRoot(), 'examples', 'device-model.yaml'),
      scenarios: firstScenarios(),
    });
    expect(run.verdict).to.equal('conformant');
  });

  for (const misdeed of ['exits', 'cannot do it', 'refuses', 'answers too much'])
    it(`on a program that goes wrong: ${misdeed}`, async () => {
      const misfit = join(packageRoot(), 'test', 'fixtures', 'process', 'misfit.js');
      await judgedTwice({
        adapter: 'process',
        command: program(process.execPath, misfit, misdeed),
        rules: ['PROV-4.2-05'],
      });
    });

  it('where nobody answers', async () => {
    registerAdapter('nobody', async () => {
      throw new Error('the port is gone');
    });
    const { run } = await judgedTwice({ adapter: 'nobody', rules: ['PROV-7.5-16'] });
    expect(run.incomplete.join()).to.include('the port is gone');
  });
});
