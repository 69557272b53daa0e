import { spawnSync } from 'node:child_process';
import { MonitorRunner } from '../judge/monitor-runner';
import { monitors } from '../judge/monitors/all';
import { packageRoot } from '../ledger/package-root';
import type { Line } from '../transcript/record';
import { confirmation } from './judge-records';
import { line, median } from './measure';

const ROUNDS = 7;
const SCENARIOS = 10_000;

/**
 * How fast the monitors take records, against a loop that only looks at each one and against parsing the same lines;
 * and how much memory a process holds at its peak while it watches few records and many.
 */
export function judgeRate(): readonly string[] {
  const records = confirmation();
  const texts = records.map((record) => JSON.stringify(record));
  const count = SCENARIOS * records.length;
  let sum = 0;
  const loop = (): void => {
    for (let each = 0; each < SCENARIOS; each += 1) for (const { seq, kind } of records) sum += seq + kind.length;
  };
  const parse = (): void => {
    for (let each = 0; each < SCENARIOS; each += 1) for (const text of texts) sum += (JSON.parse(text) as Line).seq;
  };
  const watch = (): void => {
    const runner = new MonitorRunner();
    for (let each = 0; each < SCENARIOS; each += 1) {
      for (const record of records) runner.take(record);
      sum += runner.end().length;
    }
  };
  const [loopMs = 0, parseMs = 0, watchMs = 0] = busyInTurn([loop, parse, watch]);
  const rate = count / watchMs;
  const [few, many] = [peakMemory(10_000), peakMemory(10_000_000)];
  return [
    `judge: ${count} records: empty loop ${loopMs.toFixed(0)} ms, JSON.parse ${parseMs.toFixed(0)} ms, ` +
      `${monitors.length} monitors ${watchMs.toFixed(0)} ms of processor time (checksum ${sum % 1_000})`,
    line('records/s through the monitors, in millions', rate / 1_000, '>= 1', rate >= 1_000),
    line('monitors / JSON.parse of the same lines', watchMs / parseMs, '<= 1', watchMs <= parseMs),
    `judge: what limits it is ${watchMs > parseMs ? 'the monitors' : 'parsing'}: ${(count / (watchMs + parseMs) / 1_000).toFixed(2)} million records/s with both`,
    `judge: peak memory at 10^4 records ${(few / 1_024).toFixed(0)} MB, at 10^7 records ${(many / 1_024).toFixed(0)} MB`,
    line('peak memory at 10^7 records / at 10^4 records', many / few, '<= 1.5', many / few <= 1.5),
  ];
}

/** The median processor time of each contender in ms: others on the machine then count less than by the clock. */
function busyInTurn(contenders: readonly (() => void)[]): readonly number[] {
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, contender] of contenders.entries()) {
      const began = process.cpuUsage();
      contender();
      times[index]?.push(process.cpuUsage(began).user / 1_000);
    }
  return times.map(median);
}

/** Peak memory in KB of a process of its own that watches so many records. */
function peakMemory(records: number): number {
  const root = packageRoot();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['-r', `${root}/tools/register.cjs`, `${root}/benchmarks/judge-memory.ts`, String(records)],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the measurement of memory ended with ${status}\n${stderr}`);
  return Number(stdout);
}
