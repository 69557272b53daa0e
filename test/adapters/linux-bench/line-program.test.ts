import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { it } from 'mocha';
import { InteractiveClient } from '../../../adapters/linux-bench/interactive-client';
import { LineProgram } from '../../../adapters/linux-bench/line-program';
import { packageRoot } from '../../../ledger/package-root';
import { describeUnless } from '../../unless';
import { eventually } from '../process/program';
import { rejection } from '../rejection';

const shell = (script: string): string[] => ['sh', '-c', script];
const unless = process.platform !== 'linux' && 'this bench runs on Linux only';

describeUnless(unless, 'a program that prints lines', () => {
  it('is waited for, with the lines that it has printed already', async () => {
    const program = new LineProgram('it', shell('echo one; echo two >&2; sleep 100'));
    expect(await program.waitFor((line) => (line === 'two' ? 2 : undefined), 5_000, 'two')).to.equal(2);
    expect(await program.waitFor((line) => (line === 'one' ? 1 : undefined), 5_000, 'one')).to.equal(1);
    expect(await program.findWithin(() => undefined, 50)).to.equal(undefined);
    await program.stop();
    expect(program.ended).to.include('SIGTERM');
  });

  it('is reported with its last lines when it ends or says nothing', async () => {
    const program = new LineProgram('it', shell('echo the reason >&2; exit 7'));
    const died = await rejection(() => program.waitFor(() => undefined, 5_000, 'readiness'));
    expect([died.code, died.message]).to.deep.equal([
      'BENCH_PROGRAM_DIED',
      'it ended with exit code 7 before readiness; its last lines:\n  the reason',
    ]);
    const silent = new LineProgram('it', shell('sleep 100'));
    const fault = await rejection(() => silent.waitFor(() => undefined, 50, 'readiness'));
    expect(fault.code).to.equal('BENCH_PROGRAM_SILENT');
    await silent.kill();
    const absent = new LineProgram('it', ['provtck-no-such-program']);
    expect((await rejection(() => absent.waitFor(() => undefined, 5_000, 'x'))).message).to.include(
      'could not be started',
    );
  });

  it('is killed if it ignores the signal to end', async () => {
    const program = new LineProgram('it', shell('trap "" TERM; echo ready; while :; do sleep 0.1; done'));
    await program.waitFor((line) => (line === 'ready' ? true : undefined), 5_000, 'ready');
    await program.stop();
    expect(program.ended).to.include('SIGKILL');
  });

  it('ends with the suite, also where the suite has several of them', async () => {
    const script = `
      require('./tools/register.cjs');
      const { LineProgram } = require('./adapters/linux-bench/line-program');
      const all = [1, 2, 3, 4].map(() => new LineProgram('it', ['sh', '-c', 'echo $$; exec sleep 100']));
      const look = () => all.every(({ lines }) => lines.length > 0)
        ? (console.log(all.map(({ lines }) => lines[0]).join(' ')), process.exit(0))
        : setTimeout(look, 20);
      look();`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: packageRoot(), encoding: 'utf8' });
    const pids = stdout.trim().split(' ').map(Number);
    expect(pids.length).to.equal(4);
    await eventually(() => !pids.some(isAlive));
    expect(pids.filter(isAlive)).to.deep.equal([]);
  });
});

/** A process that has ended and is not collected has no command line. */
const isAlive = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
};

/** What hostapd_cli 2.10 and wpa_cli 2.10 have printed for the same commands. */
const spoken = {
  hostapd_cli: `printf 'hostapd_cli v2.10\\n\\nInteractive mode\\n\\n> '; read a; read b; printf '> state=ENABLED\\nfreq=2437\\n> PONG\\n> <3>AP-DISABLED \\n'; sleep 100`,
  wpa_cli: `printf 'wpa_cli v2.10\\n\\nInteractive mode\\n\\n> '; read a; read b; printf 'status\\nstate=ENABLED\\n> \\r<3>Associated with 01:80:c2:00:00:03\\n> freq=2437\\n> ping\\nPONG\\n> \\r<3>AP-DISABLED \\n> \\r\\033[K'; sleep 100`,
};

describeUnless(unless, 'an interactive client', () => {
  for (const [name, script] of Object.entries(spoken))
    it(`separates the answers and the events of ${name}`, async () => {
      const client = new InteractiveClient(name, shell(script));
      expect(await client.command('status')).to.deep.equal(['state=ENABLED', 'freq=2437']);
      expect(await client.waitFor((event) => (event.startsWith('AP-') ? event : undefined), 5_000)).to.equal(
        'AP-DISABLED',
      );
      expect(await client.waitFor((event) => (event === 'never' ? event : undefined), 50)).to.equal(undefined);
      await client.close();
    });

  it('reports a daemon that ends, and a client that ends or does not answer', async () => {
    const lost = new InteractiveClient(
      'wpa_cli',
      shell('read a; echo "Connection to wpa_supplicant lost - trying to reconnect"; sleep 100'),
    );
    expect((await rejection(() => lost.attach())).code).to.equal('BENCH_PROGRAM_DIED');
    expect((await rejection(() => lost.waitFor(() => undefined, 5_000))).code).to.equal('BENCH_PROGRAM_DIED');
    await lost.close();
    const ended = new InteractiveClient('wpa_cli', shell('exit 3'));
    expect((await rejection(() => ended.attach())).message).to.include('exit code 3');
    const deaf = new InteractiveClient('wpa_cli', shell('sleep 100'), () => {}, 100);
    expect((await rejection(() => deaf.attach())).code).to.equal('BENCH_PROGRAM_SILENT');
    await deaf.close();
  });
});
