'use strict';
/**
 * Compiles every TypeScript file of the checkout into the cache of `register.cjs`: `npm run compile`. TypeScript 7 needs
 * 5 s for all of them. ts-node, which compiles a file where it is first loaded, needs 20 s.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { keepOutput, project, root } = require('./source-cache.cjs');

const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
const EMIT = ['--noEmit', 'false', '--noCheck', '--incremental', 'false', '--tsBuildInfoFile', 'null'];

/** The source of an output file, as an absolute path, or nothing for JSON. */
const sourceOf = (output) =>
  ['.ts', '.tsx'].map((extension) => join(root, output.replace(/\.js$/, extension))).find((file) => existsSync(file));

function keepAll(folder) {
  for (const output of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const source = output.endsWith('.js') ? sourceOf(output) : undefined;
    if (source === undefined) continue;
    keepOutput(source, readFileSync(source, 'utf8'), readFileSync(join(folder, output), 'utf8'));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
try {
  const args = [compiler, '-p', project, ...EMIT, '--inlineSourceMap', '--removeComments', '--outDir', folder];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
  if (process.exitCode === 0) keepAll(folder);
} finally {
  rmSync(folder, { recursive: true });
}
