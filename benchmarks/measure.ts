import { spawnSync } from 'node:child_process';

/** The median of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs the contenders in turn, `rounds` times each. Returns the median time of each in ms. */
export async function inTurn(
  rounds: number,
  contenders: readonly (() => Promise<void> | void)[],
): Promise<readonly number[]> {
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, contender] of contenders.entries()) {
      const start = performance.now();
      await contender();
      times[index]?.push(performance.now() - start);
    }
  return times.map(median);
}

/** Runs a Node program to its end, without its output. */
export function runNode(args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}\n${stderr}`);
}

/** A ratio and its goal, as one line. */
export function line(what: string, value: number, goal: string, met: boolean): string {
  return `${what.padEnd(64)} ${value.toFixed(2).padStart(9)}   goal ${goal.padEnd(7)} ${met ? 'met' : 'MISSED'}`;
}
