import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { confirm } from '../../calibration/explore/confirm';
import { exploreCommand } from '../../cli/explore';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { mutants } from '../../mutants/catalogue';
import { fixtureCommand } from '../adapters/process/program';
import { rejection } from '../adapters/rejection';
import { connectionTo, withBoard } from '../adapters/serial/virtual-board';

interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
}

/** `provtck explore`, in this process. */
async function exploring(...args: readonly string[]): Promise<Ended> {
  let stdout = '';
  let exitCode: number | undefined;
  const stream = { write: (text: string) => (stdout += text) };
  const command = exploreCommand((code) => {
    exitCode = code;
  }, stream);
  await command.parseAsync(args, { from: 'user' });
  return { exitCode, stdout };
}

/** The scenario out of what was printed. */
const scenarioIn = (stdout: string): string => stdout.slice(stdout.indexOf('\n\n') + 2);

describe('provtck explore', () => {
  it('leaves with 0 when it has found nothing', async () => {
    expect(await exploring('--runs', '3')).to.deep.equal({
      exitCode: 0,
      stdout: 'Nothing found in 3 sessions from seed 1.\n',
    });
  });

  it('leaves with 1 when it has found something, and prints what docs/explore.md shows', async () => {
    const page = readFileSync(join(packageRoot(), 'docs', 'explore.md'), 'utf8');
    const [, line = '', shown] = /```\n\$ provtck explore (.*)\n([\s\S]*?)```/.exec(page) ?? [];
    expect(await exploring(...line.split(' '))).to.deep.equal({ exitCode: 1, stdout: shown });
  });

  it('leaves with 2 when the bench fails', async () => {
    const { exitCode, stdout } = await exploring(
      '--adapter',
      'process',
      '--command',
      `"${process.execPath}" -e 0`,
      '--runs',
      '3',
    );
    expect(stdout).to.match(/^The bench failed, so nothing can be said of the device: /);
    expect(exitCode).to.equal(2);
  });

  it('leaves with 3 when the options make no sense', async () => {
    for (const args of [
      ['--runs', 'many'],
      ['--path', 'home'],
      ['--device', 'CC1'],
    ])
      expect(await rejection(() => exploring(...args))).to.be.instanceOf(ProvtckError);
  });

  it('finds what a device behind a process does otherwise', async () => {
    const command = fixtureCommand('mutant.ts', 'open-while-configuring');
    const { exitCode, stdout } = await exploring('--adapter', 'process', '--command', command, '--budget', '30');
    expect(exitCode, stdout).to.equal(1);
    expect(await confirm([{ adapter: 'mutant:open-while-configuring', scenario: scenarioIn(stdout) }])).to.deep.equal([
      { onDevice: 'fail', onReference: 'pass' },
    ]);
  });

  it('finds what a board does otherwise, over its console', async () => {
    const mutant = mutants.find(({ id }) => id === 'open-in-smartconfig');
    const { exitCode, stdout } = await withBoard({ deviation: mutant?.deviation() ?? {} }, async (board) => {
      const { port, bench } = connectionTo(board);
      const reached = ['--port', port, ...(bench === undefined ? [] : ['--bench', bench]), '--time-scale', '0'];
      return exploring(...reached, '--seed', '4', '--length', '3', '--budget', '8');
    });
    expect(exitCode, stdout).to.equal(1);
    const replay = stdout.replace(/\n *# /g, ' ');
    expect(replay).to.match(/provtck explore --port \S+ --bench \S+ --time-scale 0 --seed 4 --length 3 --path \d/);
    expect(await confirm([{ adapter: 'mutant:open-in-smartconfig', scenario: scenarioIn(stdout) }])).to.deep.equal([
      { onDevice: 'fail', onReference: 'pass' },
    ]);
  });

  it('says what it has found so far when it is interrupted, and leaves the device', async () => {
    const before = process.listenerCount('SIGINT');
    const exploration = exploring('--runs', '1000000');
    while (process.listenerCount('SIGINT') === before) await new Promise((resolve) => setTimeout(resolve, 5));
    process.emit('SIGINT');
    const { exitCode, stdout } = await exploration;
    expect(stdout).to.match(/^Nothing found in \d+ sessions? from seed 1.*; it was cut short\.\n$/);
    expect(exitCode).to.equal(0);
    expect(process.listenerCount('SIGINT')).to.equal(before);
  });
});
