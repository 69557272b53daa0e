import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { SerialPort } from 'serialport';
import type { Adapter, AdapterOptions } from '../../../adapters/adapter';
import { findToken } from '../../../adapters/bench/token-file';
import { idleSetup as idle } from '../../../adapters/idle-setup';
import { openAdapter } from '../../../adapters/registry';
import { runSuite } from '../../../cli/suite';
import { packageRoot } from '../../../ledger/package-root';
import { rejection } from '../rejection';
import { connectionTo, plugIn, withBoard } from './virtual-board';

const folder = mkdtempSync(join(tmpdir(), 'serial-'));
after(() => rmSync(folder, { recursive: true }));

/** Opens an adapter for `use` and closes it again. */
async function withAdapter<T>(options: AdapterOptions, use: (adapter: Adapter) => Promise<T>): Promise<T> {
  const adapter = await openAdapter('serial', options);
  try {
    return await use(adapter);
  } finally {
    await adapter.close();
  }
}

const faultOf = (options: AdapterOptions) =>
  withAdapter(options, async (adapter) => (await rejection(() => adapter.connect())).code);

const getDevice = (adapter: Adapter) =>
  adapter.call('sl_DeviceGet', { DeviceGetId: 'SL_DEVICE_GENERAL', Option: 'SL_DEVICE_GENERAL_VERSION' }, 10_000);

/** More calls than there are until the fault comes. */
const SOME_CALLS = 10;

const openable = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
    port.open((error) => (error ? resolve(false) : port.close(() => resolve(true))));
  });

/** Commands a board hears until its first scenario can begin, and in one reset after that. */
async function rehearsal(): Promise<{ readonly connected: number; readonly ready: number }> {
  return withBoard({}, (plugged) =>
    withAdapter(connectionTo(plugged), async (adapter) => {
      await adapter.connect();
      const connected = plugged.board.commands;
      await adapter.reset(idle);
      return { connected, ready: plugged.board.commands };
    }),
  );
}

describe('a port that cannot be opened', () => {
  const part = 'CC3220SF';

  it('is absent', async () => {
    expect(await faultOf({ part, port: '/dev/ttyTCK99' })).to.equal('PORT_ABSENT');
    expect(await faultOf({ part, port: 'tcp://127.0.0.1:1' })).to.equal('PORT_ABSENT');
  });

  it('is no serial port', async () => {
    expect(await faultOf({ part, port: __filename })).to.equal('PORT_NO_TTY');
  });

  it('is in use', async () => {
    await withBoard({ timeScale: 1 }, async ({ console: path }) => {
      const other = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
      await new Promise((resolve) => other.open(resolve));
      expect(await faultOf({ part, port: path })).to.equal('PORT_BUSY');
      await new Promise((resolve) => other.close(resolve));
      expect(await openable(path)).to.equal(true);
    });
  });

  it('belongs to somebody else', async () => {
    await withBoard({ timeScale: 1 }, async ({ console: path }) => {
      const isRoot = process.getuid?.() === 0;
      if (isRoot) {
        // Root may do everything, so somebody else has to try.
        chmodSync(path, 0o600);
        const script = `const {SerialPort}=require('serialport');new SerialPort({path:${JSON.stringify(path)},baudRate:115200},(error)=>{console.log(error?.message);process.exit()})`;
        const { stdout } = spawnSync(process.execPath, ['-e', script], {
          cwd: packageRoot(),
          uid: 65_534,
          encoding: 'utf8',
        });
        const { portFault } = await import('../../../adapters/serial/port-fault');
        expect(portFault(path, new Error(stdout.trim())).code).to.equal('PORT_FORBIDDEN');
      } else {
        chmodSync(path, 0);
        expect(await faultOf({ part, port: path })).to.equal('PORT_FORBIDDEN');
      }
    });
  });

  it('ends the run before the first scenario, with the reason', async () => {
    const connection = { port: '/dev/ttyTCK99' };
    const options = { adapter: 'serial', rules: ['PROV-4.2-03'], out: join(folder, 'absent'), connection };
    const error = await rejection(() => runSuite(options));
    expect(error.code).to.equal('PORT_ABSENT');
    expect(error.message).to.include('/dev/ttyTCK99 does not exist');
  });

  it('is refused beforehand where it makes no sense', async () => {
    for (const [code, options] of [
      ['PORT_MISSING', {}],
      ['BAUD_INVALID', { port: 'COM5', baud: -1 }],
      ['CONSOLE_UNKNOWN', { port: 'COM5', console: 'hayes' }],
      ['MODEM_LINES_INVALID', { port: 'COM5', modemLines: 'dtr=maybe' }],
      ['TIME_SCALE_INVALID', { port: 'COM5', timeScale: -1 }],
      ['BENCH_UNKNOWN', { port: 'COM5', bench: 'robots' }],
    ] as const)
      expect((await rejection(() => openAdapter('serial', { part, ...options }))).code).to.equal(code);
  });
});

