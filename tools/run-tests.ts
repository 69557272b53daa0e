/**
 * Runs the tests: `npm test [group ...]`. Without a group it checks types and conventions first, then it runs all groups at
 * the same time, each in its own process.
 */
import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';

const folder = join(packageRoot(), 'test', 'groups');
const mocha = require.resolve('mocha/bin/mocha.js');

/** Each file of the folder is a group, but the loader. */
const groups: readonly string[] = readdirSync(folder)
  .filter((file) => file !== 'load.ts')
  .map((file) => file.replace(/\.ts$/, ''));

const entryOf = (group: string): string => join(folder, `${group}.ts`);

/** Whether a program ends without an error. */
async function succeeds(program: string, args: readonly string[], stdio: StdioOptions = 'inherit'): Promise<boolean> {
  const child = spawn(program, args, { cwd: packageRoot(), stdio, shell: process.platform === 'win32' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

const allSucceed = async (running: readonly Promise<boolean>[]): Promise<boolean> =>
  (await Promise.all(running)).every((succeeded) => succeeded);

const script = (name: string): Promise<boolean> => succeeds('npm', ['run', '--silent', name]);

/** Compiles every file of the tests. Otherwise each group would compile those that they share. */
const compile = (): Promise<boolean> =>
  succeeds(process.execPath, [mocha, '--dry-run', ...groups.map(entryOf)], ['ignore', 'ignore', 'inherit']);

async function main(asked: readonly string[]): Promise<void> {
  const ready = asked.length > 0 || (await allSucceed([script('typecheck'), script('lint'), compile()]));
  const chosen = asked.length > 0 ? asked : groups;
  const passed =
    ready && (await allSucceed(chosen.map((group) => succeeds(process.execPath, [mocha, entryOf(group)]))));
  process.exitCode = passed ? 0 : 1;
}

void main(process.argv.slice(2));
