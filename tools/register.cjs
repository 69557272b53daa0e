'use strict';
/**
 * Makes `require` read TypeScript, for a start from sources. ts-node compiles; what it made is kept on disk, and while
 * nothing changes neither ts-node nor the compiler is even loaded, which is most of a cold start. The key covers the
 * compiler's version, the configuration, the file's name and its text, so a stale entry cannot be hit.
 *
 * Types are checked by `npm run typecheck`, not here. Every process needs this, also the workers of a parallel run,
 * which load it by its path. Delete node_modules/.cache/provtck to start afresh.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules', '.cache', 'provtck');
const project = join(root, 'tsconfig.json');
const salt = `${require('typescript/package.json').version}\0${readFileSync(project, 'utf8')}\0`;

let service;

/** Compiles a file that is not in the cache. */
function compile(source, fileName) {
  service ??= require('ts-node').create({ cwd: root, projectSearchDir: root, project, transpileOnly: true });
  return service.compile(source, fileName);
}

/** The JavaScript of a TypeScript file, its source map included. */
function javascriptOf(fileName) {
  const source = readFileSync(fileName, 'utf8');
  const key = createHash('sha256')
    .update(salt)
    .update(relative(root, fileName))
    .update('\0')
    .update(source)
    .digest('hex');
  const file = join(folder, `${key}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const output = compile(source, fileName);
    // Written aside and renamed, for several processes may start at once; a folder one cannot write to costs only time.
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.${process.pid}`, output);
      renameSync(`${file}.${process.pid}`, file);
    } catch {}
    return output;
  }
}

process.setSourceMapsEnabled(true);
for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, fileName) => module._compile(javascriptOf(fileName), fileName);