describe('a bench that does not fit', () => {
  const part = 'CC3220SF';

  it('is not there', async () => {
    expect(await faultOf({ part, port: 'COM5', bench: 'tcp://127.0.0.1:1' })).to.equal('BENCH_ABSENT');
  });

  it('runs at another speed', async () => {
    await withBoard({ timeScale: 20 }, async ({ console: port, bench }) => {
      expect(await faultOf({ part, port, bench })).to.equal('TIME_SCALE_DIFFERS');
      expect(await faultOf({ part, port, timeScale: 0 })).to.equal('TIME_SCALE_DIFFERS');
    });
  });

  it('goes away in the middle', async () => {
    const plugged = await plugIn();
    try {
      await withAdapter(connectionTo(plugged), async (adapter) => {
        await adapter.connect();
        plugged.unplug();
        expect((await rejection(() => adapter.reset(idle))).code).to.match(/^(BENCH|PORT)_LOST$/);
      });
    } finally {
      plugged.unplug();
    }
  });
});

describe('a board that fails', () => {
  it('does not answer', async () => {
    await withBoard({ faults: ['mute'] }, async (plugged) => {
      expect(await faultOf(connectionTo(plugged))).to.equal('CONSOLE_SILENT');
      expect(await openable(plugged.console)).to.equal(true);
    });
  });

  it('says nothing but nonsense', async () => {
    for (const fault of ['flood', 'garbage'])
      await withBoard({ faults: [fault] }, async (plugged) => {
        expect(await faultOf(connectionTo(plugged)), fault).to.equal('CONSOLE_FLOOD');
        expect(await openable(plugged.console)).to.equal(true);
      });
  });

  for (const [fault, code] of [
    ['unplug-before', 'PORT_LOST'],
    ['unplug-during', 'PORT_LOST'],
    ['reset', 'BOARD_RESET'],
    ['flood', 'CONSOLE_FLOOD'],
    ['garbage', 'CONSOLE_FLOOD'],
  ] as const)
    for (const timeScale of [0, 1])
      it(`in the middle of a call: ${fault}, ${timeScale === 0 ? 'driven' : 'real'} time`, async () => {
        const { ready } = await rehearsal();
        await withBoard({ timeScale, faults: [`${fault}:${ready + 3}`] }, (plugged) =>
          withAdapter(connectionTo(plugged), async (adapter) => {
            await adapter.connect();
            await adapter.reset(idle);
            // In real time a reset can need a command more or less than in the rehearsal.
            const calling = async (): Promise<void> => {
              for (let call = 0; call < SOME_CALLS; call += 1)
                expect(await getDevice(adapter)).to.deep.include({ kind: 'returned', code: 0 });
            };
            expect((await rejection(calling)).code).to.equal(code);
          }),
        );
      });

  it('in a silence: unplugged', async () => {
    const { ready } = await rehearsal();
    for (const timeScale of [0, 20])
      await withBoard({ timeScale, faults: [`unplug-after:${ready + 1}`] }, (plugged) =>
        withAdapter(connectionTo(plugged), async (adapter) => {
          await adapter.connect();
          await adapter.reset(idle);
          const lost = rejection(async () => {
            await getDevice(adapter);
            for (;;) await adapter.nextEvent(adapter.clock.now() + 1_000);
          });
          expect((await lost).code).to.equal('PORT_LOST');
        }),
      );
  });

  it('never returns from a call, and is brought back by the next reset', async () => {
    const { ready } = await rehearsal();
    await withBoard({ faults: [`mute:${ready + 1}`] }, (plugged) =>
      withAdapter(connectionTo(plugged), async (adapter) => {
        await adapter.connect();
        await adapter.reset(idle);
        expect(await getDevice(adapter)).to.deep.equal({ kind: 'pending' });
        expect((await rejection(() => getDevice(adapter))).code).to.equal('CONSOLE_BUSY');
        const failed = await rejection(() => adapter.reset(idle));
        expect(failed.code).to.equal('RESET_FAILED');
        expect(failed.message).to.match(
          /restart of the network processor: CONSOLE_SILENT.*\nfactory restore: CONSOLE_SILENT/,
        );
        // Nobody climbs a broken ladder twice.
        expect(await rejection(() => adapter.reset(idle))).to.equal(failed);
      }),
    );
  });

  it('starts anew in a scenario, and the next scenario has it back', async () => {
    const { ready } = await rehearsal();
    const out = join(folder, 'reset');
    const result = await withBoard({ faults: [`reset:${ready + 30}`] }, (plugged) =>
      runSuite({ adapter: 'serial', rules: ['PROV-7.5-01'], out, connection: connectionTo(plugged) }),
    );
    const spoilt = result.scenarios.filter(({ verdict }) => verdict === 'inconclusive');
    expect(spoilt).to.have.length(1);
    expect(spoilt[0]?.reason).to.include('BOARD_RESET: the board has restarted');
    expect(result.run.verdict).to.equal('incomplete');
    expect(readFileSync(join(out, 'transcript.jsonl'), 'utf8')).to.include('AT Commands Example Ver');
  });

  it('is unplugged in a run, which then ends without a verdict on it', async () => {
    const { ready } = await rehearsal();
    const out = join(folder, 'unplugged');
    const result = await withBoard({ faults: [`unplug-during:${ready + 30}`] }, (plugged) =>
      runSuite({ adapter: 'serial', rules: ['PROV-7.5-01'], out, connection: connectionTo(plugged) }),
    );
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.counts.scenarios.fail).to.equal(0);
    expect(result.scenarios.at(-1)?.reason).to.include('is lost: the board was unplugged');
    const transcript = readFileSync(join(out, 'transcript.jsonl'), 'utf8');
    expect(transcript).to.include('to device').and.include('from device');
  });

  it('is brought back by a reset command, where restarts do not help', async () => {
    const { connected } = await rehearsal();
    await withBoard({ faults: [`mute:${connected + 1}`] }, async (plugged) => {
      const { port } = new URL(plugged.bench);
      const token = findToken(Number(port));
      const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'hello', params: { token } });
      const press = `${hello}\n{"jsonrpc":"2.0","id":2,"method":"board.reset"}\n`;
      const script = `const s=require("net").connect(${port},"127.0.0.1",()=>s.write(${JSON.stringify(press)}));s.on("data",(d)=>String(d).includes("\\"id\\":2")&&s.destroy())`;
      const resetCommand = `${process.execPath} -e '${script}'`;
      await withAdapter({ ...connectionTo(plugged), resetCommand }, async (adapter) => {
        await adapter.connect();
        await adapter.reset(idle);
        expect(await getDevice(adapter)).to.deep.include({ kind: 'returned', code: 0 });
      });
    });
  });

  it('stays lost where the reset command fails too', async () => {
    const { connected } = await rehearsal();
    await withBoard({ faults: [`mute:${connected + 1}`] }, (plugged) =>
      withAdapter({ ...connectionTo(plugged), resetCommand: 'echo no probe >&2; exit 3' }, async (adapter) => {
        await adapter.connect();
        const failed = await rejection(() => adapter.reset(idle));
        expect(failed.message).to.include('external reset: RESET_COMMAND_FAILED').and.include('no probe');
      }),
    );
  });
});
