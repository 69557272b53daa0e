import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { Simulator } from '../../adapters/simulator/simulator';
import { BoardFarm } from '../../cli/board-farm';
import { boardsFrom } from '../../cli/board-list';
import { reconnectFrom } from '../../cli/option-values';
import { LostPort, portReturns } from '../../cli/reconnect';
import { repeatRun } from '../../cli/repeats';
import { resumeRun } from '../../cli/resume';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import type { Result } from '../../judge/result-schema';
import { connectionTo, plugIn } from '../adapters/serial/virtual-board';
import { codeOf } from '../error-code';

const folder = mkdtempSync(join(tmpdir(), 'provtck-farm-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Short scenarios without a bench. */
const SELECTION: SuiteOptions = { rules: ['PROV-7.5-01', 'PROV-4.1-03'], tags: 'not @needs-long' };

const verdicts = ({ scenarios }: Result): Record<string, string> =>
  Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]));

const reference = runSuite(SELECTION);

describe('several boards', () => {
  it('share a run; a board that fails leaves, and another firmware is refused', async () => {
    const boards = await Promise.all(
      [{}, { faults: ['mute:150'] }, {}, { part: 'CC3220S' }].map((options) => plugIn({ console: 0, ...options })),
    );
    try {
      const left: string[] = [];
      const owners = new Map<string, string>();
      const farm = new BoardFarm(
        { ...SELECTION, adapter: 'serial', device: 'CC3220SF', reports: ['result'] },
        boards.map((board) => {
          const { part: _part, ...connection } = connectionTo(board);
          return connection;
        }),
        [],
        {
          scenarioFinished: ({ id }, port) => owners.set(id, port),
          boardLeft: (port) => left.push(port),
        },
      );
      const result = await farm.run(join(folder, 'farm'), new AbortController().signal);
      const expected = verdicts(await reference);
      for (const { id, verdict, reason } of result.scenarios)
        if (verdict !== 'not-applicable') expect(verdict, `${id}: ${reason}`).to.equal(expected[id]);
      expect(result.scenarios.map(({ id }) => id)).to.deep.equal((await reference).scenarios.map(({ id }) => id));
      expect(left).to.have.members([boards[1]?.console, boards[3]?.console]);
      expect(new Set(owners.values())).to.include(boards[0]?.console).and.include(boards[2]?.console);
      const ports = result.run.parts?.map(({ port }) => port);
      expect(ports).to.include(boards[0]?.console).and.not.include(boards[3]?.console);
      expect(JSON.stringify(result.run.parts)).not.to.match(/tcp:\/\/[0-9a-f]+@/);
    } finally {
      for (const board of boards) board.unplug();
    }
  });

  it('are named by options or in a file', () => {
    const file = join(folder, 'boards.yaml');
    writeFileSync(file, 'boards:\n  - port: /dev/ttyACM2\n    bench: tcp://t@pi:7531\n');
    expect(
      boardsFrom([
        'port=/dev/ttyACM0,bench=tcp://t@pi:7530',
        'port=tcp://h:1,reset-command=relay 1, 2,baud=9600,bench=tcp://t@pi:7532',
        file,
      ]),
    ).to.deep.equal([
      { port: '/dev/ttyACM0', bench: 'tcp://t@pi:7530' },
      { port: 'tcp://h:1', resetCommand: 'relay 1, 2', baud: 9600, bench: 'tcp://t@pi:7532' },
      { port: '/dev/ttyACM2', bench: 'tcp://t@pi:7531' },
    ]);
  });

  it('have different ports and benches', async () => {
    for (const values of [
      ['port=a', 'port=a'],
      ['port=a,bench=tcp://x@h:1', 'port=b,bench=tcp://y@h:1'],
      ['bench=manual'],
      ['port='],
      ['port=a,speed=3'],
      ['port=a,baud=x'],
      ['port=a,bench=simulated', 'port=b,bench=manual'],
    ])
      expect(await codeOf((async () => boardsFrom(values))()), values.join()).to.equal('BOARD_INVALID');
  });
});

describe('a board that is plugged in again', () => {
  it('continues the run', async () => {
    const options = { console: 0, timeScale: 40 } as const;
    const first = await plugIn({ ...options, faults: ['unplug-during:120'] });
    const port = Number(first.console.split(':').at(-1));
    const out = join(folder, 'replug');
    let share = new LostPort();
    const run: SuiteOptions = {
      ...SELECTION,
      adapter: 'serial',
      connection: { port: first.console, timeScale: 40 },
      out,
      reports: ['result', 'transcript'],
    };
    const cut = await runSuite({ ...run, share });
    expect(share.lost).to.equal(true);
    expect(cut.run.verdict).to.equal('incomplete');
    expect(await portReturns({ port: first.console }, 1, new AbortController().signal)).to.equal(false);
    first.unplug();
    const again = await plugIn({ ...options, console: port });
    try {
      const { signal } = new AbortController();
      expect(await portReturns({ port: first.console, bench: first.bench }, 600, signal)).to.equal(false);
      expect(await portReturns({ port: first.console, bench: again.bench }, 10_000, signal)).to.equal(true);
      share = new LostPort();
      const result = await resumeRun(out, {}, (part) => runSuite({ ...part, share }));
      // In real time a busy machine can make a scenario inconclusive, but not by the lost port.
      for (const { id, reason = '' } of result.scenarios) expect(reason, id).not.to.match(/PORT_LOST|never begun/);
      expect(result.run.parts).to.have.length(2);
    } finally {
      again.unplug();
    }
  });

  it('has a time limit in words', async () => {
    expect([reconnectFrom('60s'), reconnectFrom('2m'), reconnectFrom('5')]).to.deep.equal([60_000, 120_000, 5_000]);
    for (const text of ['', '0s', '1h', '-1'])
      expect(await codeOf((async () => reconnectFrom(text))())).to.equal('RECONNECT_INVALID');
  });
});

describe('a repeated run', () => {
  it('keeps every failure, and lists what is unstable', async () => {
    let opened = 0;
    const adapters = {
      simulator: async () => {
        opened += 1;
        // Some openings meet a device that never blocks its functions.
        const broken = opened % 4 === 0;
        return new Simulator('CC3220SF', 'reference', broken ? { networkProcessor: { opensApis: () => true } } : {});
      },
    };
    const options: SuiteOptions = { ...SELECTION, adapter: 'simulator', adapters };
    const { result, unstable } = await repeatRun(join(folder, 'repeat'), 3, options, async (of) => {
      await runSuite(of);
      return true;
    });
    expect(unstable).to.not.deep.equal([]);
    for (const { id, verdicts: all } of unstable) {
      expect(all).to.have.length(3);
      expect(all).to.include('fail').and.include('pass');
      expect(verdicts(result)[id]).to.equal('fail');
    }
    expect(result.run.verdict).to.equal('non-conformant');
  });
});
