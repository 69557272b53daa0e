import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { BoardFarm } from '../cli/board-farm';
import { countScenarios } from '../cli/scenario-costs';
import { runSuite } from '../cli/suite';
import type { SuiteOptions } from '../cli/suite-options';
import type { Result } from '../judge/result-schema';
import { packageRoot } from '../ledger/package-root';
import { line } from './measure';

const BOARDS = 4;
const TIME_SCALE = 40;
/** Scenarios of a length that leaves most of the time to the boards. */
const SCENARIOS = 48;
const LONGEST_MS = 40_000;

interface VirtualBoard {
  readonly process: ChildProcess;
  readonly connection: { readonly port: string; readonly bench: string; readonly timeScale: number };
}

/** Wall time of a run on one virtual board, compared with the same run on four. Each board has its own process. */
export async function farmRatio(folder: string): Promise<readonly string[]> {
  const boards = await Promise.all(Array.from({ length: BOARDS }, startBoard));
  try {
    const counted = await countScenarios({ adapter: 'serial', connection: boards[0]?.connection ?? {} });
    const ids = counted
      .filter(({ cost }) => cost.deviceMs < LONGEST_MS)
      .sort((a, b) => b.cost.deviceMs - a.cost.deviceMs)
      .slice(0, SCENARIOS)
      .map(({ id }) => id);
    const options: SuiteOptions = {
      adapter: 'serial',
      device: 'CC3220SF',
      scenarios: { limits: ['benchmark'], ids },
      connection: { timeScale: TIME_SCALE },
    };
    const one = await timeOf(() =>
      runSuite({ ...options, ...(boards[0] && { connection: boards[0].connection }), out: join(folder, 'one') }),
    );
    const farm = new BoardFarm(
      options,
      boards.map(({ connection }) => connection),
      ids,
      { scenarioFinished: () => {}, boardLeft: (port, why) => process.stderr.write(`${port}: ${why}\n`) },
    );
    const four = await timeOf(() => farm.run(join(folder, 'four'), new AbortController().signal));
    const ratio = one.ms / four.ms;
    return [
      `farm: ${SCENARIOS} scenarios on one board ${(one.ms / 1_000).toFixed(1)} s, on ${BOARDS} boards ${(four.ms / 1_000).toFixed(1)} s; ${passes(one.result)} and ${passes(four.result)} passed`,
      line(`one virtual board / ${BOARDS} virtual boards`, ratio, '>= 3.6', ratio >= 3.6),
    ];
  } finally {
    for (const board of boards) board.process.kill();
  }
}

async function timeOf(run: () => Promise<Result>): Promise<{ readonly ms: number; readonly result: Result }> {
  const began = performance.now();
  const result = await run();
  return { ms: performance.now() - began, result };
}

const passes = ({ scenarios }: Result): number => scenarios.filter(({ verdict }) => verdict === 'pass').length;

/** Starts `provtck board`, and reads its addresses. */
function startBoard(): Promise<VirtualBoard> {
  const words = ['board', '--tcp', '0', '--bench-port', '0', '--time-scale', String(TIME_SCALE)];
  const board = spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    board.once('exit', () => reject(new Error('a virtual board has ended')));
    board.stdout.on('data', (piece: Buffer) => {
      output += piece.toString();
      const [, port, bench] = /^console\s+(\S+)\nbench\s+(\S+)\n/m.exec(output) ?? [];
      if (port !== undefined && bench !== undefined)
        resolve({ process: board, connection: { port, bench, timeScale: TIME_SCALE } });
    });
  });
}
