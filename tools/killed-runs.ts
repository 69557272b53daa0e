/**
 * Kills a run at random moments, resumes it until it ends, and compares the result with a run that was not killed:
 * `npm run killed-runs -- [kills] [seed] [simulator|board] [options of the run]`.
 *
 * Prints each process with its end. A verdict that differs, and a file that is left, end the tool with exit code 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Board } from '../adapters/board/board';
import { examineKills } from './killed/examine-kills';

async function main([
  kills = '20',
  seed = '1',
  device = 'simulator',
  ...selection
]: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-killed-'));
  const board =
    device === 'board'
      ? await Board.plugIn({
          part: 'CC3220SF',
          profile: 'ti-at+prov',
          hostDriver: 'reference',
          console: 0,
          benchPort: 0,
          httpPort: 0,
          https: false,
          timeScale: 0,
          faults: [],
        })
      : undefined;
  const connection = board && ['--port', board.console, '--bench', board.bench, '--time-scale', '0'];
  try {
    const { ends, differences, left } = await examineKills(folder, {
      kills: Number(kills),
      seed: Number(seed),
      words: [...(connection ?? []), ...selection],
      onEnd: ({ killed, exitCode, ms }) =>
        process.stdout.write(
          `${ms} ms  ${killed === undefined ? `ended, exit code ${exitCode}` : `${killed.signal}  ${JSON.stringify(killed.moment)}`}\n`,
        ),
    });
    for (const difference of differences.slice(0, 20)) process.stdout.write(`differs: ${difference}\n`);
    for (const file of left) process.stdout.write(`left: ${file}\n`);
    const killed = ends.filter((end) => end.killed !== undefined).length;
    process.stdout.write(`${killed} kills, ${differences.length} differences, ${left.length} files left\n`);
    return differences.length + left.length === 0 ? 0 : 1;
  } finally {
    board?.unplug();
    rmSync(folder, { recursive: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 3;
  },
);
