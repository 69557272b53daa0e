/**
 * `npm run mutation [group …]`: Stryker changes the code of the suite, one operator, condition or text at a time, and
 * reports the changes that no test detects. Stryker skips code and tests that did not change since the last run.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';

/** Code that decides verdicts, and its fast tests, by group. */
const groups: { readonly [name: string]: { readonly mutate: readonly string[]; readonly tests: readonly string[] } } = {
  judge: {
    mutate: [
      ...['completeness', 'deviation', 'device-order', 'interval', 'log-judge', 'monitor', 'monitor-runner'],
      ...['pending-violation', 'process-tracker', 'record-accessors', 'verdict'],
      ...['violation-text', 'monitors/*'],
    ].map((name) => `judge/${name}.ts`),
    tests: ['test/judge/*.test.ts'],
  },
  ledger: {
    mutate: ['ledger/applicability.ts', 'ledger/statement.ts'],
    tests: ['test/ledger/applicability.test.ts', 'test/ledger/statement.test.ts'],
  },
  console: {
    mutate: ['answers', 'console-events', 'line-reader'].map((name) => `adapters/serial/${name}.ts`),
    tests: ['answers', 'console-events', 'line-reader'].map((name) => `test/adapters/serial/${name}.test.ts`),
  },
  certificate: {
    mutate: ['completeness', 'envelope', 'verify'].map((name) => `reports/certificate/${name}.ts`),
    tests: ['verify', 'refusals'].map((name) => `test/reports/certificate/${name}.test.ts`),
  },
};

const root = packageRoot();
const out = join(root, 'out', 'mutation');

function mutate(name: string, { mutate: files, tests }: (typeof groups)[string]): void {
  mkdirSync(out, { recursive: true });
  const started = Date.now();
  const { status } = spawnSync(
    process.execPath,
    [
      require.resolve('@stryker-mutator/core/package.json').replace('package.json', 'bin/stryker.js'),
      'run',
      ...['--mutate', files.join()],
      ...['--testFiles', tests.join()],
      ...['--incrementalFile', join('out', 'mutation', `${name}.json`)],
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
  for (const kind of ['html', 'json']) renameSync(join(out, `report.${kind}`), join(out, `${name}.report.${kind}`));
  process.stdout.write(`${name}: ${Math.round((Date.now() - started) / 1_000)} s\n`);
}

const wanted = process.argv.slice(2);
for (const [name, group] of Object.entries(groups))
  if (wanted.length === 0 || wanted.includes(name)) mutate(name, group);
