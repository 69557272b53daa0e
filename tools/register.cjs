'use strict';
/**
 * Lets `require` load TypeScript, to run the suite from its sources. ts-node compiles each file once, and
 * `source-cache.cjs` keeps the result on disk. Without a changed file, neither ts-node nor the compiler is loaded, which
 * saves most of a cold start. `npm run compile` fills the cache at once.
 *
 * `certify`, and a run that is signed to be certified later, use no cache, because nothing compares the files of the
 * cache with the sources.
 *
 * `npm run typecheck` checks types, and this file does not. Each process needs it, also the workers of a parallel run,
 * which load it by its path.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { cachedOutput, keepOutput, project, root } = require('./source-cache.cjs');

const cached = !process.argv.slice(2).some((argument) => /^(certify|--key(=.*)?)$/s.test(argument));

let service;

function compile(source, fileName) {
  const compilerOptions = { removeComments: true };
  service ??= require('ts-node').create({
    cwd: root,
    projectSearchDir: root,
    project,
    transpileOnly: true,
    compilerOptions,
  });
  return service.compile(source, fileName);
}

/** The JavaScript of a TypeScript file, with its source map. */
function javascriptOf(fileName) {
  const source = readFileSync(fileName, 'utf8');
  if (!cached) return compile(source, fileName);
  const known = cachedOutput(fileName, source);
  if (known !== undefined) return known;
  const output = compile(source, fileName);
  keepOutput(fileName, source, output);
  return output;
}

process.setSourceMapsEnabled(true);
for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, fileName) => module._compile(javascriptOf(fileName), fileName);

// Modules of a user that import the package get this copy of it, and not a built one.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolve(request, ...rest) {
  if (request === 'simplelink-provisioning-tck') return join(root, 'index.ts');
  return resolveFilename.call(this, request, ...rest);
};
