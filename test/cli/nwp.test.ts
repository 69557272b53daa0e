import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { BoardControl } from '../../adapters/bench/board-control';
import { findToken } from '../../adapters/bench/token-file';
import { packageRoot } from '../../ledger/package-root';
import { WireClient } from '../adapters/network-processor/wire-client';

const run = (...options: string[]): ChildProcess =>
  spawn(process.execPath, ['bin/provtck.js', 'nwp', ...options], {
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A started `provtck nwp`, with its addresses and everything it prints. */
interface Running {
  readonly child: ChildProcess;
  readonly host: string;
  readonly bench: string;
  printed: string;
}

async function nwp(...options: string[]): Promise<Running> {
  const child = run('--bench-port', '0', ...options);
  const running = { child, host: '', bench: '', printed: '' };
  child.stdout?.on('data', (piece) => {
    running.printed += String(piece);
  });
  while (!running.printed.includes('http ')) await once(child.stdout ?? child, 'data');
  const [, host = '', bench = ''] = /^host +(\S+)\nbench +(\S+)\n/.exec(running.printed) ?? [];
  return {
    ...running,
    host,
    bench,
    get printed() {
      return running.printed;
    },
  };
}

async function stop({ child }: Running): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Exit code and error output of a command that ends by itself. */
async function failing(
  ...options: string[]
): Promise<{ readonly code: number | null; readonly error: string; readonly output: string }> {
  const child = run(...options);
  let error = '';
  let output = '';
  child.stderr?.on('data', (piece) => {
    error += String(piece);
  });
  child.stdout?.on('data', (piece) => {
    output += String(piece);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, error, output };
}

describe('provtck nwp', () => {
  it('is a network processor for a host, with phone and network on its bench', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nwp-'));
    const capture = join(folder, 'session.pcap');
    const running = await nwp('--tcp', '0', '--trace', '--capture', capture);
    try {
      const [, port = ''] = /:(\d+)$/.exec(running.bench) ?? [];
      const bench = await BoardControl.open('127.0.0.1', Number(port), findToken(Number(port)));
      expect(await bench.hello()).to.include({ board: 'CC3135', timeScale: 1 });
      await bench.act('network.provide', { ssid: 'home', security: 'wpa', key: 'password1', dhcp: 50 });
      const client = await WireClient.open(running.host);
      await client.next();
      await client.call('sl_WlanProvisioning', { ProvisioningCmd: 0, InactivityTimeoutSec: 600, Flags: 1 });
      expect(await bench.act('phone.joinDevice', {})).to.have.property('kind', 'joined');
      await client.nextNamed('SL_WLAN_EVENT_STA_ADDED');
      await bench.act('phone.request', {
        method: 'POST',
        path: '/api/1/wlan/profile_add',
        form: [
          ['__SL_P_P.A', 'home'],
          ['__SL_P_P.B', '2'],
          ['__SL_P_P.C', 'password1'],
          ['__SL_P_P.D', '0'],
        ],
      });
      const added = await client.nextNamed('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED');
      expect(added.fields).to.include({ Ssid: 'home' });
      client.write(Buffer.from('ffeeddbb2143341270840000', 'hex'));
      while (!(await client.next()).response);
      await client.close();
      bench.close();
      expect(await stop(running)).to.equal(0);
      expect(running.printed).to.include('note: the command 0x8470 is unknown; it is answered with an error');
      expect(running.printed).to.match(/host > nwp {2}sl_WlanProvisioning ProvisioningCmd=0/);
      expect(running.printed).to.match(/nwp > host {2}\[18\] SL_WLAN_EVENT_STA_ADDED/);
      const shown = await failing('show', capture);
      const frames = running.printed
        .split('\n')
        .slice(3)
        .filter((line) => line !== '' && !line.includes('note:'));
      const plain = (lines: readonly string[]): readonly string[] =>
        lines.map((line) => line.replace(/^ *[\d.]+ /, ''));
      expect(plain(shown.output.trimEnd().split('\n'))).to.deep.equal(plain(frames));
    } finally {
      running.child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });

  it('listens to a network processor, and says what its messages show', async () => {
    const running = await nwp('--tcp', '0');
    const listener = run('listen', running.host);
    try {
      let printed = '';
      listener.stdout?.on('data', (piece) => {
        printed += String(piece);
      });
      while (!printed.includes('init complete') && listener.exitCode === null)
        await Promise.race([once(listener.stdout ?? listener, 'data'), once(listener, 'exit')]);
      listener.kill('SIGINT');
      const [code] = await once(listener, 'close');
      expect(code).to.equal(0);
      expect(printed).to.match(/nwp > host {2}\[00\] init complete/);
      expect(printed).to.include('Are the syncs plain or numbered?\n  1 messages have a plain sync\n');
      expect(printed).to.include('Which reset requests come?\n  not seen\n');
      expect(await stop(running)).to.equal(0);
    } finally {
      listener.kill('SIGKILL');
      running.child.kill('SIGKILL');
    }
  });

  it('puts a device that breaks a rule behind the wire', async () => {
    const running = await nwp('--tcp', '0', '--mutant', 'never-stays');
    try {
      const client = await WireClient.open(running.host);
      expect((await client.next()).name).to.equal('init complete');
      await client.close();
      expect(await stop(running)).to.equal(0);
    } finally {
      running.child.kill('SIGKILL');
    }
  });

  for (const [title, options, code, text] of [
    ['a device there is none of', ['--mutant', 'absent'], 3, 'MUTANT_UNKNOWN'],
    ['a variant there is none of', ['--variant', 'absent'], 3, 'VARIANT_UNKNOWN'],
    ['a port that is not there', ['--port', '/dev/tty-absent'], 3, 'PORT_ABSENT'],
    ['two lines', ['--tcp', '0', '--port', '/dev/x'], 3, 'cannot be used with'],
    ['a capture that cannot be written', ['--capture', '/absent/file'], 3, 'CAPTURE_UNWRITABLE'],
    ['a file that is no capture', ['show', 'package.json'], 3, 'CAPTURE_INVALID'],
    ['a file that is not there', ['show', 'absent.pcap'], 3, 'CAPTURE_UNREADABLE'],
    ['a file without answers', ['answers', 'absent.pcap'], 3, 'CAPTURE_UNREADABLE'],
    ['a line that cannot be heard', ['listen', '/dev/tty-absent'], 3, 'PORT_ABSENT'],
    ['a line that cannot be captured', ['listen', '/dev/tty-absent', '--capture', '/dev/null'], 3, 'PORT_ABSENT'],
    [
      'a host that cannot be recorded',
      ['record', '--host', '/dev/tty-absent', '--device', '/dev/x', '--capture', '/dev/null'],
      3,
      'PORT_ABSENT',
    ],
    ['a sign of the power there is none of', ['--port', '/dev/x', '--power', 'cts'], 3, 'Allowed choices'],
  ] as const)
    it(`names ${title}`, async () => {
      const result = await failing(...options);
      expect(result.error).to.include(text);
      expect(result.code).to.equal(code);
    });
});
