import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Command } from 'commander';
import { after, before, describe, it } from 'mocha';
import type { Adapter, AdapterOptions } from '../../adapters/adapter';
import { BENCH_NEEDS } from '../../adapters/bench/bench-driver';
import { limited } from '../../adapters/limited';
import { listen } from '../../adapters/listen';
import { Simulator } from '../../adapters/simulator/simulator';
import { boardsFrom } from '../../cli/board-list';
import { runOnBoards } from '../../cli/farm-run';
import { judgeTranscript } from '../../cli/judge-transcript';
import { runInParts } from '../../cli/long-run';
import { collect, reconnectFrom, timesFrom } from '../../cli/option-values';
import { plannedOnBoards } from '../../cli/planned-boards';
import { type RunFlags, withRunOptions } from '../../cli/run';
import type { SelectedRun } from '../../cli/selected-run';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import type { Result } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { codeOf } from '../error-code';

const folder = mkdtempSync(join(tmpdir(), 'provtck-mixed-'));
const server = createServer();
/** An address that can be opened: that of a board which was lost and is back. */
let address = '';
let labBench = '';
before(async () => {
  const port = await listen(server, 0);
  address = `tcp://127.0.0.1:${port}`;
  labBench = `tcp://token@127.0.0.1:${port}`;
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Scenarios of which some need a phone and others need nothing. */
const SELECTION: SuiteOptions = { rules: ['PROV-7.5-16', 'PROV-2.1-01', 'PROV-4.1-03'], tags: 'not @needs-long' };

/** Boards in this process. A port can be lost at the call with a number, or be absent. */
class Lab {
  /** The ports that were opened, in order. */
  readonly opened: string[] = [];
  /** The bench of each port. */
  readonly benches = new Map<string, string | undefined>();
  private readonly calls = new Map<string, number>();

  constructor(
    private readonly losses: Readonly<Record<string, number>> = {},
    private readonly absent: readonly string[] = [],
  ) {}

  /** The reference device in virtual time as a board: without a bench it has no phone, network or cloud. */
  readonly open = async (options: AdapterOptions): Promise<Adapter> => {
    const { port = '', bench, part } = options;
    this.benches.set(port, bench);
    const device = new Simulator(part);
    const { capabilities } = await device.connect();
    const offers = bench === undefined ? capabilities.offers.filter((need) => !isOfBench(need)) : capabilities.offers;
    const lacks = Object.fromEntries(BENCH_NEEDS.map((need) => [need, 'no bench is given']));
    const board = limited(device, { ...capabilities, offers, ...(bench === undefined && { lacks }) });
    return new Proxy(board, {
      get: (target, member) => {
        const value: unknown = Reflect.get(target, member);
        if (member === 'name') return 'serial';
        if (member === 'connect')
          return async () => {
            if (this.absent.includes(port)) throw new ProvtckError('PORT_ABSENT', `${port} does not exist`, 'Look.');
            this.opened.push(port);
            options.trace?.({ direction: 'to device', text: 'AT' });
            return board.connect();
          };
        if (member === 'call')
          return async (...args: Parameters<Adapter['call']>) => {
            const calls = (this.calls.get(port) ?? 0) + 1;
            this.calls.set(port, calls);
            if (calls === this.losses[port]) throw new ProvtckError('PORT_LOST', `${port} is lost`, 'Plug it in.');
            return board.call(...args);
          };
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
}

const isOfBench = (need: string): boolean => (BENCH_NEEDS as readonly string[]).includes(need);

const flagsOf = (out: string, ...words: readonly string[]): RunFlags =>
  withRunOptions(new Command('run'))
    .option('--board <board>', '', collect, [])
    .option('--resume', '')
    .option('--repeat <n>', '', timesFrom)
    .option('--reconnect <time>', '', reconnectFrom)
    .parse([...words, '--out', join(folder, out)], { from: 'user' })
    .opts<RunFlags>();

const runOn = async (lab: Lab, out: string, ...words: readonly string[]): Promise<Result> => {
  const options = { ...SELECTION, adapter: 'serial', device: 'CC3220SF', connection: { timeScale: 0 } };
  const given = { ...options, adapters: { serial: lab.open } };
  return (await runOnBoards(flagsOf(out, ...words), given, undefined)).result;
};

const verdicts = ({ scenarios }: Result): readonly string[] => scenarios.map(({ id, verdict }) => `${id} ${verdict}`);

describe('boards with and without a bench', () => {
  const boards = (): readonly string[] => ['--board', `port=a,bench=${labBench}`, '--board', 'port=b'];
  const whole = runSuite({ ...SELECTION, adapter: 'simulator' });

  it('share a run: what needs no phone goes to the board without one', async () => {
    const lab = new Lab();
    const result = await runOn(lab, 'mixed', ...boards());
    expect(verdicts(result)).to.deep.equal(verdicts(await whole));
    expect(result.run.parts?.map(({ port, bench }) => [port, bench])).to.deep.equal([
      ['a', labBench.replace('token@', '')],
      ['b', undefined],
    ]);
    const numbers = result.run.parts?.map(({ scenarios }) => scenarios) ?? [];
    for (const number of numbers) expect(number).to.be.greaterThan(0);
    // The transcript of the joined run alone gives the same verdicts.
    const again = await judgeTranscript(join(folder, 'mixed', 'transcript.jsonl'));
    expect(verdicts(again)).to.deep.equal(verdicts(await whole));
    expect(again.rules).to.deep.equal(result.rules);
  });

  it('leave a scenario open if the board that could execute it has left', async () => {
    const lab = new Lab({ a: 12 });
    const result = await runOn(lab, 'left', ...boards());
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.scenarios.filter(({ verdict }) => verdict === 'not-applicable')).to.deep.equal([]);
    expect(result.scenarios.filter(({ verdict }) => verdict === 'inconclusive')).to.not.deep.equal([]);
    // Only another board with a bench continues.
    expect(await codeOf(runOn(new Lab(), 'left', '--resume', '--board', 'port=d'))).to.equal('RESUME_DIFFERS');
    const another = new Lab();
    const resumed = await runOn(
      another,
      'left',
      '--resume',
      '--board',
      `port=c,bench=${labBench}`,
      '--board',
      'port=d',
    );
    expect(verdicts(resumed)).to.deep.equal(verdicts(await whole));
    expect([...another.benches]).to.have.deep.members([
      ['c', labBench],
      ['d', undefined],
    ]);
  });

  it('have no result without the board that has the bench, and are continued with it', async () => {
    expect(await codeOf(runOn(new Lab({}, ['a']), 'bare', ...boards()))).to.equal('RUN_WITHOUT_BENCH');
    const resumed = await runOn(new Lab(), 'bare', '--resume', ...boards());
    expect(verdicts(resumed)).to.deep.equal(verdicts(await whole));
  });

  it('have one kind of bench', async () => {
    expect(boardsFrom(['port=a', 'port=b,bench=manual'])).to.have.length(2);
    for (const values of [['port=a,bench=http://x', 'port=b,bench=manual']])
      expect(await codeOf((async () => boardsFrom(values))())).to.equal('BOARD_INVALID');
  });

  it('are planned with the bench of one of them', () => {
    const boards = boardsFrom(['labgrid=a', `port=b,bench=${labBench}`]);
    const connection = { timeScale: 20, port: 'b', bench: labBench };
    expect(plannedOnBoards(boards, { connection: { timeScale: 20 } })).to.deep.equal({ adapter: 'serial', connection });
    expect(plannedOnBoards(boards.slice(0, 1), { adapter: 'nwp' })).to.deep.equal({ adapter: 'nwp', connection: {} });
  });

  it('continue when a lost port is back', async () => {
    const lab = new Lab({ [address]: 12 });
    const words = ['--board', `port=${address},bench=${labBench}`, '--board', 'port=b', '--reconnect', '5s'];
    const result = await runOn(lab, 'reconnected', ...words);
    expect(verdicts(result)).to.deep.equal(verdicts(await whole));
    expect(lab.opened.filter((port) => port === address)).to.have.length(2);
  });

  it('repeat a run, also after a port was lost', async () => {
    const lab = new Lab({ [address]: 12 });
    const words = [
      '--board',
      `port=${address},bench=${labBench}`,
      '--board',
      'port=b',
      '--reconnect',
      '5s',
      '--repeat',
      '2',
    ];
    const result = await runOn(lab, 'repeated', ...words);
    expect(verdicts(result)).to.deep.equal(verdicts(await whole));
    expect(lab.opened).to.have.length(5);
  });
});

describe('one board whose port is lost', () => {
  const whole = runSuite({ ...SELECTION, adapter: 'simulator' });
  /** A run on the board at the address, as the command makes it. */
  const runWith = async (lab: Lab, out: string, ...words: readonly string[]): Promise<Result> => {
    const connection = { port: address, bench: labBench, timeScale: 0 };
    const options: SuiteOptions = { ...SELECTION, adapter: 'serial', connection, out: join(folder, out) };
    const execute = async (selected: SelectedRun) => ({
      result: await runSuite({ ...selected.options, adapters: { serial: lab.open } }),
      aborted: false,
      unreported: undefined,
    });
    return (await runInParts(flagsOf(out, ...words), options, execute, undefined)).result;
  };

  it('continues a run that was resumed', async () => {
    const cut = await runWith(new Lab({ [address]: 12 }), 'one');
    expect(cut.run.verdict).to.equal('incomplete');
    const lab = new Lab({ [address]: 1 });
    const result = await runWith(lab, 'one', '--resume', '--reconnect', '5s');
    expect(lab.opened).to.have.length(2);
    expect(result.run.parts).to.have.length(2);
    expect(verdicts(result)).to.deep.equal(verdicts(await whole));
  });

  it('continues each repetition', async () => {
    const lab = new Lab({ [address]: 12 });
    const result = await runWith(lab, 'repeats', '--repeat', '2', '--reconnect', '5s');
    expect(lab.opened).to.have.length(3);
    expect(verdicts(result)).to.deep.equal(verdicts(await whole));
  });
});
