/** Runs the groups of tests at the same time, each in its own process: `npm run test:groups [group ...]`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';

const folder = join(packageRoot(), 'test', 'groups');

/** Each file of the folder is a group, but the loader. */
const groups = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file !== 'load.ts')
    .map((file) => file.replace(/\.ts$/, ''));

async function run(group: string): Promise<number> {
  const mocha = require.resolve('mocha/bin/mocha.js');
  const child = spawn(process.execPath, [mocha, join(folder, `${group}.ts`)], {
    cwd: packageRoot(),
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

async function main(asked: readonly string[]): Promise<void> {
  const codes = await Promise.all((asked.length > 0 ? asked : groups()).map(run));
  process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
}

void main(process.argv.slice(2));
