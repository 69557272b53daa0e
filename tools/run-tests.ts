/**
 * Runs the tests: `npm test [group ...]`. Without a group it compiles and checks every file first, then it runs all
 * groups at the same time, each in its own process.
 */
import { spawn } from 'node:child_process';
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
async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(program, args, { cwd: packageRoot(), stdio: 'inherit', shell: process.platform === 'win32' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

const allSucceed = async (running: readonly Promise<boolean>[]): Promise<boolean> =>
  (await Promise.all(running)).every((succeeded) => succeeded);

const script = (name: string): Promise<boolean> => succeeds('npm', ['run', '--silent', name]);

/** Checks of every file, which need nothing of each other. */
const CHECKS: readonly string[] = ['typecheck', 'style', 'conventions', 'words'];

/** Compiles every file once, before the processes of checks and groups load them. */
const prepared = async (): Promise<boolean> => (await script('compile')) && (await allSucceed(CHECKS.map(script)));

async function main(asked: readonly string[]): Promise<void> {
  const ready = asked.length > 0 || (await prepared());
  const chosen = asked.length > 0 ? asked : groups;
  const passed =
    ready && (await allSucceed(chosen.map((group) => succeeds(process.execPath, [mocha, entryOf(group)]))));
  process.exitCode = passed ? 0 : 1;
}

void main(process.argv.slice(2));
