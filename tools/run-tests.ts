/**
 * Runs the tests: `npm test [group ...]`. Without a group it compiles and checks every file first, then it runs all
 * groups, a few at the same time, each in its own process.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { TEST_GROUPS, WAITING_GROUPS } from '../test/groups/load';
import type { FailedTest } from './test-reporter';

/** TypeScript 7 is a program in Go, which collects garbage so often that a third of its processor time goes there. */
process.env.GOGC ??= '400';

const folder = join(packageRoot(), 'test', 'groups');
const mocha = require.resolve('mocha/lib/cli/cli.js');
const reporter = require.resolve('./test-reporter');

interface GroupResult {
  readonly group: string;
  readonly failed: readonly FailedTest[];
  readonly succeeded: boolean;
}

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

/** Room in MB for new data. The data of a test is soon garbage, and with less room V8 copies more of it. */
const execArgv = [...process.execArgv, '--max-semi-space-size=64'];

/** Runs a group in its own process. Gives the tests that failed, and whether the process ended without an error. */
async function runGroup(group: string): Promise<GroupResult> {
  const child = fork(mocha, ['--reporter', reporter, entryOf(group)], { cwd: packageRoot(), execArgv });
  const failed: FailedTest[] = [];
  child.on('message', (message) => failed.push(message as FailedTest));
  const [code] = (await once(child, 'close')) as [number | null];
  return { group, failed, succeeded: code === 0 };
}

/** Runs groups in order, so many at the same time. */
async function runInOrder(groups: readonly string[], atOnce: number): Promise<readonly GroupResult[]> {
  const waiting = [...groups];
  const results: GroupResult[] = [];
  const take = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await runGroup(next));
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return results;
}

/** Runs groups: one that needs the processor on each processor, and beside them those that wait. */
async function runGroups(groups: readonly string[]): Promise<readonly GroupResult[]> {
  const waits = (group: string): boolean => WAITING_GROUPS.some((each) => each === group);
  const results = await Promise.all([
    runInOrder(
      groups.filter((group) => !waits(group)),
      availableParallelism(),
    ),
    Promise.all(groups.filter(waits).map(runGroup)),
  ]);
  return results.flat();
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');

/** The failures of a group. Groups print at the same time, and one can print for minutes, so these lines come last. */
const failuresOf = ({ group, failed, succeeded }: GroupResult): readonly string[] => [
  ...(succeeded ? [] : [`The group ${group} failed. Failed tests: ${failed.length}`]),
  ...failed.map(({ title, failure }) => `  ${title}\n${indented(failure)}`),
];

/** Compiles every file once, before the processes of checks and groups load them. */
const prepared = async (): Promise<boolean> => (await script('compile')) && (await allSucceed(CHECKS.map(script)));

async function main(asked: readonly string[]): Promise<void> {
  const ready = asked.length > 0 || (await prepared());
  const results = ready ? await runGroups(asked.length > 0 ? asked : TEST_GROUPS) : [];
  process.stdout.write(
    results
      .flatMap(failuresOf)
      .map((line) => `${line}\n`)
      .join(''),
  );
  process.exitCode = ready && results.every(({ succeeded }) => succeeded) ? 0 : 1;
}

void main(process.argv.slice(2));
