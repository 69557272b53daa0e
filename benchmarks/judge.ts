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
 * Speed of the monitors, compared with an empty loop over the records and with parsing the same lines. Also the peak
 * memory of a process with few and with many records.
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
  const monitor = (): void => {
    const runner = new MonitorRunner();
    for (let each = 0; each < SCENARIOS; each += 1) {
      for (const record of records) runner.take(record);
      sum += runner.end().length;
    }
  };
  const [loopMs = 0, parseMs = 0, monitorMs = 0] = processorTimes([loop, parse, monitor]);
  const rate = count / monitorMs;
  const [few, many] = [peakMemory(10_000), peakMemory(10_000_000)];
  return [
    `judge: ${count} records: empty loop ${loopMs.toFixed(0)} ms, JSON.parse ${parseMs.toFixed(0)} ms, ` +
      `${monitors.length} monitors ${monitorMs.toFixed(0)} ms of processor time (checksum ${sum % 1_000})`,
    line('records/s through the monitors, in millions', rate / 1_000, '>= 1', rate >= 1_000),
    line('monitors / JSON.parse of the same lines', monitorMs / parseMs, '<= 1', monitorMs <= parseMs),
    `judge: the bottleneck is ${monitorMs > parseMs ? 'the monitors' : 'parsing'}: ${(count / (monitorMs + parseMs) / 1_000).toFixed(2)} million records/s with both`,
    `judge: peak memory at 10^4 records ${(few / 1_024).toFixed(0)} MB, at 10^7 records ${(many / 1_024).toFixed(0)} MB`,
    line('peak memory at 10^7 records / at 10^4 records', many / few, '<= 1.5', many / few <= 1.5),
  ];
}

/** The median processor time of each contender in ms. Other processes influence it less than wall time. */
function processorTimes(contenders: readonly (() => void)[]): readonly number[] {
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, contender] of contenders.entries()) {
      const start = process.cpuUsage();
      contender();
      times[index]?.push(process.cpuUsage(start).user / 1_000);
    }
  return times.map(median);
}

/** Peak memory in KB of a separate process that monitors this number of records. */
function peakMemory(records: number): number {
  const root = packageRoot();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['-r', `${root}/tools/register.cjs`, `${root}/benchmarks/judge-memory.ts`, String(records)],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the memory measurement exited with ${status}\n${stderr}`);
  return Number(stdout);
}
