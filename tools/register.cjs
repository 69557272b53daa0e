'use strict';
/**
 * Lets `require` load TypeScript, to run the suite from its sources. ts-node compiles each file once, and a cache on disk
 * keeps the result. Without a changed file, neither ts-node nor the compiler is loaded, which saves most of a cold start.
 * The key contains the compiler version, the configuration, the file name and the source, so no entry can be stale. The
 * source map is a file of its own, because Node decodes and counts a map inside the JavaScript at each start.
 *
 * `certify`, and a run that is signed to be certified later, use no cache, because nothing compares the files of the
 * cache with the sources.
 *
 * `npm run typecheck` checks types, and this file does not. Each process needs it, also the workers of a parallel run,
 * which load it by its path. Delete node_modules/.cache/provtck to clear the cache.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, sep } = require('node:path');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules', '.cache', 'provtck');
const project = join(root, 'tsconfig.json');
const salt = `map file, no comments\0${require('typescript/package.json').version}\0${readFileSync(project, 'utf8')}\0`;

const cached = !process.argv.slice(2).some((argument) => /^(certify|--key(=.*)?)$/s.test(argument));

let service;

/** Compiles a file that is not in the cache. */
function compile(source, fileName) {
  service ??= require('ts-node').create({
    cwd: root,
    projectSearchDir: root,
    project,
    transpileOnly: true,
    compilerOptions: { removeComments: true },
  });
  return service.compile(source, fileName);
}

/** The JavaScript of a TypeScript file, with its source map. */
function javascriptOf(fileName) {
  const source = readFileSync(fileName, 'utf8');
  if (!cached) return compile(source, fileName);
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
    // Without write access to the folder, each start compiles again.
    try {
      mkdirSync(folder, { recursive: true });
      const [javascript, map] = apart(output, relative(dirname(fileName), `${file}.map`));
      write(`${file}.map`, map);
      write(file, javascript);
    } catch {}
    return output;
  }
}

/** Several processes can start at the same time, so a file gets its name when it is complete. */
function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

const INLINE = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** The JavaScript and the source map of what ts-node has compiled. The map does not repeat the source. */
function apart(output, mapPath) {
  const at = output.lastIndexOf(INLINE);
  const map = JSON.parse(Buffer.from(output.slice(at + INLINE.length), 'base64').toString('utf8'));
  return [
    `${output.slice(0, at)}//# sourceMappingURL=${encodeURI(mapPath.split(sep).join('/'))}\n`,
    JSON.stringify({ ...map, sourcesContent: undefined }),
  ];
}

process.setSourceMapsEnabled(true);
for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, fileName) => module._compile(javascriptOf(fileName), fileName);

// Modules of a user that import the package get this copy of it, and not a built one.
const Module = require('node:module');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolve(request, ...rest) {
  if (request === 'simplelink-provisioning-tck') return join(root, 'index.ts');
  return resolveFilename.call(this, request, ...rest);
};
