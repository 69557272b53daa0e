import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { cannotDo } from '../../adapters/cannot-do';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { confirmCounterexamples } from '../../calibration/explore/confirm-counterexamples';
import { exploreCommand } from '../../cli/explore';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { mutants } from '../../mutants/catalogue';
import { fixtureCommand, misfit } from '../adapters/process/program';
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
      stdout: 'No difference was found in 3 sessions from seed 1.\n',
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
    expect(stdout).to.match(/^The bench failed, so the device cannot be judged: /);
    expect(exitCode).to.equal(2);
  });

  for (const misdeed of ['answers another request', 'writes a log to standard output'])
    it(`leaves with 2 when a program does not speak the protocol: ${misdeed}`, async () => {
      const { exitCode, stdout } = await exploring('--adapter', 'process', '--command', misfit(misdeed));
      expect(stdout).to.match(/^The bench failed, /);
      expect(exitCode).to.equal(2);
    });

  it('leaves with 2 when no session could be carried through, and says why', async () => {
    registerAdapter('stuck', async ({ part }) =>
      Object.assign(new Simulator(part), {
        reset: async () => {
          throw cannotDo('its button is stuck');
        },
      }),
    );
    expect(await exploring('--adapter', 'stuck', '--runs', '3')).to.deep.equal({
      exitCode: 2,
      stdout:
        'The device could not be judged in 3 sessions from seed 1; 3 could not be executed, mostly because: its button is stuck.\n',
    });
  });

  it('leaves with 2 when the time was over before the first session', async () => {
    const { exitCode, stdout } = await exploring('--budget', '0.000001');
    expect(stdout).to.equal('The device could not be judged in 0 sessions from seed 1, stopped early.\n');
    expect(exitCode).to.equal(2);
  });

  it('leaves out what a device turns out not to be made for', async () => {
    const program = `"${process.execPath}" "${join(packageRoot(), 'examples', 'device.js')}"`;
    const statement = join(packageRoot(), 'examples', 'device-model.yaml');
    const options = ['--adapter', 'process', '--command', program, '--ics', statement, '--runs', '40', '--seed', '2'];
    expect(await exploring(...options)).to.deep.equal({
      exitCode: 0,
      stdout: 'No difference was found in 40 sessions from seed 2.\n',
    });
  });

  for (const [code, ...args] of [
    ['NUMBER_INVALID', '--runs', 'many'],
    ['NUMBER_INVALID', '--runs', '0'],
    ['NUMBER_INVALID', '--length', '0'],
    ['NUMBER_INVALID', '--length', '1001'],
    ['NUMBER_INVALID', '--budget', '0'],
    ['NUMBER_INVALID', '--seed', '2147483648'],
    ['PATH_INVALID', '--path', 'home'],
    ['PATH_INVALID', '--path', '99999999'],
    ['PATH_UNKNOWN', '--path', '99999999-3fa2c1'],
    ['PATH_UNKNOWN', '--path', '1:2:3-3fa2c1'],
    ['PART_UNKNOWN', '--device', 'CC1'],
    ['ADAPTER_UNKNOWN', '--adapter', 'nope'],
    ['COMMAND_MISSING', '--adapter', 'process'],
    ['OPTION_NOT_HONOURED', '--adapter', 'process', '--command', 'true', '--port', 'COM5'],
  ] as const)
    it(`refuses with ${code}: ${args.join(' ')}`, async () => {
      expect(await rejection(() => exploring(...args)))
        .to.be.instanceOf(ProvtckError)
        .and.to.include({ code });
    });

  it('says up to where a number may go', async () => {
    expect(await rejection(() => exploring('--seed', '2147483648'))).to.have.property(
      'message',
      '--seed 2147483648 is not a whole number from 0 to 2147483647',
    );
    expect((await exploring('--seed', '2147483647', '--runs', '1')).exitCode).to.equal(0);
  });

  it('gives of the devices it knows those whose names are alike, and not all', async () => {
    expect(await rejection(() => exploring('--adapter', 'mutant:never-stay')))
      .to.have.property('hint')
      .that.matches(/^Did you mean one of these\? mutant:never-stays(, mutant:[a-z-]+){2}$/);
  });

  it('finds the same again with the line that is printed above the scenario', async () => {
    const { stdout } = await exploring('--adapter', 'mutant:ignores-profile');
    const [, line = ''] = /^ *# provtck explore (.*)$/m.exec(stdout) ?? [];
    const again = await exploring(...line.split(' '));
    expect(again.stdout).to.match(/^A difference was found in 1 session from seed 1\.\n/);
    expect(scenarioIn(again.stdout)).to.equal(scenarioIn(stdout));
    // Drawn otherwise, it would be another session's.
    expect(await rejection(() => exploring(...line.replace('--seed 1 ', '--seed 2 ').split(' ')))).to.have.property(
      'code',
      'PATH_UNKNOWN',
    );
    // And a device that has been mended shows nothing there.
    const mended = await exploring(...line.replace('mutant:ignores-profile', 'simulator').split(' '));
    expect(mended).to.deep.equal({ exitCode: 0, stdout: 'No difference was found in 1 session from seed 1.\n' });
  });

  it('finds what a device behind a process does otherwise', async () => {
    const command = fixtureCommand('mutant.ts', 'open-while-configuring');
    const few = ['--seed', '4', '--length', '2', '--budget', '3'];
    const { exitCode, stdout } = await exploring('--adapter', 'process', '--command', command, ...few);
    expect(exitCode, stdout).to.equal(1);
    expect(
      await confirmCounterexamples([{ adapter: 'mutant:open-while-configuring', scenario: scenarioIn(stdout) }]),
    ).to.deep.equal([{ onDevice: 'fail', onReference: 'pass' }]);
  });

  it('finds what a board does otherwise, over its console', async () => {
    const mutant = mutants.find(({ id }) => id === 'open-while-configuring');
    const { exitCode, stdout } = await withBoard({ deviation: mutant?.deviation() ?? {} }, async (board) => {
      const { port, bench } = connectionTo(board);
      const reached = ['--port', port, ...(bench === undefined ? [] : ['--bench', bench]), '--time-scale', '0'];
      return exploring(...reached, '--seed', '4', '--length', '2', '--budget', '3');
    });
    expect(exitCode, stdout).to.equal(1);
    const replay = stdout.replace(/\n *# /g, ' ');
    expect(replay).to.match(/provtck explore --port \S+ --bench \S+ --time-scale 0 --seed 4 --length 2 --path \d/);
    expect(
      await confirmCounterexamples([{ adapter: 'mutant:open-while-configuring', scenario: scenarioIn(stdout) }]),
    ).to.deep.equal([{ onDevice: 'fail', onReference: 'pass' }]);
  });

  it('says that it was interrupted even while it is still loading', async () => {
    const exploration = exploring('--runs', '1000000');
    process.emit('SIGINT');
    const { exitCode, stdout } = await exploration;
    expect(stdout).to.equal('The device could not be judged in 0 sessions from seed 1, stopped early.\n');
    expect(exitCode).to.equal(2);
  });

  it('says how far it has come when it is interrupted, and leaves the device', async () => {
    const before = process.listenerCount('SIGINT');
    let sessions = 0;
    registerAdapter('watched', async ({ part }) => {
      sessions += 1;
      if (sessions === 10) process.emit('SIGINT');
      return new Simulator(part);
    });
    const { exitCode, stdout } = await exploring('--adapter', 'watched', '--runs', '1000');
    expect(stdout).to.match(/^No difference was found in \d+ sessions from seed 1, stopped early/);
    expect(exitCode).to.equal(2);
    expect(process.listenerCount('SIGINT')).to.equal(before);
  });
});
