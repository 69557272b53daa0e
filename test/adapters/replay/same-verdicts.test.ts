import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { registerAdapter } from '../../../adapters/registry';
import { packageRoot } from '../../../ledger/package-root';
import { connectionTo, withBoard } from '../serial/virtual-board';
import { judgedTwice } from './twice';

/** As in a shell. */
const program = (...words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ');

describe('a transcript gives the verdicts of its run', () => {
  it('for every scenario on the reference', async () => {
    const { run } = await judgedTwice({});
    expect(run.verdict).to.equal('conformant');
  });

  it('by two workers, with the driver of TI, under another reading', async () => {
    const { run } = await judgedTwice({ hostDriver: 'ti-3.x', readings: ['C18=text'], parallel: 2 });
    expect(run.verdict).to.equal('non-conformant');
  });

  it('for a selection', async () => {
    const { run } = await judgedTwice({ rules: ['PROV-7.5-01'], tags: 'not @needs-driver-port' });
    expect(run.selection.partial).to.equal(true);
  });

  it('on a virtual board at a terminal', async () => {
    const { adapter, run } = await withBoard({}, (plugged) =>
      judgedTwice({ adapter: 'serial', connection: connectionTo(plugged) }),
    );
    expect(adapter.name).to.equal('serial');
    expect(run.verdict).to.equal('conformant');
  });

  it('on a device of another program', async () => {
    const { run } = await judgedTwice({
      adapter: 'process',
      command: program(process.execPath, join(packageRoot(), 'examples', 'device.js')),
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
