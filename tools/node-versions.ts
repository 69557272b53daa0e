/**
 * Runs the suite with each supported version of Node: `npm run node-versions -- [major ...]`. The npm package `node`
 * supplies the executables, which go into a temporary folder. Prints one line per version.
 *
 * Exit code 1 if a version gives another verdict. A version that npm cannot install is printed as not checked.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';

/** Supported versions, the recommended ones first. */
const supported = ['22', '24', '20'];

/** Runs with their exit codes: the reference device, one that breaks a rule, worker processes, and cucumber. */
const runs: readonly (readonly [exitCode: number, ...options: string[]])[] = [
  [0],
  [1, '--adapter', 'mutant:never-stays', '--rule', 'PROV-6-09'],
  [0, '--parallel', '2', '--rule', 'PROV-7.5-16'],
  [0, '--format', 'html', '--rule', 'PROV-7.5-16'],
];

/** Installs a version and returns the path of its executable; undefined if npm fails. */
function installed(major: string, folder: string): string | undefined {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts=false', `node@${major}`];
  const { status } = spawnSync('npm', ['install', ...options], { cwd: folder, stdio: 'ignore' });
  const binary = join(folder, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return status === 0 && versionOf(binary) !== undefined ? binary : undefined;
}

const versionOf = (binary: string): string | undefined => {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** The result of a version as a line, and whether it is as expected. */
function check(major: string): { readonly line: string; readonly ok: boolean } {
  const folder = mkdtempSync(join(tmpdir(), `provtck-node-${major}-`));
  try {
    const node = installed(major, folder);
    if (node === undefined) return { line: `node ${major}: not checked, npm cannot install it here`, ok: true };
    const entry = join(packageRoot(), 'bin', 'provtck.js');
    const wrong = runs.find(([exitCode, ...options]) => {
      const args = [entry, 'run', '--quiet', '--out', join(folder, 'out'), ...options];
      return spawnSync(node, args, { cwd: folder, stdio: 'ignore' }).status !== exitCode;
    });
    const version = versionOf(node) ?? major;
    if (wrong === undefined) return { line: `node ${version}: ${runs.length} runs as expected`, ok: true };
    return { line: `node ${version}: provtck run ${wrong.slice(1).join(' ')} ended with another verdict`, ok: false };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const majors = process.argv.slice(2);
for (const major of majors.length > 0 ? majors : supported) {
  const { line, ok } = check(major);
  process.stdout.write(`${line}\n`);
  if (!ok) process.exitCode = 1;
}
