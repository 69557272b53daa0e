/**
 * The cost of the suite, compared with its runner. Each figure is a ratio of two measurements of the same run, so that it
 * is comparable between machines.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuite } from '../cli/suite';
import { packageRoot } from '../ledger/package-root';
import type { Sources } from '../runtime/cucumber';
import { behaveRatio } from './behave';
import { consoleRate } from './console';
import { writeEmptySupport } from './empty-support';
import { farmRatio } from './farm';
import { judgeRate } from './judge';
import { inTurn, line, runNode } from './measure';
import { mutantCost } from './mutants';
import { wireRate } from './wire';

const ROUNDS = 7;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-benchmark-'));
  try {
    const empty = await writeEmptySupport(folder);
    for (const report of [
      ...(await warm(folder, empty)),
      ...(await cold(folder, empty)),
      ...(await consoleRate()),
      ...(await farmRatio(folder)),
      ...(await wireRate()),
      ...judgeRate(),
    ])
      process.stdout.write(`${report}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In one process that has loaded all code: the suite with its reports, compared with empty steps. */
async function warm(folder: string, sources: Sources): Promise<readonly string[]> {
  const out = join(folder, 'out');
  let deviceMs = 0;
  const full = async (): Promise<void> => {
    deviceMs = (await runSuite({ out })).run.deviceMs;
  };
  const emptySteps = async (): Promise<void> => {
    await runSuite({ out, sources });
  };
  await full();
  await emptySteps();
  const [fullMs = 0, emptyMs = 0] = await inTurn(ROUNDS, [full, emptySteps]);
  const ratio = fullMs / emptyMs;
  return [
    `warm: full run ${fullMs.toFixed(0)} ms, empty steps ${emptyMs.toFixed(0)} ms, device time ${(deviceMs / 1_000).toFixed(0)} s`,
    line('full run / same features with empty steps', ratio, '<= 1.25', ratio <= 1.25),
    line('device time / wall time', deviceMs / fullMs, '>= 1000', deviceMs / fullMs >= 1_000),
  ];
}

/** Whole processes: the command from sources, compared with plain cucumber-js and empty steps. */
async function cold(folder: string, sources: Sources): Promise<readonly string[]> {
  const root = packageRoot();
  writeFileSync(
    join(folder, 'cucumber.cjs'),
    `module.exports = ${JSON.stringify({ default: { paths: [sources.features], require: [sources.support], format: ['summary'] } })};\n`,
  );
  const cucumber = join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const out = join(folder, 'out');
  const plain = (): void => runNode([cucumber, '--config', 'cucumber.cjs'], folder);
  const suite = (): void => runNode([join(root, 'bin', 'provtck.js'), 'run', '--quiet', '--out', out], root);
  plain();
  suite();
  const [plainMs = 0, suiteMs = 0] = await inTurn(ROUNDS, [plain, suite]);
  const ratio = suiteMs / plainMs;
  return [
    `cold: provtck run ${suiteMs.toFixed(0)} ms, plain cucumber-js with empty steps ${plainMs.toFixed(0)} ms`,
    line('provtck run / plain cucumber-js with empty steps', ratio, '<= 1.5', ratio <= 1.5),
    ...(await behaveRatio(folder, suite)),
    ...(await mutantCost(suite)),
  ];
}

void main();
